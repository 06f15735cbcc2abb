function charge {
  runtime: "python3.13"
  inline: """
    import sqlite3

    orders = sqlite3.connect("/tmp/orders.db")

    def handler(event, context):
        orders.execute("insert into seen values (?)", [event["id"]])
    """
}
