// Text over several lines, escapes, and interpolation.
let greeting = """
  Hello,
    orders of ${upper("acme")} go first.
  """

queue orders { tags: { quoted: "say \"hi\"", dollar: "\${not filled in}", snowman: "\u{2603}", lines: text(length(greeting)) } }
