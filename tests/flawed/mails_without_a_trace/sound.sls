service mails {}

defaults function { runtime: "python3.13", memory: 256MB, timeout: 20s }

topic arrived {}

function file_mail { code: "./functions/file_mail", handler: "app.handler" }

arrived -> file_mail
