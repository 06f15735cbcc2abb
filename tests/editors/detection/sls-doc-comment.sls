/// Takes orders in.
service orders {}
