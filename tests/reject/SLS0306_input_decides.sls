input stage: "dev" | "production" {}

if stage == "production" {
// ^^^^^
  topic operators {}
}
