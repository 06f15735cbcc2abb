table ledger {
  key: { customer: string, order_id: string }
  local_indexes: {
    by_field_a: { key: { customer: string, field_a: string } }
    by_field_b: { key: { customer: string, field_b: string } }
    by_field_c: { key: { customer: string, field_c: string } }
    by_field_d: { key: { customer: string, field_d: string } }
    by_field_e: { key: { customer: string, field_e: string } }
    by_field_f: { key: { customer: string, field_f: string } }
  }
}
