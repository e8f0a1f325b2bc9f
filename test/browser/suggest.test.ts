/** Suggestions under the search field in a real browser: by keyboard, by pointer, while characters are composed, and without JavaScript. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith, findChromium } from '../engines/engine.ts';
import { HOSTILE, hostileWorld } from '../http/pages/hostile-world.ts';
import { type IndexedPages, startPages } from '../http/pages/indexed-pages.ts';
import { type BrowsedCorpus, openTab, overflow, startCorpus } from './browsing.ts';
import { violations } from './violations.ts';

describeWith('chromium', 'suggestions in Chromium', findChromium(), (executablePath) => {
  let corpus: BrowsedCorpus;
  let browser: Browser;
  let pages: IndexedPages;
  beforeAll(async () => {
    corpus = await startCorpus(executablePath);
    ({ browser, pages } = corpus);
  }, 60_000);
  afterAll(() => corpus?.close());

  /** Each page has its field: the header's, the search page's, the first page's. */
  test.each(['/', '/search', '/model:pinghu', '/no/such/page'])('on %s lead to what is chosen', async (path) => {
    const { page, complaints } = await openTab(browser, { javaScriptEnabled: true });
    await page.goto(pages.url + path);
    const field = page.getByRole('combobox', { name: '检索' });
    // Where nothing is, the field holds what was asked for.
    await field.fill('');
    await field.pressSequentially('feidi baotuan');
    await options(page).first().waitFor();
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    expect(await options(page).first().textContent()).toMatch(/^飞地抱团 机制 拼音$/);
    await page.keyboard.press('ArrowDown');
    expect(await active(page)).toContain('飞地抱团');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${pages.url}/mechanism:feidi-baotuan`);
    if (path !== '/no/such/page') expect(complaints()).toEqual([]);
  });

  test('by keyboard: down, up and round, Escape closes and then empties, Enter without a choice searches', async () => {
    const { page } = await openTab(browser, { javaScriptEnabled: true });
    await page.goto(pages.url);
    const field = page.getByRole('combobox');
    await field.pressSequentially('飞地');
    await options(page).first().waitFor();
    const names = await options(page).allTextContents();
    expect(await page.getByRole('status').textContent()).toBe(`有 ${names.length} 条建议，按上下方向键选取`);
    await page.keyboard.press('ArrowUp');
    expect(await active(page)).toBe(names.at(-1));
    await page.keyboard.press('ArrowDown');
    expect(await active(page)).toBeUndefined();
    await page.keyboard.press('ArrowDown');
    expect(await active(page)).toBe(names[0]);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('listbox').count()).toBe(0);
    expect(await field.inputValue()).toBe('飞地');
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('listbox').count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/search?q=${encodeURIComponent('飞地')}`);
    await field.focus();
    await page.keyboard.press('Escape');
    expect(await field.inputValue()).toBe('');
  });

  test.each([
    ['zh', 'light', 1280],
    ['en', 'dark', 320],
  ] as const)(
    'axe finds nothing wrong with the open list in %s, %s, %i pixels wide',
    async (lang, colorScheme, width) => {
      const { page } = await openTab(browser, {
        javaScriptEnabled: true,
        colorScheme,
        viewport: { width, height: 700 },
      });
      await page.goto(`${pages.url}/model:pinghu?lang=${lang}`);
      await page.getByRole('combobox').pressSequentially('feidi');
      await options(page).first().waitFor();
      await page.keyboard.press('ArrowDown');
      expect(await violations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
    },
  );

  test('by pointer; and back again the page is as it was, without the list', async () => {
    const { page } = await openTab(browser, { javaScriptEnabled: true });
    await page.goto(`${pages.url}/?lang=en`);
    await page.getByRole('combobox', { name: 'Search' }).pressSequentially('Enclave pool');
    const option = options(page).filter({ hasText: /^Enclave pooling Mechanism/ });
    await option.click();
    await page.waitForURL(`${pages.url}/mechanism:feidi-baotuan?lang=en`);
    await page.goBack();
    expect(await page.getByRole('listbox').count()).toBe(0);
    await page.goForward();
    expect(page.url()).toBe(`${pages.url}/mechanism:feidi-baotuan?lang=en`);
  });

  test('nothing is asked and nothing is taken while characters are composed; what they become is asked for', async () => {
    const { page } = await openTab(browser, { javaScriptEnabled: true });
    const asked = askedFor(page);
    await page.goto(pages.url);
    await page.getByRole('combobox').focus();
    const session = await page.context().newCDPSession(page);
    for (const text of ['f', 'fei', 'fei di'])
      await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await page.waitForTimeout(400);
    expect(asked()).toEqual([]);
    await session.send('Input.insertText', { text: '飞地' });
    await options(page).first().waitFor();
    expect(asked()).toEqual(['飞地']);
    expect(await page.getByRole('combobox').inputValue()).toBe('飞地');
  });

  test('an answer to what was typed before is not shown', async () => {
    const { page } = await openTab(browser, { javaScriptEnabled: true });
    await page.route('**/suggest.json?q=%E9%A3%9E', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 800));
      await route.continue().catch(() => {});
    });
    await page.goto(pages.url);
    const field = page.getByRole('combobox');
    await field.pressSequentially('飞');
    await page.waitForTimeout(250);
    await field.fill('丽水');
    await options(page).first().waitFor();
    await page.waitForTimeout(1_000);
    for (const text of await options(page).allTextContents()) expect(text).toContain('丽水');
  });

  test('a server that does not answer leaves a field that searches', async () => {
    const { page } = await openTab(browser, { javaScriptEnabled: true });
    await page.route('**/suggest.json*', (route) => route.abort());
    await page.goto(pages.url);
    await page.getByRole('combobox').pressSequentially('飞地');
    await page.waitForTimeout(400);
    expect(await page.getByRole('listbox').count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?q=*');
  });

  test('without JavaScript the field is a field, and nothing of it is missing', async () => {
    const { page } = await openTab(browser);
    await page.goto(pages.url);
    expect(await page.getByRole('combobox').count()).toBe(0);
    await page.getByRole('searchbox', { name: '检索' }).fill('飞地');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?q=*');
  });

  test('hostile names are text in the list, and break no layout', async () => {
    const hostile = await startPages({ items: hostileWorld() });
    try {
      const { page, complaints } = await openTab(browser, {
        javaScriptEnabled: true,
        viewport: { width: 320, height: 600 },
      });
      page.on('dialog', () => expect.fail('a name ran as a script'));
      await page.goto(hostile.url);
      for (const text of HOSTILE.filter((one) => one.length < 300).map((one) => one.slice(0, 12))) {
        await page.locator('input[name=q]').fill(text);
        await page.waitForTimeout(250);
        expect([text, await overflow(page)]).toEqual([text, 0]);
        expect(await page.locator('.suggestions :is(script, img, b, i)').count()).toBe(0);
      }
      await page.locator('input[name=q]').fill('WWWW');
      await options(page).first().waitFor();
      expect(await overflow(page)).toBe(0);
      expect(complaints()).toEqual([]);
    } finally {
      await hostile.close();
    }
  });
});

function options(page: Page) {
  return page.getByRole('listbox').getByRole('option');
}

/** What the field says is chosen; undefined: nothing. */
async function active(page: Page): Promise<string | undefined> {
  const id = await page.getByRole('combobox').getAttribute('aria-activedescendant');
  if (id === null) return undefined;
  const option = page.locator(`#${id}`);
  expect(await option.getAttribute('aria-selected')).toBe('true');
  return (await option.textContent()) ?? '';
}

/** What suggestions were asked for so far. */
function askedFor(page: Page): () => readonly string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname === '/suggest.json') asked.push(searchParams.get('q') ?? '');
  });
  return () => asked;
}
