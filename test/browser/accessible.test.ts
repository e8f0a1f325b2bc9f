/** Every sort of page as axe-core judges it, in windows of all widths. */
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededTemplate } from '../e2e/seeded-folder.ts';
import { describeWith, findChromium } from '../engines/engine.ts';
import { BROWSER_FLAGS } from './browser-flags.ts';
import { openTab, overflow } from './browsing.ts';
import { PAGE_TYPES, signIn, visit } from './page-types.ts';
import { type Service, startService } from './served-corpus.ts';
import { violations } from './violations.ts';

/** From the narrowest phone to the widest screen, and where columns begin to stand beside one another. */
const WIDTHS = [320, 800, 2560];

/** Ten times what the slowest takes on two quiet cores. */
const HANG_MS = 600_000;

describeWith('chromium', 'in Chromium', findChromium(), (executablePath) => {
  let browser: Browser;
  let service: Service;
  beforeAll(async () => {
    [browser, service] = await Promise.all([
      chromium.launch({ executablePath, args: BROWSER_FLAGS }),
      seededTemplate().then(startService),
    ]);
  }, 60_000);
  afterAll(async () => {
    await Promise.all([browser?.close(), service?.close()]);
  });

  /**
   * Two of the eight ways to look at a page tell of all: what language, colours or width do wrong each shows in one of them, and no rule
   * of the style sheet depends on two of them together. What axe says of a page once it says of one of the same parts, too.
   */
  test.each([
    ['zh', 'light', 1280],
    ['en', 'dark', 375],
  ] as const)(
    'axe finds nothing wrong in %s, %s, %i pixels wide, and no page is wider than its window',
    async (lang, colorScheme, width) => {
      const viewport = { width, height: 900 };
      const { page } = await openTab(browser, { javaScriptEnabled: true, colorScheme, viewport });
      for (const type of PAGE_TYPES) {
        if (type.name === 'model-signed-in') await signIn(page, service);
        await visit(page, service.url, type, lang);
        if (!type.isLike) expect([type.name, await violations(page)]).toEqual([type.name, []]);
        for (const each of WIDTHS) {
          await page.setViewportSize({ ...viewport, width: each });
          expect([type.name, each, await overflow(page)]).toEqual([type.name, each, 0]);
        }
        await page.setViewportSize(viewport);
      }
    },
    HANG_MS,
  );
});
