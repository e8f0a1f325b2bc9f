/** The page of the design system is made of what it shows. */
import { expect, it } from 'vitest';
import { createPageStyle } from '../../../src/ui/page-style.ts';
import { contrastOf } from '../../../src/ui/styles/read-tokens.ts';
import { TOKENS } from '../../../src/ui/styles/tokens.ts';
import { stylesPageData } from '../../../src/ui/styles-page/styles-page-data.ts';
import { servePages, wordsOf } from './served-pages.ts';

it('every token of the style sheet is on the page of the design system', async () => {
  const pages = await servePages(async () => {});
  const html = await pages.html('/_/styles');
  await pages.close();
  const tokens = [...new Set([...TOKENS.matchAll(/--([a-z0-9-]+):/g)].map(([, name]) => name))];
  expect(tokens.length).toBeGreaterThan(30);
  expect(tokens.filter((name) => !html.includes(`<code lang="en">${name}</code>`))).toEqual([]);
  expect(wordsOf(html).includes('推进中：')).toBe(true);
});

it('no property is used that is no token', () => {
  const { text } = createPageStyle();
  const known = new Set([...text.matchAll(/--([a-z0-9-]+):/g)].map(([, name]) => name));
  const used = [...text.matchAll(/var\(--([a-z0-9-]+)/g)].map(([, name]) => name);
  expect(used.filter((name) => !known.has(name))).toEqual([]);
});

it('every colour can be read on its ground, in both schemes', () => {
  const { contrasts } = stylesPageData();
  expect(contrasts.filter(({ light, dark, atLeast }) => Math.min(light, dark) < atLeast)).toEqual([]);
});

it.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#777777', '#ffffff', 4.48],
])('the contrast of %s and %s is %d', (one, other, contrast) => {
  expect(contrastOf(one, other)).toBeCloseTo(contrast, 2);
});
