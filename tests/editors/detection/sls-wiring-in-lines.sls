orders
  -> charge
  -> ledger.write
