/** The pages about the corpus and the reading of sources in a real browser. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith, findChromium } from '../engines/engine.ts';
import { HOSTILE, hostileWorld } from '../http/pages/hostile-world.ts';
import { type IndexedPages, startPages } from '../http/pages/indexed-pages.ts';
import { fillWithSeed } from '../http/pages/served-pages.ts';
import { at, entity, type Item, passage, relation } from '../store/items.ts';
import { BROWSER_FLAGS } from './browser-flags.ts';
import { openTab } from './browsing.ts';

describeWith('chromium', 'the corpus in Chromium', findChromium(), (executablePath) => {
  let browser: Browser;
  let pages: IndexedPages;
  let small: IndexedPages;
  beforeAll(async () => {
    [browser, pages, small] = await Promise.all([
      chromium.launch({ executablePath, args: BROWSER_FLAGS }),
      startPages({ fill: fillWithSeed }),
      startPages({ items: [...hostileWorld(), ...fullText()] }),
    ]);
  }, 60_000);
  afterAll(async () => {
    await Promise.all([browser?.close(), pages?.close(), small?.close()]);
  });

  test('a field, a place and a year lead to what they count, without JavaScript', async () => {
    const { page } = await openTab(browser);
    for (const name of ['缩小地区差距，机制，', '浙江省，']) {
      await page.goto(`${pages.url}/browse`);
      const link = page.getByRole('link', { name: new RegExp(`^${name}\\d+$`) });
      const count = await link.textContent();
      await link.click();
      expect(await page.locator('.count').first().textContent()).toContain(`${count}`);
    }
  });

  test('a type’s own address leads to it on the page of the ontology', async () => {
    const { page } = await openTab(browser);
    await page.goto(`${pages.url}/ontology#USES`);
    expect(await page.locator('.term:target h3').textContent()).toContain('运用');
    expect(await top(page, '.term:target')).toBeLessThan(100);
  });

  test('a block of data about a page runs nothing, is not refused, and is read whole, whatever the names in it', async () => {
    const { page, complaints } = await openTab(browser, { javaScriptEnabled: true });
    page.on('dialog', () => expect.fail('a name ran as a script'));
    for (const [i, text] of HOSTILE.entries()) {
      await page.goto(`${small.url}/mechanism:evil-${i}`);
      const data: string = await page.evaluate(
        `JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent).name`,
      );
      expect(data).toBe(text);
      expect(await page.locator('script').count()).toBe(2);
    }
    expect(complaints()).toEqual([]);
  });

  test('the address of a statement on a passage marks the words that it rests on, without JavaScript', async () => {
    const { page } = await openTab(browser, { viewport: { width: 1280, height: 800 } });
    const outlined = () =>
      page.evaluate(`[...document.querySelectorAll('mark, .quotes > li')]
        .filter((one) => getComputedStyle(one).outlineStyle === 'solid').map((one) => one.textContent).join('')`);
    await page.goto(`${small.url}/passage:full#relation:second`);
    expect(await outlined()).toContain('桑基鱼塘始于明代');
    expect(await outlined()).not.toContain('湖州');
    // The text stays in view beside the statement.
    expect(await top(page, 'mark.s2')).toBeGreaterThan(-1);
    await page.getByRole('link', { name: '据此的陈述 1' }).first().click();
    expect(await outlined()).toContain('湖州的桑基鱼塘');
  });

  test('passages are read on by links alone, each with its names, quotes and figures', async () => {
    const { page } = await openTab(browser);
    await page.goto(`${pages.url}/document:huang-fu-2022`);
    await page.getByRole('link', { name: '2.“飞地抱团，山海协作”的嘉兴平湖模式' }).click();
    await page.getByRole('link', { name: '二（一）2，第 2 段之 1' }).click();
    expect(await page.getByRole('heading', { name: '此处的数据' }).isVisible()).toBe(true);
    await page.getByRole('link', { name: /^下一段/ }).click();
    expect(page.url()).toContain('/passage:huang-fu-2022-16-2');
    await page.locator('a.mention', { hasText: '飞地抱团' }).first().click();
    expect(page.url()).toContain('/mechanism:feidi-baotuan');
  });

  test('without a network a page says so and stays, until it is back', async () => {
    const { page } = await openTab(browser, { javaScriptEnabled: true });
    // A name of its own: on the reader's own machine no network is needed.
    const url = pages.url.replace('127.0.0.1', 'gongfu.localhost');
    await page.goto(`${url}/model:pinghu`);
    const notice = page.locator('[data-island="offline"]');
    expect(await notice.isVisible()).toBe(false);
    await page.context().setOffline(true);
    await notice.waitFor();
    await page.getByRole('link', { name: '浏览' }).first().click();
    expect(page.url()).toBe(`${url}/model:pinghu`);
    await page.context().setOffline(false);
    await notice.waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: '浏览' }).first().click();
    await page.waitForURL(`${url}/browse`);
  });

  test('a mistyped address leads to what was meant', async () => {
    const { page } = await openTab(browser);
    await page.goto(`${pages.url}/model:pinghuu`);
    await page.getByRole('link', { name: '平湖模式' }).click();
    expect(page.url()).toBe(`${pages.url}/model:pinghu`);
  });
});

function top(page: Page, selector: string): Promise<number> {
  return page.evaluate(`document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect().top`);
}

/** A passage in its source's own words, with more statements than fit below it. */
function fullText(): readonly Item[] {
  const others = Array.from({ length: 30 }, (_, i) => i);
  return [
    entity('DOCUMENT', '全文', { id: 'document:quan' }),
    entity('REGION', '湖州', { id: 'region:huzhou' }),
    entity('MECHANISM', '桑基鱼塘', { id: 'mechanism:sangji' }),
    passage('document:quan', '湖州的桑基鱼塘始于明代，至今仍在。', { id: 'passage:full', textKind: 'FULL_TEXT' }),
    relation('PRACTISED_IN', 'mechanism:sangji', 'region:huzhou', {
      id: 'relation:first',
      evidence: [at('passage:full', { quote: '湖州的桑基鱼塘' })],
    }),
    relation('ORIGINATED_IN', 'mechanism:sangji', 'region:huzhou', {
      id: 'relation:second',
      evidence: [at('passage:full', { quote: '桑基鱼塘始于明代' })],
    }),
    ...others.flatMap((i) => [
      entity('MODEL', `模式 ${i}`, { id: `model:m${i}` }),
      relation('USES', `model:m${i}`, 'mechanism:sangji', { id: `relation:uses-${i}`, evidence: [at('passage:full')] }),
    ]),
  ];
}
