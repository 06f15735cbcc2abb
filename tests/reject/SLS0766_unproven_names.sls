site docs { names: ["www.example.org"] }
