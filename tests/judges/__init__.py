"""The judges: compiled templates before real tools, without an AWS account. See docs/judges.md."""
