parameter cities { value: ["Vienna, Austria", "Linz, Austria"] }
