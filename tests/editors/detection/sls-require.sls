require length(workers) > 0 else "nobody works"
