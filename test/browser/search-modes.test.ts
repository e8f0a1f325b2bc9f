/** How is searched: the choice on the search page, with the shipped texts and the shipped model. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLocalEmbedder } from '../../src/search/embedder/local.ts';
import { describeWith, findChromium } from '../engines/engine.ts';
import type { IndexedPages } from '../http/pages/indexed-pages.ts';
import { type BrowsedCorpus, openTab, overflow, startCorpus } from './browsing.ts';

/** None of its words stand together in any text; its meaning does. */
const QUESTION = '富的地方帮穷的地方';
/** Ten times what loading the model and the texts takes on two quiet cores. */
const HANG_MS = 120_000;

describeWith('chromium', 'the modes of the search in Chromium', findChromium(), (executablePath) => {
  let corpus: BrowsedCorpus;
  let browser: Browser;
  let pages: IndexedPages;
  beforeAll(async () => {
    corpus = await startCorpus(executablePath, createLocalEmbedder());
    ({ browser, pages } = corpus);
  }, HANG_MS);
  afterAll(() => corpus?.close());

  test.each([false, true])(
    'is chosen by a link that keeps words and conditions, and stays for the next words; with JavaScript: %s',
    async (javaScriptEnabled) => {
      const { page, complaints } = await openTab(browser, {
        javaScriptEnabled,
        viewport: { width: 1280, height: 900 },
      });
      await page.goto(`${pages.url}/search?q=${encodeURIComponent(QUESTION)}&passages=true`);
      expect(await chosen(page)).toBe('综合');
      const byBoth = await hits(page);
      await modes(page).getByRole('link', { name: '语义' }).click();
      await page.waitForURL('**&mode=meaning&passages=true');
      expect(await chosen(page)).toBe('语义');
      expect(await page.getByText('匹配：语义相近').count()).toBe((await hits(page)).length);
      // With JavaScript it is a combobox.
      await page.locator('search input[name=q]').fill('山海协作');
      await page.getByRole('button', { name: '检索' }).click();
      await page.waitForURL(`**/search?q=${encodeURIComponent('山海协作')}&mode=meaning&passages=true`);
      expect(await chosen(page)).toBe('语义');
      await page.goBack();
      await modes(page).getByRole('link', { name: '综合' }).click();
      await page.waitForURL((url) => !url.search.includes('mode='));
      expect(await hits(page)).toEqual(byBoth);
      expect(complaints()).toEqual([]);
    },
    HANG_MS,
  );

  test('goes on page by page in its own order', async () => {
    const { page } = await openTab(browser);
    await page.goto(`${pages.url}/search?q=${encodeURIComponent('共同富裕')}&mode=meaning`);
    const first = await hits(page);
    await page.getByRole('link', { name: '下一页' }).click();
    expect(await chosen(page)).toBe('语义');
    expect((await hits(page)).filter((hit) => first.includes(hit))).toEqual([]);
    await page.getByRole('link', { name: '回到第一页' }).click();
    expect(await hits(page)).toEqual(first);
  });

  test('in English, on a phone, by keyboard: the choice is there, fits and is named, and on paper it is not', async () => {
    const { page } = await openTab(browser, { viewport: { width: 360, height: 740 } });
    await page.goto(`${pages.url}/search?q=${encodeURIComponent('共同富裕')}&lang=en`);
    expect(await overflow(page)).toBe(0);
    const words = page.getByRole('navigation', { name: 'Search by' }).getByRole('link', { name: 'Words' });
    await words.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**&mode=words&lang=en');
    expect(await page.getByText(/^\d+ results$/).isVisible()).toBe(true);
    await page.emulateMedia({ media: 'print' });
    expect(await words.isVisible()).toBe(false);
  });
});

function modes(page: Page) {
  return page.getByRole('navigation', { name: '检索方式' });
}

async function chosen(page: Page): Promise<string | null> {
  return modes(page).locator('[aria-current]').textContent();
}

function hits(page: Page): Promise<readonly string[]> {
  return page.locator('.hits h2 a').allTextContents();
}
