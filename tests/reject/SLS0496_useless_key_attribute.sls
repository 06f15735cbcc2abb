key seal { use: "sign", rotate: 365d }
