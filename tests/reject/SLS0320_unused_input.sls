input alert_email: string {}
//    ^ nothing below uses it

topic operators {}
