topic accepted {
  display_name: "Accepted orders
  //            ^ not closed on this line
}
