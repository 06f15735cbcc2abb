// Draws the pictures of the documentation again and looks at what can be looked at without comparing points.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { PICTURES, render } from './render.mjs';
import { root } from './tools.mjs';

/** A word of each sort, as it stands in the program. */
const WORDS = {
  comment: '// The API: the same in both regions',
  doc: '/// An API in two regions',
  keyword: 'service',
  annotation: '@allow',
  constant: 'SLS0750',
  kind: 'zone',
  declared: 'root',
  key: 'regions',
  member: 'write',
  string: '"us-east-1"',
  number: '512MB',
  arrow: '->',
  name: 'public',
};
/** What stands out from a plain name. */
const COLOURED = ['comment', 'doc', 'keyword', 'annotation', 'constant', 'kind', 'declared', 'key', 'string', 'number', 'arrow'];
/** What is told apart, whatever the theme. */
const APART = [['kind', 'declared'], ['key', 'name'], ['string', 'key'], ['comment', 'keyword'], ['keyword', 'declared']];
/** Monaco's own choice for comments, which is nothing of ours. */
const PALE = ['monaco dark comment', 'monaco dark doc'];

for (const [tool, theme] of PICTURES) {
  const { picture, words, background, complaints } = await render(tool, theme);
  const where = `${tool} ${theme}`;
  assert.deepEqual(complaints, [], where);
  const plain = found(words, WORDS.name).at(-1);
  const coloured = words.filter(([, colour]) => colour !== plain?.[1]);
  assert.ok(coloured.length > 120, `${where}: only ${coloured.length} stretches are coloured`);

  const colours = {};
  for (const [sort, word] of Object.entries(WORDS)) {
    // A name is declared before it is one.
    const one = found(words, word).at(sort === 'name' ? -1 : 0);
    assert.ok(one, `${where}: no ${word}`);
    colours[sort] = one[1];
    const contrast = contrast_of(one[1], background);
    assert.ok(contrast >= 4.5 || PALE.includes(`${where} ${sort}`), `${where}: ${sort} has a contrast of ${contrast.toFixed(1)}`);
  }
  for (const sort of COLOURED) assert.notEqual(colours[sort], colours.name, `${where}: a ${sort} looks like a name`);
  for (const [one, other] of APART) assert.notEqual(colours[one], colours[other], `${where}: a ${one} looks like a ${other}`);

  const kept = fs.readFileSync(path.join(root, 'docs/images/editors', `${tool}-${theme}.png`));
  assert.deepEqual(size(kept), size(picture), `${where}: the picture is not of this program; run pictures.mjs`);
}

/** The stretches that are a word, or else that hold it. */
function found(words, word) {
  const whole = words.filter(([text]) => text.trim() === word);
  return whole.length > 0 ? whole : words.filter(([text]) => text.includes(word));
}

/** How much lighter the lighter one is, as the guidelines for accessible pages have it. */
function contrast_of(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour) {
  const [red, green, blue] = colour.match(/\d+/g).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Width and height, from the head of a PNG. */
function size(png) {
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}
