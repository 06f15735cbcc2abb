# A manifest, taken apart by json.awk, as a table of Markdown.

{
  path = $1
  said[path] = $2
  n = split(path, part, ".")
}

part[1] == "stacks" && part[2] + 1 > stacks { stacks = part[2] + 1 }

# …depends_on.0, …capabilities.1, …regions.0
part[n] ~ /^[0-9]+$/ {
  whole = substr(path, 1, length(path) - length(part[n]) - 1)
  joined[whole] = joined[whole] (joined[whole] == "" ? "" : ", ") code($2)
}

# …parameters.0.name
part[n] == "name" && part[n - 2] == "parameters" {
  whole = path
  sub(/\.[0-9]+\.name$/, "", whole)
  stem = substr(path, 1, length(path) - 5)
  parameters[whole] = parameters[whole] (parameters[whole] == "" ? "" : ", ") code($2)
  order[++parameter_count] = stem
  of[stem] = whole
}

END {
  print "### " code(file) " → " code(folder)
  print ""
  kind = said["format"] == "sam" ? "SAM" : "CloudFormation"
  print "Service " code(said["service"]) " for " kind ", made by slsc " said["compiler.version"] "."
  print ""
  print "| stack | region | template | parameters | capabilities | needs first |"
  print "| --- | --- | --- | --- | --- | --- |"
  for (i = 0; i < stacks; i++) row("stacks." i, code_or(said["stacks." i ".region"], "any"))
  if ("stack_set.name" in said) row("stack_set", joined["stack_set.regions"])
}

function row(at, region) {
  print "| " code(said[at ".name"]) (at == "stack_set" ? ", a stack set" : "") " | " region " | " code(said[at ".template"]) \
    " | " or_none(given(at)) " | " or_none(joined[at ".capabilities"]) " | " or_none(joined[at ".depends_on"]) " |"
}

# The parameters of a stack, with their defaults: those without one have to be given.
function given(at,   i, list, stem) {
  list = ""
  for (i = 1; i <= parameter_count; i++) {
    stem = order[i]
    if (of[stem] != at ".parameters") continue
    list = list (list == "" ? "" : ", ") code(said[stem ".name"]) default_of(stem)
  }
  return list
}

function default_of(stem) {
  if (!((stem ".default") in said)) return ""
  return " = " (said[stem ".hidden"] == "true" ? "hidden" : code(said[stem ".default"]))
}

function or_none(text) { return text == "" ? "–" : text }

function code_or(text, otherwise) { return text == "" ? otherwise : code(text) }

# A value as code in a table: nothing in it ends the code, the cell or the table.
function code(text) {
  gsub(/`/, "'", text)
  gsub(/\|/, "\\|", text)
  return text == "" ? "–" : "`" text "`"
}
