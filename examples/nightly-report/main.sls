/// Adds up the sales of the day before, every night, and signs what it found.
service nightly_report {}

/// Who hears of it when a night's report fails.
input alert_email: string { description: "Where failures go" }

let timezone = "Europe/Vienna"

/// The tills put their sales here, one folder for each day: `2027-01-31/till-7.csv`.
bucket sales {}

bucket reports {}

/// How many products the report lists. Change it in the console; the next night knows.
parameter top_products { value: "3" }

/// Generated on deployment, and known to nobody who does not ask for it.
secret signing_key { description: "Signs each report, so that a reader can tell it was not altered" }

function report {
  code:    "./functions/report"
  handler: "index.handler"
  runtime: "nodejs22.x"
  memory:  256MB
  timeout: 2m
  env: {
    SALES:        sales.name
    REPORTS:      reports.name
    TOP_PRODUCTS: top_products.name
    SIGNING_KEY:  signing_key.arn
    TIMEZONE:     timezone
  }
}

// At four: the hour from two to three does not exist in one night of the year, and comes twice in another.
schedule nightly { cron: "0 4 * * ? *", timezone: timezone }

nightly -> report
report  -> [sales.list, sales.read, reports.write]
report  -> [top_products.read, signing_key.read]

topic operators { email: [alert_email] }

report.failure -> operators

output sales_bucket = sales.name
output reports_bucket = reports.name
