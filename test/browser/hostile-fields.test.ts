/** Hostile texts in a browser: in the graph, and typed or pasted into every field that the pages have. None runs, none breaks a layout. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededTemplate } from '../e2e/seeded-folder.ts';
import { describeWith, findChromium } from '../engines/engine.ts';
import { HOSTILE, HOSTILE_PATHS, hostileWorld } from '../http/pages/hostile-world.ts';
import { type IndexedPages, startPages } from '../http/pages/indexed-pages.ts';
import { BROWSER_FLAGS } from './browser-flags.ts';
import { openTab, overflow, type Tab } from './browsing.ts';
import { signIn } from './page-types.ts';
import { type Service, startService } from './served-corpus.ts';

/** Ten times what the slowest takes on two quiet cores. */
const HANG_MS = 600_000;
const PHONE = { javaScriptEnabled: true, viewport: { width: 375, height: 740 } } as const;

/** Each as it is pasted; a field that takes fewer characters takes their start. */
const TEXTS = {
  script: '</textarea></title><script>alert(1)</script><img src=x onerror=alert(1)>',
  svg: '"><svg onload=alert(1)><animate onbegin=alert(1) attributeName=x></svg>',
  bidi: '\u202e反向\u202c \u2067右\u2069 \u200f\u061c平湖\u202b',
  all: HOSTILE.join(' '),
  'long word': 'W'.repeat(100_000),
  'long Chinese': '很长的话'.repeat(25_000),
} as const;

interface Form {
  readonly name: string;
  readonly path: string;
  /** Where the page has several. */
  readonly form: string;
  /** What has to be opened first. */
  readonly folded?: string;
  /** Its answer takes the place of parts of the page. */
  readonly isLive?: true;
}

const FORMS: readonly Form[] = [
  { name: 'search in the header', path: '/model:pinghu', form: 'header form' },
  { name: 'search', path: '/search', form: 'main search form' },
  { name: 'period', path: '/search?type=MODEL', form: '.period-form', folded: 'main details summary >> nth=0' },
  { name: 'support', path: '/support', form: 'main form' },
  { name: 'lookup', path: '/lookup', form: 'main form' },
  { name: 'comparison', path: '/compare', form: 'main form' },
  { name: 'one more to compare', path: '/compare?ids=model:pinghu', form: 'main form' },
  { name: 'graph', path: '/graph', form: 'main form >> nth=0' },
  { name: 'path', path: '/graph', form: 'main form >> nth=1' },
  { name: 'one more in the graph', path: '/graph?roots=model:pinghu', form: 'main form >> nth=0', isLive: true },
  { name: 'sign in', path: '/sign-in', form: 'main form' },
  { name: 'entity', path: '/edit/mechanism:feidi-baotuan', form: '.edit-form' },
  { name: 'figure', path: '/edit/new?record=observation', form: '.edit-form' },
  { name: 'merge', path: '/edit/mechanism:feidi-baotuan/merge', form: 'main form' },
];

describeWith('chromium', 'in Chromium, hostile texts', findChromium(), (executablePath) => {
  let browser: Browser;
  let service: Service;
  let graph: IndexedPages;
  beforeAll(async () => {
    [browser, service, graph] = await Promise.all([
      chromium.launch({ executablePath, args: BROWSER_FLAGS }),
      seededTemplate().then(startService),
      startPages({ items: hostileWorld() }),
    ]);
  }, HANG_MS);
  afterAll(async () => {
    await Promise.all([browser?.close(), service?.close(), graph?.close()]);
  });

  /** A tab in which nothing may run. */
  async function openPhone(): Promise<Tab> {
    const tab = await openTab(browser, PHONE);
    tab.page.on('dialog', (dialog) =>
      dialog.type() === 'alert' ? expect.fail('a text ran as a script') : dialog.accept(),
    );
    return tab;
  }

  test(
    'of the graph do nothing on any page',
    async () => {
      const { page, complaints, hosts } = await openPhone();
      for (const path of HOSTILE_PATHS) {
        await page.goto(`${graph.url}${path}`);
        await expectUnharmed(page, path);
      }
      expect(complaints()).toEqual([]);
      expect([...hosts()]).toEqual([new URL(graph.url).host]);
    },
    HANG_MS,
  );

  test.each(FORMS)(
    'do nothing that are pasted into every field: $name',
    async (form) => {
      const tab = await openPhone();
      const { page, complaints } = tab;
      if (form.path.startsWith('/edit')) await signIn(page, service);
      for (const [name, text] of Object.entries(TEXTS)) {
        await page.goto(service.url + form.path);
        await paste(page, form, text);
        await send(tab, form);
        await expectUnharmed(page, name);
      }
      // Refusals are pages with what is wrong.
      expect(complaints().filter((one) => !/status of 4\d\d/.test(one))).toEqual([]);
    },
    HANG_MS,
  );
});

/** As a person pastes: a field takes as much as it says. */
async function paste(page: Page, { form, folded }: Form, text: string): Promise<void> {
  if (folded) await page.locator(folded).click();
  const fields = await page.locator(form).locator(FIELDS).all();
  expect(fields.length).toBeGreaterThan(0);
  for (const field of fields) {
    await field.focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(text);
    expect(await overflow(page)).toBe(0);
  }
}

const FIELDS = ':is(input:not([type="hidden"], [type="checkbox"], [type="radio"]), textarea:not([readonly])):visible';

async function send({ page, untilQuiet }: Tab, { form, isLive }: Form): Promise<void> {
  // What is suggested would lie over the button.
  await page.locator(form).locator('button[type="submit"]:visible').last().focus();
  const press = page.keyboard.press('Enter');
  if (isLive) await press.then(untilQuiet);
  else await Promise.all([page.waitForEvent('load'), press]);
}

/** A whole page of ours, as wide as its window, with no element that a text brought. */
async function expectUnharmed(page: Page, name: string): Promise<void> {
  expect([name, await page.getByRole('heading', { level: 1 }).count()]).toEqual([name, 1]);
  expect([name, await overflow(page)]).toEqual([name, 0]);
  expect([name, await page.locator(BROUGHT).count()]).toEqual([name, 0]);
}

const BROUGHT =
  'script:not([src^="/assets/"], [type="application/ld+json"]), img, iframe, animate, [onload], [onerror], [onmouseover], [onbegin]';
