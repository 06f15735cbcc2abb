// Every function of the language.
let words = split(",", "pear, apple ,fig,fig")
let trimmed = [for word in words: trim(word)]

let checks = {
  contains: contains(trimmed, "fig") && contains("orders", "der") && contains({ a: 1 }, "a"),
  starts:   starts_with("orders", "or"),
  ends:     ends_with("orders", "rs"),
}

let facts = {
  sorted:   join(" ", sort(distinct(trimmed))),
  loud:     upper("apple"),
  quiet:    lower("APPLE"),
  replaced: replace("a-b-c", "-", "."),
  count:    text(length(flatten([[1, 2], [3]]))),
  longest:  text(max(20s, 2m)),
  smallest: text(min(512MB, 1GB)),
  keys:     join(" ", keys(checks)),
  values:   text(length(values(checks))),
  last:     text(range(0, 5)[4]),
  after:    pairs(trimmed)[0].to,
}

queue orders { tags: facts }
