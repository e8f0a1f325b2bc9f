/** `node test/browser/pictures.ts FOLDER`: every sort of page as a picture, to be looked at before a release. Needs `npm run build`. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { firstStart } from '../e2e/seeded-folder.ts';
import { findChromium } from '../engines/engine.ts';
import { BROWSER_FLAGS } from './browser-flags.ts';
import { PAGE_TYPES, type PageType, signIn, visit } from './page-types.ts';
import { type Service, startService } from './served-corpus.ts';

interface Look {
  /** Behind the name of the page. */
  readonly name: string;
  readonly width: number;
  readonly lang?: 'en';
  readonly colorScheme?: 'dark';
  readonly media?: 'print';
}

const EVERY: readonly Look[] = [
  { name: '375', width: 375 },
  { name: '1280', width: 1280 },
];

const CHOSEN = new Set(
  'first search browse model mechanism indicator document passage compare graph support-answer edit-figure'.split(' '),
);

const OF_CHOSEN: readonly Look[] = [
  { name: 'en', width: 1280, lang: 'en' },
  { name: 'dark', width: 1280, colorScheme: 'dark' },
  { name: '1920', width: 1920 },
  // A4 at 96 dots per inch, less its margins.
  { name: 'print', width: 700, media: 'print' },
];

async function main([folder]: readonly string[]): Promise<number> {
  const executablePath = findChromium();
  if (folder === undefined || executablePath === undefined) {
    console.error(folder === undefined ? 'Usage: node test/browser/pictures.ts FOLDER' : 'Chromium was not found.');
    return 2;
  }
  mkdirSync(folder, { recursive: true });
  const base = mkdtempSync(join(tmpdir(), 'gongfu-pictures-'));
  const seeded = join(base, 'data');
  await firstStart(seeded);
  const [browser, service] = await Promise.all([
    chromium.launch({ executablePath, args: BROWSER_FLAGS }),
    startService(seeded),
  ]);
  try {
    for (const look of EVERY) await takeAll(browser, service, { look, types: PAGE_TYPES, folder });
    const types = PAGE_TYPES.filter(({ name }) => CHOSEN.has(name));
    for (const look of OF_CHOSEN) await takeAll(browser, service, { look, types, folder });
  } finally {
    await Promise.all([browser.close(), service.close()]);
    rmSync(base, { recursive: true, force: true, maxRetries: 5 });
  }
  return 0;
}

interface Shoot {
  readonly look: Look;
  readonly types: readonly PageType[];
  readonly folder: string;
}

async function takeAll(browser: Browser, service: Service, { look, types, folder }: Shoot): Promise<void> {
  const { name, width, lang, colorScheme, media } = look;
  const options: BrowserContextOptions = { locale: 'zh-CN', viewport: { width, height: 900 } };
  const context = await browser.newContext(colorScheme ? { ...options, colorScheme } : options);
  const page = await context.newPage();
  let isSignedIn = false;
  for (const type of types) {
    if (type.isEditing && !isSignedIn) await signIn(page, service);
    isSignedIn ||= type.isEditing === true;
    await visit(page, service.url, type, lang);
    await page.emulateMedia({ media: media ?? null });
    await settle(page);
    await page.screenshot({ path: join(folder, `${type.name}-${name}.png`), fullPage: true });
    // Forms are hidden on paper.
    await page.emulateMedia({ media: null });
  }
  await context.close();
}

/** Pictures that are drawn in view are drawn. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate('document.fonts.ready.then(() => new Promise(requestAnimationFrame))');
}

process.exitCode = await main(process.argv.slice(2));
