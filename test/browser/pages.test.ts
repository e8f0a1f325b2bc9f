/** The pages in a real browser: what is served is run, and nothing comes from elsewhere. */
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from '../e2e/built-cli.ts';
import { seededFolder } from '../e2e/seeded-folder.ts';
import { describeWith, findChromium } from '../engines/engine.ts';
import { BROWSER_FLAGS } from './browser-flags.ts';
import { openTab } from './browsing.ts';

describeWith('chromium', 'in Chromium', findChromium(), (executablePath) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS });
  }, 60_000);
  afterAll(() => browser?.close());

  test('the first page leads to a model and a search, without JavaScript', async () => {
    const { url } = await serve(await seededFolder());
    const { page, complaints } = await openTab(browser);
    await page.goto(url);
    await page.getByRole('link', { name: '平湖模式' }).first().click();
    expect(page.url()).toBe(`${url}/model:pinghu`);
    expect(await page.getByRole('main').textContent()).toContain('飞地抱团');
    await page.goto(url);
    await page.getByRole('searchbox').fill('飛地抱團');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?q=/);
    expect(await page.getByRole('main').textContent()).toContain('飞地抱团');
    expect(complaints()).toEqual([]);
  });

  test('GraphiQL asks an example query and shows the answer, with nothing from another host', async () => {
    const { url } = await serve(await seededFolder());
    const { page, complaints, hosts } = await openTab(browser, { javaScriptEnabled: true });
    await page.goto(`${url}/graphiql`);
    await page.getByRole('button', { name: /Execute query/ }).click({ timeout: 60_000 });
    await page.getByText('"mechanism"').first().waitFor({ timeout: 60_000 });
    expect(await page.locator('.result-window').textContent()).toContain('飞地抱团');
    expect([...hosts()]).toEqual([new URL(url).host]);
    expect(complaints()).toEqual([]);
  });
});
