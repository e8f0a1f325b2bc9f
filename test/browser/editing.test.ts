/** Editing in Chromium: with and without JavaScript, in two tabs, by the keyboard alone. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith, findChromium } from '../engines/engine.ts';
import { type EditedPages, startEditing } from '../http/pages/editing-pages.ts';
import { HOSTILE, hostileWorld } from '../http/pages/hostile-world.ts';
import { BROWSER_FLAGS } from './browser-flags.ts';
import { openTab, overflow, type Tab } from './browsing.ts';
import { violations } from './violations.ts';

/** Ten times what the slowest takes on two quiet cores. */
const HANG_MS = 120_000;
const FIGURE = '/edit/new?record=observation&subject=region:dongxian&indicator=indicator:cunjun';

describeWith('chromium', 'editing in Chromium', findChromium(), (executablePath) => {
  let browser: Browser;
  let pages: EditedPages;
  let hostile: EditedPages;
  beforeAll(async () => {
    [browser, pages, hostile] = await Promise.all([
      chromium.launch({ executablePath, args: BROWSER_FLAGS }),
      startEditing(),
      startEditing({ items: hostileWorld() }),
    ]);
  }, HANG_MS);
  afterAll(async () => {
    await Promise.all([browser?.close(), pages?.close(), hostile?.close()]);
  });

  async function signedIn(options: BrowserContextOptions = {}, at: EditedPages = pages): Promise<Tab> {
    const tab = await openTab(browser, options);
    await tab.page.goto(`${at.server.url}/sign-in`);
    await tab.page.getByLabel('令牌').fill(at.server.token);
    await tab.page.getByRole('button', { name: '编者登录' }).click();
    return tab;
  }

  const withScript = { javaScriptEnabled: true };
  const preview = (page: Page) => page.getByRole('button', { name: '预览改动' }).click();
  const save = (page: Page) => page.getByRole('button', { name: '保存', exact: true }).click();

  test(
    'without JavaScript a figure is added with evidence',
    async () => {
      const { page } = await signedIn();
      await page.goto(pages.server.url + FIGURE);
      await page.getByLabel('数值').fill('8');
      await page.getByLabel('单位').fill('万元');
      await page.getByLabel('状态').selectOption({ label: '已成立' });
      await page.getByText('添加出处').first().click();
      await page.getByLabel('段落中的词语').fill('二十个村');
      await page.getByRole('button', { name: '查找段落' }).click();
      await page
        .getByRole('button', { name: /用作出处 论文甲/ })
        .first()
        .click();
      await page.getByLabel('引文', { exact: true }).fill('已有二十个村参加');
      await page.getByLabel('修改理由').fill('补数据');
      await preview(page);
      expect(await page.locator('#preview').textContent()).toContain('“已有二十个村参加”');
      await save(page);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('已保存');
      await page.getByRole('link', { name: '查看该页' }).click();
      expect(await page.locator('main').textContent()).toContain('8万元');
    },
    HANG_MS,
  );

  test(
    'with JavaScript a field is checked when it is left, and what is marked in the passage is the quote',
    async () => {
      const { page, complaints } = await signedIn(withScript);
      await page.goto(`${pages.server.url}${FIGURE}&value=9`);
      await page.getByLabel('时期').fill('去年');
      await page.getByLabel('单位').focus();
      await page.getByText('"去年" 不是时期').waitFor();
      expect(await page.getByLabel('时期').getAttribute('aria-invalid')).toBe('true');
      await page.getByLabel('时期').fill('2022');
      await page.getByLabel('单位').focus();
      await page.getByText('"去年" 不是时期').waitFor({ state: 'hidden' });

      await page.getByText('添加出处').first().click();
      await page.getByLabel('段落中的词语').fill('二十个村');
      await page.getByLabel('段落中的词语').press('Enter');
      await page
        .getByRole('button', { name: /用作出处 论文甲/ })
        .first()
        .click();
      await page.getByText('在下面的原文中选中要引的字').waitFor();
      const passage = page.getByLabel('段落文字');
      await passage.focus();
      await passage.press('Home');
      for (let n = 0; n < 4; n += 1) await page.keyboard.press('Shift+ArrowRight');
      await expect.poll(() => page.getByLabel('引文', { exact: true }).inputValue()).toBe('东县自2');
      expect(complaints()).toEqual([]);
    },
    HANG_MS,
  );

  test(
    'what was filled in before the script came is checked when it comes',
    async () => {
      const { page } = await signedIn(withScript);
      const script = Promise.withResolvers<void>();
      await page.route(/\/edit[^/]*\.js/, async (route) => {
        await script.promise;
        await route.continue();
      });
      await page.goto(`${pages.server.url}${FIGURE}&value=9`);
      await page.getByLabel('时期').fill('去年');
      await page.getByLabel('单位').focus();
      expect(await page.getByText('"去年" 不是时期').count()).toBe(0);
      script.resolve();
      await page.getByText('"去年" 不是时期').waitFor();
    },
    HANG_MS,
  );

  test(
    'with JavaScript an end is chosen among suggestions by the keyboard',
    async () => {
      const { page } = await signedIn(withScript);
      await page.goto(`${pages.server.url}/edit/new?relation=PRACTISED_IN`);
      await page.getByLabel('终点').pressSequentially('xixian', { delay: 20 });
      await page.getByRole('option', { name: /西县/ }).first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      expect(await page.getByLabel('终点').inputValue()).toBe('西县');
      expect(await page.locator('[name="target:known"]').inputValue()).toBe('region:xixian');
      expect(page.url()).toContain('/edit/new');
    },
    HANG_MS,
  );

  test.each([[{}], [withScript]])(
    'two tabs: the second to save sees both versions and chooses (%o)',
    async (options) => {
      const { page: mine } = await signedIn(options);
      const theirs = await mine.context().newPage();
      const path = `${pages.server.url}/edit/mechanism:sanlei`;
      await mine.goto(path);
      await theirs.goto(path);
      const stamp = String(Math.random());
      await theirs.getByLabel('简介', { exact: true }).fill(`他写的 ${stamp}`);
      await theirs.getByLabel('修改理由').fill('他');
      await preview(theirs);
      await save(theirs);
      await mine.getByLabel('简介', { exact: true }).fill(`我写的 ${stamp}`);
      await mine.getByLabel('修改理由').fill('我');
      await preview(mine);
      const conflict = mine.getByRole('region', { name: '其间有人改过' });
      expect(await conflict.textContent()).toMatch(/他写的.*我写的/s);
      expect(await mine.getByLabel('简介', { exact: true }).inputValue()).toBe(`我写的 ${stamp}`);
      await mine.getByLabel(/采用现在的/).check();
      await mine.getByRole('button', { name: '按所选合成，再核对' }).click();
      expect(await mine.getByLabel('简介', { exact: true }).inputValue()).toBe(`他写的 ${stamp}`);
      expect(await mine.getByText('没有改动').count()).toBe(1);
    },
    HANG_MS,
  );

  test(
    'by the keyboard alone an entry is renamed: Enter in a field asks for the preview and takes nothing out',
    async () => {
      const { page } = await signedIn(withScript);
      await page.goto(`${pages.server.url}/edit/model:dongxian`);
      await page.getByLabel('名称 必填').first().focus();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type('东县新模式');
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: '修改理由' }).focus();
      await page.keyboard.press('Enter');
      await page.keyboard.type('改名');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.locator('#preview').waitFor();
      expect(await page.locator('#preview').textContent()).toMatch(/东县模式.*东县新模式/s);
      await page.getByRole('button', { name: '保存', exact: true }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: '已保存' }).waitFor();
      expect(await pages.record('model:dongxian')).toMatchObject({
        label: '东县新模式',
        names: [{ text: '“东”字号' }],
      });
    },
    HANG_MS,
  );

  test.each([
    ['zh', 'light', 1280],
    ['en', 'dark', 360],
  ] as const)(
    'axe finds nothing wrong in %s, %s, %i pixels wide, and nothing is wider than its window',
    async (lang, colorScheme, width) => {
      const { page } = await signedIn({ ...withScript, colorScheme, viewport: { width, height: 900 } });
      for (const path of PATHS) {
        await page.goto(`${pages.server.url}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
        expect([path, await violations(page)]).toEqual([path, []]);
        expect([path, await overflow(page)]).toEqual([path, 0]);
      }
    },
    HANG_MS,
  );

  test(
    'hostile texts do nothing in forms and break no layout',
    async () => {
      const { page, complaints } = await signedIn({ ...withScript, viewport: { width: 320, height: 800 } }, hostile);
      for (const [i] of HOSTILE.entries()) {
        for (const path of [`/edit/mechanism:evil-${i}`, `/edit/claim:evil-${i}`, `/edit/mechanism:evil-${i}/remove`]) {
          await page.goto(hostile.server.url + path);
          expect([path, await overflow(page)]).toEqual([path, 0]);
        }
        await page.goto(`${hostile.server.url}/edit/claim:evil-${i}`);
        await page.getByLabel('说明', { exact: true }).fill(`${HOSTILE[i]} ${'x'.repeat(4_000)}`);
        await preview(page);
        expect(await overflow(page)).toBe(0);
      }
      expect(complaints().filter((text) => !text.includes('422'))).toEqual([]);
    },
    HANG_MS,
  );

  test(
    'without JavaScript nothing is lost when the session is over',
    async () => {
      const { page } = await signedIn();
      await page.goto(`${pages.server.url}/edit/concept:heli`);
      await page.getByLabel('简介', { exact: true }).fill('写了很久');
      await page.context().clearCookies();
      await preview(page);
      await page.getByLabel('令牌').fill(pages.server.token);
      await page.getByRole('button', { name: '编者登录' }).click();
      expect(await page.getByLabel('简介', { exact: true }).inputValue()).toBe('写了很久');
    },
    HANG_MS,
  );
});

const PATHS = [
  '/sign-in',
  '/edit',
  '/edit/mechanism:lianying',
  '/edit/document:jia',
  '/edit/passage:jia-full',
  '/edit/observation:mi',
  '/edit/relation:both-sources',
  '/edit/new?record=claim',
  '/edit/new?relation=GUARANTEES&source=region:dong',
  '/edit/mechanism:lianying?state=1',
  '/edit/mechanism:lianying/merge?into=mechanism:sanlei',
  '/edit/concept:dangan/remove',
  '/mechanism:lianying/history',
  '/document:mi',
];
