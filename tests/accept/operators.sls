// What operators give; the template shows it.
let a = 7
let b = 2

output minus = a - b
output minus_without_blanks = a-b
output negative = -a + b
output times = a * b + 1
output quotient = a / b
output rest = a % b
output product_first = 1 + a * b
output left_to_right = 10 - 3 - 2
output grouped = 10 - (3 - 2)
output exact = 7.0 / 2
output smaller = a < b || b <= 2 && !(a == b)
output different = a != b && a >= b
output chosen = a > b ? "a" : "b"
output nested_choice = a < b ? "less" : a == b ? "same" : "more"
output joined = "a" + "b" + text(a)
output remaining = text(2d - 12h)
output share = text(10m / 30s)
