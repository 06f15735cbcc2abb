// One picture: the program of the talk with one tool, in one theme.
import { with_page } from './browser.mjs';

export const PICTURES = ['monaco', 'highlightjs'].flatMap((tool) => ['light', 'dark'].map((theme) => [tool, theme]));

/** Wide enough for the longest line. */
const WIDTH = { monaco: 920, highlightjs: 860 };
/** Higher than the program, of which the picture is a part. */
const HEIGHT = 1400;

/**
 * Draws a picture, and tells what is in it: `picture` as PNG, `words` with their colours, the `background`, and whatever the
 * browser complained about.
 */
export async function render(tool, theme) {
  const width = WIDTH[tool];
  return with_page(tool, { width, height: HEIGHT }, async (page, complaints) => {
    const height = await page.evaluate((theme) => show(theme), theme);
    if (height >= HEIGHT) throw new Error(`the program is ${height} high: more than the page`);
    const { words, background } = await page.evaluate(look, tool === 'monaco' ? '.monaco-editor' : 'code');
    const picture = await page.screenshot({ clip: { x: 0, y: 0, width, height } });
    return { picture, words, background, complaints };
  });
}

/** Runs in the page: each stretch of text with its colour. */
function look(selector) {
  const shown = document.querySelector(selector);
  const texts = document.createTreeWalker(shown.querySelector('.view-lines') ?? shown, NodeFilter.SHOW_TEXT);
  const words = [];
  while (texts.nextNode()) {
    const text = texts.currentNode.data.replaceAll('\u00a0', ' ');
    if (text.trim()) words.push([text, getComputedStyle(texts.currentNode.parentElement).color]);
  }
  return { words, background: getComputedStyle(shown).backgroundColor };
}
