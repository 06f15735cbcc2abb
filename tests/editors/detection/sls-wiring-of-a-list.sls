[orders, returns] -> charge
