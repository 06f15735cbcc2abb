function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }
bucket files {}

charge -> allow("s3:GetBucketTagging", on: "${files.arn}/*")
