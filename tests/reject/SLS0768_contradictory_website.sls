bucket pages { website: { index: "index.html", redirect: "https://www.example.com" } }
