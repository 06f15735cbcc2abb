# Takes JSON apart: for each text, number and truth value a line with its path, a tab, and the value.
#
#   {"stacks": [{"name": "shop"}]}   ->   stacks.0.name<TAB>shop
#
# `jq` is not in every container that a job may run in; awk is.

{ text = text $0 "\n" }

END {
  at = 1
  length_of_text = length(text)
  value("")
}

function value(path,   first) {
  skip_blanks()
  first = substr(text, at, 1)
  if (first == "{") object(path)
  else if (first == "[") list(path)
  else if (first == "\"") print path "\t" string()
  else print path "\t" word()
}

function object(path,   key) {
  at++
  while (more("}")) {
    key = string()
    skip_blanks()
    at++ # the colon
    value(path == "" ? key : path "." key)
  }
}

function list(path,   i) {
  at++
  for (i = 0; more("]"); i++) value(path == "" ? i : path "." i)
}

# Whether another entry comes; the comma before it, or the bracket behind the last one, is passed.
function more(closing) {
  skip_blanks()
  if (substr(text, at, 1) == ",") {
    at++
    skip_blanks()
  }
  if (at > length_of_text) return 0
  if (substr(text, at, 1) != closing) return 1
  at++
  return 0
}

function string(   out, char) {
  out = ""
  for (at++; at <= length_of_text; at++) {
    char = substr(text, at, 1)
    if (char == "\"") break
    if (char == "\\") char = unescaped(substr(text, ++at, 1))
    out = out char
  }
  at++
  return out
}

# Line ends and tabs become blanks, so that a value stays on its line. \u0041 stays as it is written.
function unescaped(char) {
  if (char ~ /[nrtbf]/) return " "
  return char == "u" ? "\\u" : char
}

function word(   start) {
  start = at
  while (at <= length_of_text && substr(text, at, 1) !~ /[][{},[:space:]]/) at++
  return substr(text, start, at - start)
}

function skip_blanks() {
  while (at <= length_of_text && substr(text, at, 1) ~ /[[:space:]]/) at++
}
