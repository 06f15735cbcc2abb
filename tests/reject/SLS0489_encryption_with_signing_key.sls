key seal { use: "sign" }

queue orders { key: seal }
