let tenants = [for number in range(0, 1000): "tenant-${number}"]

let pairs = [for a in tenants: [for b in tenants: join(" ", tenants)]]
//                                                ^^^^^^^^^^^^^^^^^^

queue orders { tags: { pairs: text(length(pairs)) } }
