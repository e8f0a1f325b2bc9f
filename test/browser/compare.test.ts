/** The comparison in a real browser: heads that stay in sight, a table that scrolls by itself, paper, the keyboard alone. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith, findChromium } from '../engines/engine.ts';
import type { IndexedPages } from '../http/pages/indexed-pages.ts';
import { type BrowsedCorpus, openTab, overflow, startCorpus } from './browsing.ts';
import { violations } from './violations.ts';

const TWO = '/compare?ids=model:pinghu,model:lishui';
const SIX = `${TWO},model:yiwu,model:panan,model:huzhou,model:zhuji`;

describeWith('chromium', 'in Chromium, a comparison', findChromium(), (executablePath) => {
  let corpus: BrowsedCorpus;
  let browser: Browser;
  let pages: IndexedPages;
  beforeAll(async () => {
    corpus = await startCorpus(executablePath);
    ({ browser, pages } = corpus);
  }, 60_000);
  afterAll(() => corpus?.close());

  test('is made step by step from the page of a model, without JavaScript', async () => {
    const { url } = pages;
    const { page, complaints } = await openTab(browser);
    await page.goto(`${url}/model:pinghu`);
    await page.locator('.actions').getByRole('link', { name: '比较' }).click();
    await page.getByLabel('加上一个').fill('丽水模式');
    await page.getByRole('button', { name: '加上' }).click();
    expect(page.url()).toBe(`${url}${TWO}`);
    await page.getByRole('link', { name: /只看共有/ }).click();
    expect(page.url()).toBe(`${url}${TWO}&show=shared`);
    const shared = page.locator('tr[id="relation:USES:OUT"] td .items > li');
    expect(await shared.count()).toBe(2);
    expect(await shared.first().textContent()).toContain('山海协作');
    expect(await shared.first().textContent()).toContain('两方都有');
    await page.getByRole('link', { name: '移去平湖模式' }).click();
    expect(page.url()).toBe(`${url}/compare?ids=model:lishui&show=shared`);
    await page.goBack();
    expect(page.url()).toBe(`${url}${TWO}&show=shared`);
    expect(complaints()).toEqual([]);
  });

  test('suggests whom to add, and what is chosen stands in the field', async () => {
    const { page, complaints } = await openTab(browser, { javaScriptEnabled: true });
    await page.goto(`${pages.url}/compare?ids=model:pinghu`);
    const field = page.getByRole('combobox', { name: '加上一个' });
    await field.pressSequentially('lishuimoshi');
    await page.getByRole('option', { name: '丽水模式' }).first().click();
    expect(await field.inputValue()).toBe('丽水模式');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '加上' }).click();
    await page.waitForURL(`${pages.url}${TWO}`);
    expect(complaints()).toEqual([]);
  });

  test('an address of ids, choices and a name that is none stay what they are in the other language', async () => {
    const { page } = await openTab(browser);
    await page.goto(`${pages.url}${TWO}&show=differ`);
    await page.getByRole('link', { name: 'English' }).click();
    expect(page.url()).toBe(`${pages.url}${TWO}&show=differ&lang=en`);
    expect(await page.locator('h1').textContent()).toBe('Pinghu model, Lishui model');
  });

  test('keeps the heads of columns and rows in sight', async () => {
    const { page } = await openTab(browser, { javaScriptEnabled: true, viewport: { width: 1280, height: 800 } });
    await page.goto(`${pages.url}${TWO}`);
    await page.evaluate('window.scrollTo(0, 2500)');
    const head = await boxOf(page, 'thead th:nth-child(2)');
    expect(head.y).toBeGreaterThanOrEqual(0);
    expect(head.y).toBeLessThan(10);
    await page.setViewportSize({ width: 375, height: 700 });
    await page.goto(`${pages.url}${SIX}`);
    await page.evaluate(`document.querySelector('.wide').scrollTo(600, 900)`);
    const region = await boxOf(page, '.wide');
    const [row, column] = [await boxOf(page, 'tbody th[scope="row"]'), await boxOf(page, 'thead th:nth-child(2)')];
    expect(Math.round(row.x)).toBe(Math.round(region.x));
    expect(Math.round(column.y)).toBe(Math.round(region.y));
  });

  test('scrolls in its own region by the keyboard, and the page is never wider than its window', async () => {
    const { page } = await openTab(browser, { javaScriptEnabled: true, viewport: { width: 320, height: 700 } });
    for (const path of ['/compare', '/compare?ids=model:pinghu', TWO, SIX, `${SIX}&show=shared&lang=en`]) {
      await page.goto(`${pages.url}${path}`);
      expect([path, await overflow(page)]).toEqual([path, 0]);
    }
    await page.locator('.wide').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.evaluate(`document.querySelector('.wide').scrollLeft`)).toBeGreaterThan(0);
  });

  test('opens a place by the keyboard, with the quote and the way to the passage', async () => {
    const { page } = await openTab(browser, { javaScriptEnabled: true });
    await page.goto(`${pages.url}${TWO}`);
    const places = page.locator('tr[id="relation:PRACTISED_IN:OUT"] details').first();
    await places.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await places.locator('q').first().isVisible()).toBe(true);
    expect(await places.locator('.where').first().getAttribute('href')).toMatch(/^\/passage:/);
  });

  test('on paper has no navigation, a head that repeats, rows that stay whole, and the addresses of its sources', async () => {
    const { page } = await openTab(browser, { javaScriptEnabled: true });
    await page.goto(`${pages.url}${TWO}`);
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['.top', '.add', '.row-choices', '.take .files', '.graph-preview'])
      expect([gone, await page.locator(gone).first().isVisible()]).toEqual([gone, false]);
    expect(await styleOf(page, '.compare thead', 'display')).toBe('table-header-group');
    expect(await styleOf(page, '.compare thead th', 'position')).toBe('static');
    expect(await styleOf(page, '.wide', 'overflow')).toBe('visible');
    expect(await styleOf(page, '.compare tr:not(.long)', 'breakInside')).toBe('avoid');
    expect(await page.locator('.source-addresses .on-paper').first().isVisible()).toBe(true);
    expect(await page.locator('.compare .evidence .on-paper').first().isVisible()).toBe(true);
    const landscape = await page.pdf({ preferCSSPageSize: true });
    expect(landscape.toString('latin1')).toMatch(/\/MediaBox \[0 0 84\d(\.\d+)? 59\d/);
  });
});

async function boxOf(page: Page, selector: string) {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`${selector} is not on the page`);
  return box;
}

function styleOf(page: Page, selector: string, property: string): Promise<string> {
  return page.evaluate(`getComputedStyle(document.querySelector('${selector}'))['${property}']`);
}
