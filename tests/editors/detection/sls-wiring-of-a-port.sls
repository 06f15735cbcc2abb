intake["POST /orders"] -> orders
