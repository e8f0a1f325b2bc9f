/** Every sort of page, as axe-core judges it in both languages and colour schemes, and in windows of all widths. */
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLocalEmbedder } from '../../src/search/embedder/local.ts';
import { describeWith, findChromium } from '../engines/engine.ts';
import { HOSTILE_PATHS, hostileWorld } from '../http/pages/hostile-world.ts';
import { type IndexedPages, startPages } from '../http/pages/indexed-pages.ts';
import { fillWithSeed } from '../http/pages/served-pages.ts';
import { BROWSER_FLAGS } from './browser-flags.ts';
import { openTab, overflow } from './browsing.ts';

const PATHS = [
  '/',
  '/search',
  `/search?q=${encodeURIComponent('飞地抱团')}`,
  `/search?q=${encodeURIComponent('飞地抱团')}&mode=meaning`,
  `/search?q=${encodeURIComponent('共同富裕')}&type=CONCEPT&domain=domain:chengxiang-chaju&from=2020`,
  `/search?q=${encodeURIComponent('魑魅魍魉')}&mode=words`,
  '/search?type=MECHANISM',
  '/search?q=a&from=x',
  '/model:pinghu',
  '/mechanism:feidi-baotuan',
  '/indicator:chengxiang-shouru-beicha',
  '/document:huang-fu-2022',
  '/passage:huang-fu-2022-16-3',
  '/model:pinghu/history',
  '/no/such/page',
];

/** Ten times what the slowest takes on two quiet cores. */
const HANG_MS = 600_000;

describeWith('chromium', 'in Chromium', findChromium(), (executablePath) => {
  let browser: Browser;
  let pages: IndexedPages;
  let hostile: IndexedPages;
  beforeAll(async () => {
    [browser, pages, hostile] = await Promise.all([
      chromium.launch({ executablePath, args: BROWSER_FLAGS }),
      startPages({ fill: fillWithSeed, embedder: createLocalEmbedder() }),
      startPages({ items: hostileWorld() }),
    ]);
  }, 60_000);
  afterAll(async () => {
    await Promise.all([browser?.close(), pages?.close(), hostile?.close()]);
  });

  test.each([
    ['zh', 'light', 1280],
    ['en', 'dark', 360],
  ] as const)(
    'axe finds nothing wrong in %s, %s, %i pixels wide',
    async (lang, colorScheme, width) => {
      const { page } = await openTab(browser, {
        javaScriptEnabled: true,
        colorScheme,
        viewport: { width, height: 900 },
      });
      for (const path of PATHS) {
        await page.goto(`${pages.url}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
        expect([path, await violations(page)]).toEqual([path, []]);
      }
    },
    HANG_MS,
  );

  test(
    'no page is wider than its window, from 320 to 2560 pixels',
    async () => {
      const { page } = await openTab(browser);
      for (const width of [320, 360, 800, 2560]) {
        await page.setViewportSize({ width, height: 800 });
        for (const path of PATHS) {
          await page.goto(`${pages.url}${path}`);
          expect([width, path, await overflow(page)]).toEqual([width, path, 0]);
        }
      }
    },
    HANG_MS,
  );

  test(
    'hostile texts run nothing and break no layout',
    async () => {
      const { page, complaints, hosts } = await openTab(browser, {
        javaScriptEnabled: true,
        viewport: { width: 360, height: 740 },
      });
      page.on('dialog', () => expect.fail('a text ran as a script'));
      for (const path of HOSTILE_PATHS) {
        await page.goto(`${hostile.url}${path}`);
        expect([path, await overflow(page)]).toEqual([path, 0]);
        expect([path, await page.locator('script, img, [style]').count()]).toEqual([path, 0]);
      }
      expect(complaints()).toEqual([]);
      expect([...hosts()]).toEqual([new URL(hostile.url).host]);
    },
    HANG_MS,
  );
});

/** What axe-core finds, with where: an empty list is what we want. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(`axe.run().then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' ' + target + ' ' + failureSummary)))`);
}
