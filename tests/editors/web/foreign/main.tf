resource "aws_sqs_queue" "orders" {
  name                       = "orders"
  visibility_timeout_seconds = 360
  tags = { team = "orders", cost-center = "42" }
}

variable "stage" {
  type    = string
  default = "dev"
}

output "url" { value = aws_sqs_queue.orders.url }
