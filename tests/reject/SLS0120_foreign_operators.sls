param stage: "dev" | "production" = "dev"

if stage == "dev" and true {
  //              ^ &&
  queue orders {}
}

if stage == "dev" {
  topic accepted {}
} elif stage == "production" {
  topic confirmed {}
}
