input alert_email: string { description: "Where alarms go" }
