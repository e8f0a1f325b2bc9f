/** Citing in a real browser: the dialog, copying, and a pasted paragraph that gets its citations; with JavaScript and without. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWith, findChromium } from '../engines/engine.ts';
import { HOSTILE } from '../http/pages/hostile-world.ts';
import { type IndexedPages, startPages } from '../http/pages/indexed-pages.ts';
import { fillWithSeed } from '../http/pages/served-pages.ts';
import { BROWSER_FLAGS } from './browser-flags.ts';
import { openTab, overflow } from './browsing.ts';
import { violations } from './violations.ts';

const RIGHT = '2021年，浙江的城乡居民收入之比已降到1.94。';
const TEXT = `${RIGHT}2021年，湖州市的城乡收入差距为1.75。平湖探索飞地抱团，青田县到平湖出资建厂。`;
const PASSAGE = '/passage:huang-fu-2022-16-3';
const SCRIPTED: BrowserContextOptions = { javaScriptEnabled: true, permissions: ['clipboard-read', 'clipboard-write'] };
const HANG_MS = 600_000;
/** A busy machine may take longer than a reader waits. */
const PATIENT = { 'request-timeout-ms': '60000' };

describeWith('chromium', 'in Chromium, citing', findChromium(), (executablePath) => {
  let browser: Browser;
  let pages: IndexedPages;
  beforeAll(async () => {
    [browser, pages] = await Promise.all([
      chromium.launch({ executablePath, args: BROWSER_FLAGS }),
      startPages({ fill: fillWithSeed, flags: PATIENT }),
    ]);
  }, 60_000);
  afterAll(async () => {
    await Promise.all([browser?.close(), pages?.close()]);
  });

  async function check(page: Page, text: string): Promise<void> {
    await page.goto(`${pages.url}/support`);
    await page.getByLabel('要查证的文字').fill(text);
    await page.getByRole('button', { name: '查证', exact: true }).click();
    await page.locator('#marked').waitFor();
  }

  describe('references over the page', () => {
    test('open by the key, by the link, close by Escape, and give the focus back', async () => {
      const { page, complaints } = await openTab(browser, SCRIPTED);
      await page.goto(pages.url + PASSAGE);
      const link = page.locator('a[data-key="c"]').first();
      await link.focus();
      await page.keyboard.press('c');
      const dialog = page.getByRole('dialog', { name: '引用' });
      await dialog.waitFor();
      expect(await dialog.textContent()).toContain('黄祖辉，傅琳琳');
      expect(await focusIsIn(page, 'dialog')).toBe(true);
      await page.keyboard.press('Escape');
      expect(await dialog.isVisible()).toBe(false);
      expect(await focusIsIn(page, 'a[data-key="c"]')).toBe(true);
      await link.click();
      await dialog.getByRole('button', { name: '关闭' }).click();
      expect(await dialog.isVisible()).toBe(false);
      expect(page.url()).toBe(pages.url + PASSAGE);
      expect(complaints()).toEqual([]);
    });

    test('change their style in place, and the next page has it', async () => {
      const { page } = await openTab(browser, SCRIPTED);
      await page.goto(pages.url + PASSAGE);
      await page.keyboard.press('c');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('link', { name: 'APA 第 7 版' }).click();
      await dialog.getByText('Huang, Z.').waitFor();
      expect(page.url()).toBe(pages.url + PASSAGE);
      expect(await focusIsIn(page, '[aria-current]')).toBe(true);
      await page.goto(`${pages.url}/document:huang-fu-2022`);
      expect(await page.locator('.citation .reference').textContent()).toContain('Huang, Z.');
    });

    test('are of the hit that has the focus, else of the page, and of nothing where there is nothing', async () => {
      const { page } = await openTab(browser, SCRIPTED);
      await page.goto(`${pages.url}/search?q=${encodeURIComponent('飞地抱团')}`);
      await page.keyboard.press('j');
      await page.keyboard.press('c');
      expect(await page.getByRole('dialog').locator('.cited-things').textContent()).toContain('飞地抱团');
      await page.goto(`${pages.url}/model:pinghu/history`);
      await page.keyboard.press('c');
      expect(await page.getByRole('dialog').locator('.cited-things').textContent()).toContain('平湖模式');
      await page.goto(pages.url);
      await page.keyboard.press('c');
      await page.getByRole('dialog').getByRole('link', { name: '查文献' }).click();
      expect(page.url()).toBe(`${pages.url}/lookup`);
    });

    test('without JavaScript are a page of their own, in the style that was chosen there', async () => {
      const { page } = await openTab(browser);
      await page.goto(`${pages.url}/document:huang-fu-2022`);
      await page.locator('a[data-key="c"]').first().click();
      await page.getByRole('link', { name: 'GB/T 7714—2015 顺序编码制' }).click();
      expect(await page.locator('#cite-list').textContent()).toContain('改革, 2022(5): 21-35.');
      expect(await page.getByRole('button', { name: '复制' }).count()).toBe(0);
      expect(await page.getByRole('button', { name: '关闭' }).count()).toBe(0);
      await page.goto(pages.url + PASSAGE);
      expect(await page.locator('.citation .reference').textContent()).toContain('改革, 2022(5): 21-35.');
    });
  });

  describe('copying', () => {
    test('gives the reference as text and with its italics', async () => {
      const { page, complaints } = await openTab(browser, SCRIPTED);
      await page.goto(`${pages.url}/cite?ids=document:huang-fu-2022&style=apa`);
      const list = page.locator('.copying').first();
      await list.getByRole('button', { name: '复制', exact: true }).click();
      await list.getByText('已复制').waitFor();
      const { plain, rich } = await clipboard(page);
      expect(plain).toMatch(/^Huang, Z.*Gaige.*21–35\.$/);
      expect(rich).toMatch(/<p>Huang, Z.*<i>Gaige<\/i>.*<\/p>/);
      expect(complaints()).toEqual([]);
    });

    test('gives plain text alone where that is asked for, and a file as it is', async () => {
      const { page } = await openTab(browser, SCRIPTED);
      await page.goto(`${pages.url}/cite?ids=document:huang-fu-2022&style=apa`);
      await page.getByRole('button', { name: '复制纯文本' }).first().click();
      await page.getByText('已复制').first().waitFor();
      expect((await clipboard(page)).rich).toBeUndefined();
      await page.goto(`${pages.url}/cite?ids=document:huang-fu-2022&style=bibtex`);
      await page.getByRole('button', { name: '复制', exact: true }).first().click();
      await page.getByText('已复制').first().waitFor();
      const { plain } = await clipboard(page);
      expect(plain).toMatch(/^@article\{huang2022zhejiang,\n {2}author = /);
    });

    test('does so where browsers have no clipboard for pages that came without TLS', async () => {
      const { page } = await openTab(browser, SCRIPTED);
      await page.addInitScript('Object.defineProperty(navigator, "clipboard", { value: undefined })');
      await page.goto(`${pages.url}/cite?ids=document:huang-fu-2022&style=apa`);
      await page.getByRole('button', { name: '复制', exact: true }).first().click();
      await page.getByText('已复制').first().waitFor();
      const other = await page.context().newPage();
      await other.goto(pages.url);
      const { plain, rich } = await clipboard(other);
      expect(plain).toContain('Huang, Z.');
      expect(rich).toContain('<i>Gaige</i>');
    });
  });

  describe('a pasted paragraph', () => {
    test('gets its citations by forms alone: what is dropped goes, what is accepted comes', async () => {
      const { page, complaints, hosts } = await openTab(browser);
      await check(page, TEXT);
      expect(page.url()).toMatch(/\/support#sentences$/);
      const sentences = page.locator('.sentences > li');
      expect(await sentences.nth(1).textContent()).toContain('数字不符');
      const agreeing = sentences.nth(0).getByRole('checkbox').first();
      expect(await agreeing.isChecked()).toBe(true);
      await agreeing.uncheck();
      await sentences.nth(2).getByRole('checkbox').first().check();
      await page.getByRole('button', { name: '按所选重排引注' }).click();
      expect(await page.locator('.marked-text').textContent()).toMatch(/1\.94。.*出资建厂\[1\].*。$/);
      expect(await agreeing.isChecked()).toBe(false);
      expect(await page.locator('#marked-references').textContent()).toContain('改革，2022（5）：21-35.');
      expect(await page.getByLabel('要查证的文字').inputValue()).toBe(TEXT);
      expect(complaints()).toEqual([]);
      expect([...hosts()]).toEqual([new URL(pages.url).host]);
    });

    test('gets them at once with JavaScript, in the style chosen, ready to be copied', async () => {
      const { page, complaints } = await openTab(browser, SCRIPTED);
      await check(page, TEXT);
      const marked = page.locator('.marked-text');
      await page
        .getByRole('checkbox', { name: /^引用此处/ })
        .first()
        .uncheck();
      await page.locator('#marked').getByText('没有选中任何出处').waitFor();
      expect(await marked.textContent()).toBe(TEXT);
      await page
        .getByRole('checkbox', { name: /^引用此处/ })
        .first()
        .check();
      await page.locator('.put-in').first().waitFor();
      await page.getByLabel('著录格式').selectOption('gbt2025-author-date');
      await marked.getByText('（黄祖辉等，2022）').waitFor();
      expect(await page.locator('#support-status').textContent()).toBe('引注已重排：引用 1 种文献');
      await page.locator('#marked .copying').first().getByRole('button', { name: '复制纯文本' }).click();
      await page.locator('#marked').getByText('已复制').waitFor();
      expect((await clipboard(page)).plain).toMatch(
        /^2021年，浙江的城乡居民收入之比已降到1\.94（黄祖辉等，2022）.*。2021年/,
      );
      expect(complaints()).toEqual([]);
    });

    test('that was changed is not cited before it is checked anew; its length is told', async () => {
      const { page } = await openTab(browser, SCRIPTED);
      await check(page, RIGHT);
      await page.getByLabel('要查证的文字').fill(`${RIGHT}${'再。'.repeat(10_000)}`);
      expect(await page.locator('.length[data-over]').textContent()).toContain('20,025 / 20,000');
      const before = await page.locator('#marked').innerHTML();
      await page
        .getByRole('checkbox', { name: /^引用此处/ })
        .first()
        .uncheck();
      await page.waitForTimeout(500);
      expect(await page.locator('#marked').innerHTML()).toBe(before);
    });

    test('can be checked, chosen and copied by keyboard alone', async () => {
      const { page } = await openTab(browser, SCRIPTED);
      await page.goto(`${pages.url}/support`);
      await page.getByLabel('要查证的文字').focus();
      await page.keyboard.type('x');
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(RIGHT);
      await tabTo(page, '.asking button');
      await page.keyboard.press('Enter');
      await page.locator('#marked').waitFor();
      await tabTo(page, 'input[type="checkbox"]');
      await page.keyboard.press('Space');
      await page.locator('#marked').getByText('没有选中任何出处').waitFor();
      await tabTo(page, '#marked [data-copy]');
      await page.keyboard.press('Enter');
      await page.getByText('已复制').waitFor();
      expect((await clipboard(page)).plain).toBe(RIGHT);
    });

    test('whatever is in it, runs nothing, breaks no layout and comes back as it was', async () => {
      const { page, complaints } = await openTab(browser, { ...SCRIPTED, viewport: { width: 320, height: 740 } });
      page.on('dialog', () => expect.fail('a text ran as a script'));
      for (const text of [HOSTILE.join('\n'), '\u202e向反\u202c字', 'W'.repeat(19_000), '\n\n甲。']) {
        await check(page, text);
        expect(await overflow(page)).toBe(0);
        expect(await page.getByLabel('要查证的文字').inputValue()).toBe(text);
        expect(await page.locator('.marked-text').textContent()).toBe(text);
        expect(await page.locator('main script, main img, main [style]').count()).toBe(0);
      }
      expect(complaints()).toEqual([]);
    });
  });

  test.each([
    ['zh', 'light', 1280],
    ['en', 'dark', 320],
  ] as const)(
    'axe finds nothing wrong in %s, %s, %i pixels wide, and nothing is wider than the window',
    async (lang, colorScheme, width) => {
      const { page } = await openTab(browser, { ...SCRIPTED, colorScheme, viewport: { width, height: 900 } });
      const expectSound = async (name: string) =>
        expect([name, await violations(page), await overflow(page)]).toEqual([name, [], 0]);
      for (const path of [
        '/support?',
        '/lookup?',
        `/lookup?ref=${encodeURIComponent('浙江高质量发展建设共同富裕示范区')}&`,
        `/lookup?ref=${encodeURIComponent('2022年浙江省国民经济和社会发展统计公报')}&`,
        '/cite?',
        '/cite?ids=mechanism:feidi-baotuan,policy:weilai-xiangcun-zhidao-yijian&style=gbt2015-author-date&',
        '/cite?ids=document:huang-fu-2022&style=ris&',
      ]) {
        await page.goto(`${pages.url}${path}lang=${lang}`);
        await expectSound(path);
      }
      await page.goto(`${pages.url}/support?lang=${lang}`);
      await page.locator('#support-text').fill(TEXT);
      await page.locator('.asking button').click();
      await page.locator('#marked').waitFor();
      await page.locator('details').first().evaluate('(details) => { details.open = true; }');
      await expectSound('what was found');
      await page.goto(`${pages.url}${PASSAGE}?lang=${lang}`);
      await page.keyboard.press('c');
      await page.getByRole('dialog').waitFor();
      await expectSound('the dialog');
    },
    HANG_MS,
  );
});

interface Copied {
  readonly plain?: string;
  readonly rich?: string;
}

async function clipboard(page: Page): Promise<Copied> {
  return page.evaluate(`navigator.clipboard.read().then(async ([item]) => ({
    plain: item.types.includes('text/plain') ? await (await item.getType('text/plain')).text() : undefined,
    rich: item.types.includes('text/html') ? await (await item.getType('text/html')).text() : undefined,
  }))`);
}

function focusIsIn(page: Page, selector: string): Promise<boolean> {
  return page.evaluate(`document.activeElement.closest(${JSON.stringify(selector)}) !== null`);
}

/** Forwards by the Tab key, as far as 200 stops. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 200; i += 1) {
    await page.keyboard.press('Tab');
    if (await focusIsIn(page, selector)) return;
  }
  expect.fail(`Tab does not lead to ${selector}`);
}
