// Fences of `sls` in Markdown are read as programs, and end where they end: `node markdown.mjs PACKAGES`.

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { argv } from "node:process";
import { tokenizer } from "./tokenizer.mjs";

const markdown = fileURLToPath(new URL("markdown.tmLanguage.json", import.meta.url));
const tokenize = await tokenizer(argv[2], "text.html.markdown", { "text.html.markdown": markdown });

const TEXT = `
\`\`\`sls
queue orders { tags: { a: "open
\`\`\`

queue outside {}

  ~~~~ sls rejected SLS0302
  topic accepted {}
  \`\`\`
  ~~~~
\`\`\`slsx
topic strange {}
\`\`\`
`;

const { all } = tokenize(TEXT);
const scopes = (word) => {
  const found = all.find(({ start, end }) => TEXT.slice(start, end).trim() === word);
  return found?.scopes ?? [];
};
const isProgram = (word) => scopes(word).includes("meta.embedded.block.sls");

assert.equal(scopes("queue").at(-1), "entity.name.type.kind.sls");
assert.equal(scopes("orders").at(-1), "entity.name.variable.sls");
assert.equal(scopes("topic").at(-1), "entity.name.type.kind.sls");
assert.ok(isProgram("accepted"));
for (const word of ["outside", "queue outside {}", "topic strange {}", "strange"]) assert.ok(!isProgram(word), word);
assert.equal(scopes("sls").at(-1), "fenced_code.block.language.markdown");
