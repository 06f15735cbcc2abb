table ledger {
  key: { customer: string, order_id: string }
  local_indexes: { by_day: { key: { day: string } } }
}
