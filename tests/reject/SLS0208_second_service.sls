service order_intake { tags: { team: "orders" } }

service billing { tags: { team: "finance" } }
//      ^^^^^^^
