/// Takes orders in, and charges for them.
service order_intake { tags: { team: "orders" } }

/// Orders that nobody has looked at yet.
///
/// Customers wait for these.
queue orders { retries: 5 }

/// Charges the card.
function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }

/// Each order is charged once.
orders -> charge

/// Where the shop sends orders.
output orders_url = orders.url
