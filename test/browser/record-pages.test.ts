/** The pages of records in a real browser without JavaScript: a researcher follows a statement to its place and back. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith, findChromium } from '../engines/engine.ts';
import type { IndexedPages } from '../http/pages/indexed-pages.ts';
import { type BrowsedCorpus, openTab, startCorpus } from './browsing.ts';

describeWith('chromium', 'in Chromium, the pages of records', findChromium(), (executablePath) => {
  let corpus: BrowsedCorpus;
  let browser: Browser;
  let pages: IndexedPages;
  beforeAll(async () => {
    corpus = await startCorpus(executablePath);
    ({ browser, pages } = corpus);
  }, 60_000);
  afterAll(() => corpus?.close());

  test('lead from a model over a mechanism and its version to the passage behind a statement, and back', async () => {
    const { url } = pages;
    const { page, complaints } = await openTab(browser);
    await page.goto(`${url}/model:pinghu`);
    await page.locator('#uses').getByRole('link', { name: '飞地抱团', exact: true }).click();
    expect(page.url()).toBe(`${url}/mechanism:feidi-baotuan`);
    await page.locator('#versions').getByRole('link', { name: '飞地抱团 4.0' }).click();
    expect(page.url()).toBe(`${url}/version:feidi-baotuan-4-0`);
    const statement = page.locator('#providers .statement').first();
    const id = await statement.getAttribute('id');
    await statement.locator('summary').click();
    expect(await statement.locator('q').textContent()).not.toBe('');
    await statement.locator('.where').click();
    expect(decodeURIComponent(page.url())).toMatch(new RegExp(`/passage:[a-z0-9-]+#${id}$`));
    expect(await page.locator('.statement:target').textContent()).toContain('青田县');
    expect(await page.locator('.passage-text').first().textContent()).toContain('转述（共富撰写，不是原文）');
    await page.locator('.statement:target').getByRole('link', { name: '飞地抱团 4.0' }).first().click();
    expect(page.url()).toBe(`${url}/version:feidi-baotuan-4-0`);
    expect(complaints()).toEqual([]);
  });

  test('lead from a source by its headings to its passages, one after the other', async () => {
    const { url } = pages;
    const { page, complaints } = await openTab(browser);
    await page.goto(`${url}/document:huang-fu-2022`);
    await page
      .locator('.outline')
      .getByRole('link', { name: /平湖模式/ })
      .click();
    const passages = page.locator('.reading > li');
    expect(await passages.count()).toBe(6);
    await passages.first().getByRole('link').first().click();
    const first = page.url();
    await page.locator('a[rel="next"]').click();
    await page.locator('a[rel="prev"]').click();
    expect(page.url()).toBe(first);
    await page.locator('.crumbs').getByRole('link').first().click();
    expect(page.url()).toBe(`${url}/document:huang-fu-2022`);
    expect(complaints()).toEqual([]);
  });
});
