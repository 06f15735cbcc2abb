// Renews the pictures of the documentation.
//
//   node pictures.mjs FOLDER
import path from 'node:path';
import { with_page } from './browser.mjs';

const folder = process.argv[2];

for (const tool of process.argv[3] ? [process.argv[3]] : ['monaco', 'highlightjs']) {
  for (const theme of ['light', 'dark']) {
    await with_page(tool, { width: 880, height: 1150 }, async (page, complaints) => {
      await page.evaluate((theme) => show(theme), theme);
      const shown = page.locator(tool === 'monaco' ? '.view-lines' : 'pre');
      await shown.waitFor();
      const { height } = await page.evaluate(() => {
        const lines = document.querySelector('.view-lines') ?? document.querySelector('pre');
        return { height: Math.ceil(lines.getBoundingClientRect().height) };
      });
      await page.screenshot({ path: path.join(folder, `${tool}-${theme}.png`), clip: { x: 0, y: 0, width: 880, height: height } });
      if (complaints.length > 0) throw new Error(`${tool}, ${theme}: ${complaints.join('\n')}`);
    });
  }
}
