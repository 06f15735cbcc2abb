bus account { default: true, description: "Events of AWS services" }
