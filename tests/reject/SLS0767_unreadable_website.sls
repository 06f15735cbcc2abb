key vault {}

bucket pages { website: { index: "index.html" }, key: vault }
