/** The review in Chromium, on a built service: with and without JavaScript, by keys, by two editors at once. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run, serve } from '../e2e/built-cli.ts';
import { linkedFolder, NOTICE_ID, UNSEEDED } from '../e2e/review-world.ts';
import { describeWith, findChromium } from '../engines/engine.ts';
import { BROWSER_FLAGS } from './browser-flags.ts';
import { openTab, overflow, type Tab } from './browsing.ts';
import { violations } from './violations.ts';

/** Ten times what the slowest takes on two quiet cores. */
const HANG_MS = 240_000;
const PAGE = `/review?document=${NOTICE_ID}`;

describeWith('chromium', 'the review in Chromium', findChromium(), (executablePath) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS });
  }, HANG_MS);
  afterAll(async () => {
    await browser?.close();
  });

  interface Reviewed {
    readonly url: string;
    readonly data: string;
    signedIn(name: string, options?: BrowserContextOptions): Promise<Tab>;
  }

  async function reviewed(): Promise<Reviewed> {
    const data = await linkedFolder();
    const { url } = await serve(data, [], UNSEEDED);
    return {
      ...{ url, data },
      async signedIn(name, options = {}) {
        const token = (await run(['token', 'create', name, '--data', data], UNSEEDED)).out.trim();
        const tab = await openTab(browser, options);
        await tab.page.goto(url + PAGE);
        await tab.page.getByLabel('令牌').fill(token);
        await tab.page.getByRole('button', { name: '编者登录' }).click();
        await tab.page.locator('.review').waitFor();
        return tab;
      },
    };
  }

  const proposal = (page: Page, words: string) => page.locator('.proposal', { hasText: words });
  const status = (page: Page) => page.locator('.review > .notice').first();
  const countOf = async (page: Page, state: string) => {
    const text = await page
      .getByRole('navigation', { name: '显示' })
      .getByText(state, { exact: false })
      .first()
      .textContent();
    return Number(/\d+$/.exec(text ?? '')?.[0]);
  };

  test(
    'without JavaScript: sign in, accept with what it needs, see it on the page of the entity, undo; change; decide on a whole rule',
    async () => {
      const { url, signedIn } = await reviewed();
      const { page } = await signedIn('甲');
      expect(page.url()).toContain(PAGE);
      expect(await page.locator('.review-text mark').count()).toBeGreaterThan(5);
      const open = await countOf(page, '待定');

      const figure = proposal(page, '不少于30个');
      await figure.getByRole('button', { name: '采纳', exact: true }).click();
      expect(await status(page).textContent()).toContain('已采纳 2 项');
      expect(await countOf(page, '待定')).toBe(open - 2);
      await page.goto(`${url}/mechanism:gongxiang-chayuan`);
      expect(await page.locator('main').textContent()).toContain('全县“共享茶园”达到30个');

      await page.goto(`${url}${PAGE}&state=ACCEPTED`);
      const accepted = proposal(page, '不少于30个');
      expect(await accepted.textContent()).toContain('甲 定');
      await accepted.getByRole('button', { name: '撤销' }).click();
      expect(await status(page).textContent()).toContain('已撤销 1 项');

      await page.goto(url + PAGE);
      const other = proposal(page, '12个');
      await other.getByText('修改后采纳').first().click();
      await other.getByLabel('对象').fill('共享茶园');
      await other.getByRole('button', { name: '修改后采纳' }).click();
      expect(await status(page).textContent()).toContain('已改后采纳');

      const label = proposal(page, '文中说到“云岭县”');
      await label.getByText('整条规则').click();
      await label.getByRole('button', { name: '采纳这条规则的全部待定项', exact: true }).click();
      expect(await status(page).textContent()).toMatch(/已采纳 \d\d? 项/);
      await page.getByRole('button', { name: '撤销' }).first().click();
      expect(await status(page).textContent()).toMatch(/已撤销 \d\d? 项/);
      await page.goto(`${url}/review`);
      expect(await page.getByRole('row', { name: /清禾县人民政府关于/ }).count()).toBe(1);
    },
    HANG_MS,
  );

  test(
    'who has not signed in is sent to sign in, and a form that is not of the session writes nothing',
    async () => {
      const { url, data, signedIn } = await reviewed();
      const answer = await fetch(`${url}/review`, { redirect: 'manual' });
      expect([answer.status, answer.headers.get('location')]).toEqual([303, expect.stringContaining('/sign-in?to=')]);
      const { page } = await signedIn('甲');
      const key = await page.locator('.proposal').first().getAttribute('data-proposal');
      const { out: before } = await run(['export', '--data', data], UNSEEDED);
      const form = { 'form-token': 'x', action: 'accept', key: key ?? '' };
      const sent = await page.context().request.post(url + PAGE, { form, headers: { accept: 'text/html' } });
      expect([sent.status(), await sent.text()]).toEqual([403, expect.stringContaining('这张表不是这次登录的')]);
      expect((await run(['export', '--data', data], UNSEEDED)).out).toBe(before);
    },
    HANG_MS,
  );

  test(
    'by keys: a accepts and goes on, r rejects, u takes back, c opens the change, j and k move; the words in the passage stand out',
    async () => {
      const { signedIn } = await reviewed();
      const { page, complaints } = await signedIn('甲', { javaScriptEnabled: true });
      const focused = () => page.evaluate(`document.activeElement?.closest('[data-proposal]')?.dataset.proposal ?? ''`);
      const key = async (one: string) => {
        await Promise.all([page.waitForEvent('load'), page.keyboard.press(one)]);
        await page.locator('html.scripted').waitFor();
      };
      await page.locator('html.scripted').waitFor();
      await page.keyboard.press('j');
      const first = await focused();
      await expect.poll(() => page.locator('mark.current').count()).toBe(1);
      await page.keyboard.press('j');
      const second = await focused();
      expect(second).not.toBe(first);
      await page.keyboard.press('k');
      expect(await focused()).toBe(first);

      await key('a');
      expect(await status(page).textContent()).toContain('已采纳 1 项');
      await expect.poll(focused).toBe(second);
      await key('r');
      expect(await status(page).textContent()).toContain('已定为不采纳 1 项');
      await key('u');
      expect(await status(page).textContent()).toContain('已撤销 1 项');
      await expect.poll(focused).toBe(second);
      await page.keyboard.press('c');
      expect(await page.evaluate('document.activeElement?.tagName')).toBe('INPUT');
      await page.keyboard.type('a');
      expect(await status(page).textContent()).toContain('已撤销');
      expect(complaints()).toEqual([]);
    },
    HANG_MS,
  );

  test(
    'two editors at one proposal: the second is told who decided, and nothing is written twice',
    async () => {
      const { data, signedIn } = await reviewed();
      const [one, other] = [await signedIn('甲'), await signedIn('乙')];
      const accept = ({ page }: Tab) =>
        proposal(page, '清禾县 结对协作 云岭县').getByRole('button', { name: '采纳', exact: true }).click();
      await accept(one);
      expect(await status(one.page).textContent()).toContain('已采纳 1 项');
      await accept(other);
      expect(await status(other.page).textContent()).toMatch(/ACCEPTED since .* by 甲/);
      const { out } = await run(['export', '--data', data], UNSEEDED);
      expect(out.match(/"relationType":"PAIRED_WITH"/g)).toHaveLength(1);
    },
    HANG_MS,
  );

  test.each([
    ['zh', 'light', 1280],
    ['en', 'dark', 375],
  ] as const)(
    'axe finds nothing wrong in %s, %s, and no page is wider than its window',
    async (lang, colorScheme, width) => {
      const { url, signedIn } = await reviewed();
      const viewport = { width, height: 900 };
      const { page } = await signedIn('甲', { javaScriptEnabled: true, colorScheme, viewport });
      await proposal(page, '不少于30个').getByRole('button', { name: '采纳', exact: true }).click();
      for (const path of [page.url(), `${url}/review?`, `${url}${PAGE}&state=ACCEPTED`]) {
        await page.goto(`${path}&lang=${lang}`);
        for (const summary of await page.locator('.proposal summary').all()) await summary.click();
        expect([path, await violations(page)]).toEqual([path, []]);
        for (const each of [320, 800, 2560]) {
          await page.setViewportSize({ ...viewport, width: each });
          expect([path, each, await overflow(page)]).toEqual([path, each, 0]);
        }
        await page.setViewportSize(viewport);
      }
    },
    HANG_MS,
  );
});
