// Inputs are known only at deployment: their values flow into properties, and decide nothing.
input alert_email: string { description: "Where alarms go", pattern: ".+@.+" }
input level: "info" | "debug" { default: "info" }
input limit: int { default: 10, min: 1, max: 100 }
input token: string { hidden: true }

secret bank_token { value: token }
topic operators { email: [alert_email] }

function charge {
  code:    "./functions/charge"
  handler: "app.handler"
  runtime: "python3.13"
  env:     { LEVEL: level, LIMIT: "${limit} per minute", TOKEN: bank_token.arn, REGION: aws.region }
}

operators -> charge -> bank_token.read

/// Who is called at night.
output operators_arn = operators.arn
output greeting = "alarms of ${aws.region} go to ${alert_email}"
