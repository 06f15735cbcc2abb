service order_intake { regions: ["Frankfurt"] }
//                               ^^^^^^^^^^^
