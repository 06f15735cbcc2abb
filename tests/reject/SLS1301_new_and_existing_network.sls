network inside {
  existing: { vpc: "vpc-0a1b2c3d4e5f67890", subnets: ["subnet-0a1b2c3d4e5f67890", "subnet-1a1b2c3d4e5f67890"] }
  internet: "nat"
}
