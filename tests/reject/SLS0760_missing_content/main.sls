site docs { content: "./pubilc" }
