let numbers = range(0, 10000)

let pairs = [for a in numbers: [for b in numbers: a * b]]

queue orders { tags: { pairs: text(length(pairs)) } }
