/** The keys of the pages in a real browser, and the switch that turns them off. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith, findChromium } from '../engines/engine.ts';
import type { IndexedPages } from '../http/pages/indexed-pages.ts';
import { type BrowsedCorpus, openTab, startCorpus } from './browsing.ts';
import { violations } from './violations.ts';

const FOUND = `/search?q=${encodeURIComponent('飞地抱团')}`;

describeWith('chromium', 'keys in Chromium', findChromium(), (executablePath) => {
  let corpus: BrowsedCorpus;
  let browser: Browser;
  let pages: IndexedPages;
  beforeAll(async () => {
    corpus = await startCorpus(executablePath);
    ({ browser, pages } = corpus);
  }, 60_000);
  afterAll(() => corpus?.close());

  const open = async (path: string) => {
    const tab = await openTab(browser, { javaScriptEnabled: true, viewport: { width: 1280, height: 700 } });
    await tab.page.goto(pages.url + path);
    return tab;
  };

  test('j and k step through the hits, Enter opens one, the browser goes back to it', async () => {
    const { page, complaints } = await open(FOUND);
    const hits = await page.locator('[data-hit] :is(h2, h3) a').allTextContents();
    expect(hits.length).toBeGreaterThan(8);
    await page.keyboard.press('j');
    expect(await focused(page)).toBe(hits[0]);
    for (let i = 1; i < 8; i += 1) await page.keyboard.press('j');
    expect(await focused(page)).toBe(hits[7]);
    expect(await isSeen(page)).toBe(true);
    await page.keyboard.press('k');
    expect(await focused(page)).toBe(hits[6]);
    const href = await page.evaluate('document.activeElement.href');
    await page.keyboard.press('Enter');
    await page.waitForURL(String(href));
    await page.goBack();
    await page.keyboard.press('j');
    expect(hits).toContain(await focused(page));
    expect(complaints()).toEqual([]);
  });

  test('the first and the last hit are ends', async () => {
    const { page } = await open('/search?q=feidi%20baotuan&view=apart');
    const count = await page.locator('[data-hit]').count();
    await page.keyboard.press('k');
    const first = await focused(page);
    await page.keyboard.press('k');
    expect(await focused(page)).toBe(first);
    for (let i = 0; i < count + 3; i += 1) await page.keyboard.press('j');
    expect(await focused(page)).toBe(await page.locator('[data-hit] :is(h2, h3) a').last().textContent());
  });

  test('/ leads to the search field and types nothing there; what is typed then is text', async () => {
    const { page } = await open(FOUND);
    await page.keyboard.press('/');
    const field = page.getByRole('combobox');
    expect(await page.evaluate('document.activeElement.id')).toBe('q');
    expect(await field.inputValue()).toBe('飞地抱团');
    await page.keyboard.type('jk/?');
    expect(await field.inputValue()).toBe('jk/?');
    expect(await page.locator('dialog').count()).toBe(0);
  });

  test('g follows the link of a page to its graph, s goes to the support of a text, c asks for the citation', async () => {
    const { page } = await open(FOUND);
    await page.evaluate(
      `document.querySelector('main').insertAdjacentHTML('beforeend', '<a data-key="g" href="#graph">图</a>')`,
    );
    await page.keyboard.press('g');
    expect(page.url()).toBe(`${pages.url}${FOUND}#graph`);
    await page.keyboard.press('s');
    await page.waitForURL(`${pages.url}/support`);
    await page.evaluate(`document.addEventListener('gongfu:cite', () => { document.title = 'asked to cite'; })`);
    await page.keyboard.press('c');
    expect(await page.title()).toBe('asked to cite');
  });

  test('with a modifier they are the browser’s, and nothing happens', async () => {
    const { page } = await open(FOUND);
    for (const key of ['Control+j', 'Alt+j', 'Meta+j', 'Shift+J', 'Control+/']) await page.keyboard.press(key);
    expect(await focused(page)).toBe('');
  });

  test('? shows them in a dialog that Escape closes, and the focus is where it was', async () => {
    const { page, complaints } = await open(FOUND);
    await page.keyboard.press('j');
    const hit = await focused(page);
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: '快捷键' });
    await dialog.waitFor();
    expect(await dialog.textContent()).toContain('到检索框');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('j');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await focused(page)).toBe(hit);
    expect(complaints()).toEqual([]);
  });

  test('? goes to the help page where the dialog cannot be had', async () => {
    const { page } = await open(`${FOUND}&lang=en`);
    let isFirst = true;
    await page.route('**/help?lang=en', (route) => {
      if (!isFirst) return route.continue();
      isFirst = false;
      return route.abort();
    });
    await page.keyboard.press('?');
    await page.waitForURL(`${pages.url}/help?lang=en`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Help');
  });

  test('are switched off on the help page, stay off on all pages, and are switched on again in the dialog’s place', async () => {
    const { page } = await open('/help');
    const box = page.getByRole('checkbox', { name: '启用快捷键' });
    expect(await box.isChecked()).toBe(true);
    await box.uncheck();
    await page.goto(pages.url + FOUND);
    await page.keyboard.press('j');
    await page.keyboard.press('?');
    expect(await focused(page)).toBe('');
    expect(await page.locator('dialog').count()).toBe(0);
    await page.goto(`${pages.url}/help`);
    expect(await box.isChecked()).toBe(false);
    await box.check();
    await page.goto(pages.url + FOUND);
    await page.keyboard.press('j');
    expect(await focused(page)).toContain('飞地抱团');
  });

  test('without JavaScript the help page says all but has no switch', async () => {
    const { page } = await openTab(browser);
    await page.goto(`${pages.url}/help`);
    expect(await page.getByRole('checkbox').isVisible()).toBe(false);
    expect(await page.getByRole('main').textContent()).toContain('到检索框');
    await page.getByRole('link', { name: '“山海协作”' }).click();
    await page.waitForURL('**/search?q=*');
    expect(await page.locator('[data-hit]').count()).toBeGreaterThan(0);
  });
});

/** Of what has the focus; empty where nothing has it. */
function focused(page: Page): Promise<string> {
  return page.evaluate("document.activeElement === document.body ? '' : document.activeElement.textContent");
}

function isSeen(page: Page): Promise<boolean> {
  return page.evaluate(`(() => {
    const { top, bottom } = document.activeElement.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  })()`);
}
