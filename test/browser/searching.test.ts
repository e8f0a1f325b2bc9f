/** A newcomer's way through the first page and the search, without JavaScript. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith, findChromium } from '../engines/engine.ts';
import type { IndexedPages } from '../http/pages/indexed-pages.ts';
import { type BrowsedCorpus, openTab, startCorpus } from './browsing.ts';

describeWith('chromium', 'in Chromium, without JavaScript', findChromium(), (executablePath) => {
  let corpus: BrowsedCorpus;
  let browser: Browser;
  let pages: IndexedPages;
  beforeAll(async () => {
    corpus = await startCorpus(executablePath);
    ({ browser, pages } = corpus);
  }, 60_000);
  afterAll(() => corpus?.close());

  test('a newcomer searches, narrows down, goes back and opens what was found', async () => {
    const { page, complaints, hosts } = await openTab(browser, { viewport: { width: 1280, height: 900 } });
    await page.goto(pages.url);
    await page.getByRole('searchbox', { name: '检索' }).fill('飞地抱团');
    await page.getByRole('button', { name: '检索' }).click();
    const all = await hits(page);
    const facet = page.getByRole('navigation', { name: '筛选' }).getByRole('link', { name: /^版本/ });
    await facet.click();
    expect(await hits(page)).not.toEqual(all);
    expect(page.url()).toContain('type=VERSION');
    await page.goBack();
    expect(await hits(page)).toEqual(all);
    await facet.click();
    await page
      .getByRole('link', { name: /^版本.*已选/ })
      .first()
      .click();
    expect(await hits(page)).toEqual(all);
    await page.getByRole('main').getByRole('link', { name: '飞地抱团', exact: true }).first().click();
    expect(page.url()).toBe(`${pages.url}/mechanism:feidi-baotuan`);
    expect(complaints()).toEqual([]);
    expect([...hosts()]).toEqual([new URL(pages.url).host]);
  });

  test('two values of a facet are alternatives, each taken away by itself', async () => {
    const { page } = await openTab(browser, { viewport: { width: 1280, height: 900 } });
    await page.goto(`${pages.url}/search?q=${encodeURIComponent('共同富裕')}`);
    const facets = page.getByRole('navigation', { name: '筛选' });
    await facets.getByRole('link', { name: /^机制/ }).click();
    const mechanisms = await hits(page);
    await facets.getByRole('link', { name: /^概念/ }).click();
    expect((await hits(page)).length).toBeGreaterThan(mechanisms.length);
    const chosen = page.getByRole('list', { name: '已选条件' });
    await chosen.getByRole('link', { name: /概念/ }).click();
    expect(await hits(page)).toEqual(mechanisms);
  });

  test('a search keeps its conditions when the words change, and goes on page by page', async () => {
    const { page } = await openTab(browser, { viewport: { width: 1280, height: 900 } });
    await page.goto(`${pages.url}/search?q=${encodeURIComponent('共同富裕')}&passages=true`);
    await page.getByRole('searchbox').fill('浙江');
    await page.getByRole('button', { name: '检索' }).click();
    await page.waitForURL(`**/search?q=${encodeURIComponent('浙江')}&passages=true`);
    await page.goto(`${pages.url}/search?q=${encodeURIComponent('浙江')}`);
    const first = await hits(page);
    await page.getByRole('link', { name: '下一页' }).click();
    const second = await hits(page);
    expect(second.filter((hit) => first.includes(hit))).toEqual([]);
    await page.getByRole('link', { name: '回到第一页' }).click();
    expect(await hits(page)).toEqual(first);
  });

  test('on a phone the facets are folded away until they are asked for', async () => {
    const { page } = await openTab(browser, { viewport: { width: 360, height: 740 } });
    await page.goto(`${pages.url}/search?q=${encodeURIComponent('飞地')}`);
    const facet = page.getByRole('link', { name: /^机制/ });
    expect(await facet.isVisible()).toBe(false);
    await page.getByText('筛选', { exact: true }).click();
    expect(await facet.isVisible()).toBe(true);
  });

  test('the same way goes in English, from a link that stays in the language', async () => {
    const { page } = await openTab(browser, { viewport: { width: 1280, height: 900 } });
    await page.goto(pages.url);
    await page.getByRole('link', { name: 'English' }).click();
    expect(await page.getByRole('heading', { name: 'What the graph holds' }).isVisible()).toBe(true);
    await page.getByRole('searchbox', { name: 'Search' }).fill('enclave');
    await page.keyboard.press('Enter');
    await page.waitForURL(/lang=en/);
    await page.getByRole('main').getByRole('link', { name: 'Enclave pooling', exact: true }).first().click();
    expect(page.url()).toBe(`${pages.url}/mechanism:feidi-baotuan?lang=en`);
  });

  test('by keyboard alone: past the header, to the field, to a result, always with a visible focus', async () => {
    const { page } = await openTab(browser, { viewport: { width: 1280, height: 900 } });
    await page.goto(`${pages.url}/search?q=${encodeURIComponent('飞地抱团')}`);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toMatchObject({ text: '跳到正文', isSeen: true });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toMatchObject({ name: 'q', isSeen: true });
    for (let i = 0; i < 80; i += 1) {
      await page.keyboard.press('Tab');
      const now = await focused(page);
      expect(now).toMatchObject({ isSeen: true });
      if (now.href.endsWith('/mechanism:feidi-baotuan')) break;
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(/mechanism:feidi-baotuan/);
  });

  test('on paper there are results and their places, and nothing to click', async () => {
    const { page } = await openTab(browser);
    await page.emulateMedia({ media: 'print' });
    await page.goto(`${pages.url}/search?q=${encodeURIComponent('飞地抱团')}`);
    expect(await page.getByRole('link', { name: '飞地抱团', exact: true }).first().isVisible()).toBe(true);
    expect((await page.getByRole('heading', { level: 1 }).boundingBox())?.height).toBeGreaterThan(10);
    for (const hidden of ['header', 'form', '.facets', '.pager'])
      expect(await page.locator(hidden).first().isVisible()).toBe(false);
    expect(await page.locator('.permanent').textContent()).toContain('/search?q=飞地抱团');
  });
});

function hits(page: Page): Promise<readonly string[]> {
  return page.locator('.hits h2 a').allTextContents();
}

interface Focused {
  readonly text: string;
  readonly name: string;
  readonly href: string;
  /** Inside of the window, with an outline. */
  readonly isSeen: boolean;
}

/** Playwright asks in a world of its own, where scripts run though the page has none. */
async function focused(page: Page): Promise<Focused> {
  return page.evaluate(`(() => {
    const element = document.activeElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { width, height, bottom } = element.getBoundingClientRect();
    return {
      text: element.textContent.trim(),
      name: element.getAttribute('name') ?? '',
      href: element.getAttribute('href') ?? '',
      isSeen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && width > 1 && height > 1 && bottom > 0,
    };
  })()`);
}
