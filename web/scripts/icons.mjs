// Draws the icons of the installed page from public/favicon.svg: `node scripts/icons.mjs`, whenever that changes.
import { readFile } from 'node:fs/promises';
import { launch } from '../e2e/browser.mjs';

const PUBLIC = new URL('../public/', import.meta.url);
/** How much of the square the drawing fills: a maskable icon may lose all outside a circle of 80 %. */
const ICONS = [
  { file: 'icon-192.png', size: 192, share: 1, ground: 'transparent' },
  { file: 'icon-512.png', size: 512, share: 1, ground: 'transparent' },
  { file: 'icon-maskable-512.png', size: 512, share: 0.72, ground: '#faf8f4' },
];

const svg = await readFile(new URL('favicon.svg', PUBLIC), 'utf8');
const browser = await launch();
for (const { file, size, share, ground } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const side = Math.round(size * share);
  await page.setContent(
    `<style>body{margin:0;display:grid;place-items:center;height:100vh;background:${ground}}svg{width:${side}px;height:${side}px}</style>${svg}`,
  );
  await page.screenshot({ path: new URL(file, PUBLIC).pathname, omitBackground: true });
}
await browser.close();
