let place = "C:\deploy"
