// A page of ours in headless Chromium. Nothing comes from the network: the files that a page asks for are bundled here.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installed, installed_package, root } from './tools.mjs';

const { chromium } = installed_package('playwright-core');
const esbuild = installed_package('esbuild');

/** Where a page seems to lie. */
export const HOME = 'http://sls.test/';
const PAGES = path.join(root, 'tests/editors/web/pages');

/** The bundle of a page: its script, style, and whatever they draw in, by name. */
async function bundle(page) {
  const entries = { [page]: path.join(PAGES, `${page}.js`) };
  const modules = path.join(installed, 'node_modules');
  if (page === 'monaco') entries.worker = path.join(modules, 'monaco-editor/esm/vs/editor/editor.worker.js');
  if (page === 'highlightjs') {
    entries.light = path.join(modules, 'highlight.js/styles/github.css');
    entries.dark = path.join(modules, 'highlight.js/styles/github-dark.css');
  }
  const built = await esbuild.build({
    entryPoints: entries,
    bundle: true,
    write: false,
    outdir: '/',
    format: 'iife',
    logLevel: 'error',
    nodePaths: [modules],
    loader: { '.ttf': 'file', '.woff2': 'file', '.sls': 'text' },
  });
  const files = built.outputFiles.map((file) => [path.basename(file.path), Buffer.from(file.contents)]);
  return new Map([['index.html', Buffer.from(html(page))], ...files]);
}

function html(page) {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${page}</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="${page}.css"><body><main></main><script src="${page}.js"></script></body></html>`;
}

/** How long anything may take, in milliseconds, on a machine that is busy. */
const PATIENCE = 180_000;

const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css', ttf: 'font/ttf', woff2: 'font/woff2' };

/** Opens one of our pages, and gives `use` the page and a list that takes every complaint of the browser's. */
export async function with_page(name, size, use) {
  const files = await bundle(name);
  const file_at = (url) => files.get(url === HOME ? 'index.html' : url.replace(HOME, ''));
  return with_site(file_at, size, async (page, complaints) => {
    await page.waitForFunction(() => globalThis.ready === true);
    return use(page, complaints);
  });
}

/** The same with any page: `file_at` has what lies at an address, if anything does. */
export async function with_site(file_at, { width = 1000, height = 700 }, use) {
  const unpacked = process.env.SLS_CHROMIUM ?? path.join(installed, '../chromium');
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'sls-chromium-'));
  const browser = await chromium.launch({
    executablePath: path.join(unpacked, 'chromium'),
    chromiumSandbox: false,
    timeout: PATIENCE,
    args: ['--headless=shell', '--no-zygote', '--disable-gpu', '--font-render-hinting=none', '--force-color-profile=srgb'],
    env: {
      HOME: home,
      LD_LIBRARY_PATH: path.join(unpacked, 'al2023/lib'),
      FONTCONFIG_PATH: path.join(unpacked, 'fonts'),
    },
  });
  try {
    const page = await browser.newPage({ viewport: { width, height } });
    page.setDefaultTimeout(PATIENCE);
    const complaints = [];
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.route('**/*', (route) => {
      const url = route.request().url();
      const body = file_at(url);
      if (!body) complaints.push(`no file: ${url}`);
      const contentType = TYPES[url === HOME ? 'html' : url.split('.').pop()];
      return body ? route.fulfill({ body, contentType }) : route.abort();
    });
    await page.goto(HOME);
    return await use(page, complaints);
  } finally {
    await browser.close();
    fs.rmSync(home, { recursive: true, force: true });
  }
}
