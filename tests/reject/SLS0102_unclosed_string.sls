topic accepted {
  display: "Accepted orders
  //       ^ not closed on this line
}
