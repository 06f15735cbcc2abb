input token: string { hidden: true }
secret bank { value: token }

output login = "shop:${token}"
output bank_secret = bank.arn
