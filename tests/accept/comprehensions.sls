// Lists from lists.
let tenants = [{ name: "acme", tier: 1 }, { name: "globex", tier: 2 }, { name: "initech", tier: 1 }]

let names = [for tenant in tenants: tenant.name]
let first_tier = [for tenant in tenants if tenant.tier == 1: upper(tenant.name)]
let squares = [for n in range(1, 4): n * n]
let grid = flatten([for a in names: [for n in squares: "${a}-${n}"]])

queue orders { tags: { tenants: join(" ", names), first: join(" ", first_tier), cells: text(length(grid)) } }
