/** What every page costs and keeps to: how much script, from where, under which policy, at which address, and what going back brings back. */
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededTemplate } from '../e2e/seeded-folder.ts';
import { describeWith, findChromium } from '../engines/engine.ts';
import { BROWSER_FLAGS } from './browser-flags.ts';
import { openTab, type Tab } from './browsing.ts';
import { PAGE_TYPES, type PageType, signIn, visit } from './page-types.ts';
import { type Service, startService } from './served-corpus.ts';

const BASE_BYTES = 15 * 1024;
const WITH_GRAPH_BYTES = 60 * 1024;
/** Ten times what the slowest takes on two quiet cores. */
const HANG_MS = 600_000;
const SCRIPTED = { javaScriptEnabled: true, viewport: { width: 1280, height: 900 } } as const;

describeWith('chromium', 'in Chromium', findChromium(), (executablePath) => {
  let browser: Browser;
  /** Keeps pages that were left, as browsers of people do. */
  let keeping: Browser;
  let service: Service;
  beforeAll(async () => {
    [browser, keeping, service] = await Promise.all([
      chromium.launch({ executablePath, args: BROWSER_FLAGS }),
      chromium.launch({ executablePath, args: BROWSER_FLAGS, ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
      seededTemplate().then(startService),
    ]);
  }, HANG_MS);
  afterAll(async () => {
    await Promise.all([browser?.close(), keeping?.close(), service?.close()]);
  });

  test(
    'every sort of page runs little script, asks our host alone, breaks no policy and has its address',
    async () => {
      const tab = await openTab(browser, SCRIPTED);
      const { page, complaints, hosts } = tab;
      await page.addInitScript(RECORD_BREACHES);
      const sizes = new Map<string, number>();
      let isSignedIn = false;
      for (const type of PAGE_TYPES.filter(({ isLike }) => !isLike)) {
        if (type.isEditing && !isSignedIn) {
          await signIn(page, service);
          isSignedIn = true;
        }
        await visit(page, service.url, type);
        await readToTheEnd(tab, type);
        const scripts = await scriptsOf(page, sizes);
        const base = sum(scripts.filter(([name]) => !name.includes('graph')));
        expect(base, type.name).toBeLessThanOrEqual(BASE_BYTES);
        expect(sum(scripts), type.name).toBeLessThanOrEqual(WITH_GRAPH_BYTES);
        expect([type.name, await page.evaluate('globalThis.breaches')]).toEqual([type.name, []]);
        if (!type.isError && !isPrivate(page)) await expectCanonical(page, type.name);
      }
      // The status of a page that is an error is told by Chromium as one.
      expect(complaints().filter((text) => !/status of (400|404|422)/.test(text))).toEqual([]);
      expect([...hosts()]).toEqual([new URL(service.url).host]);
    },
    HANG_MS,
  );

  test.each([true, false])(
    'back and forward bring back the words, the place and the focus (script: %s)',
    async (javaScriptEnabled) => {
      const { page } = await openTab(keeping, { ...SCRIPTED, javaScriptEnabled });
      const search = `${service.url}/search?q=${encodeURIComponent('飞地')}`;
      await page.goto(search);
      const hit = page.getByRole('main').getByRole('article').nth(8).getByRole('heading').getByRole('link');
      const name = await hit.textContent();
      await hit.click();
      await page.getByRole('navigation', { name: '可做的事' }).waitFor();
      const [place, entity] = [await scrolled(page), page.url()];
      expect(place).toBe(0);
      await step(page, 'back', search);
      expect(await page.getByLabel('检索', { exact: true }).inputValue()).toBe('飞地');
      expect(await scrolled(page)).toBeGreaterThan(500);
      expect(await page.evaluate('document.activeElement.textContent')).toBe(name);
      await step(page, 'forward', entity);
      expect(await scrolled(page)).toBe(0);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(name);
    },
  );

  test('where a browser keeps no page, it is there again with its words at its place, and nothing has taken the focus', async () => {
    const { page } = await openTab(browser, SCRIPTED);
    await page.goto(`${service.url}/search?q=${encodeURIComponent('飞地')}`);
    await page.getByRole('main').getByRole('article').nth(8).getByRole('heading').getByRole('link').click();
    await page.getByRole('navigation', { name: '可做的事' }).waitFor();
    await page.goBack();
    expect(await page.getByLabel('检索', { exact: true }).inputValue()).toBe('飞地');
    await expect.poll(() => scrolled(page)).toBeGreaterThan(500);
    expect(await page.evaluate('document.activeElement === document.body')).toBe(true);
  });

  test('each choice is a step of its own: conditions, and what was expanded in the graph', async () => {
    const { page } = await openTab(browser, SCRIPTED);
    const search = `${service.url}/search?q=${encodeURIComponent('飞地')}`;
    await page.goto(search);
    const facets = page.getByRole('navigation', { name: '筛选' });
    await facets.getByRole('link', { name: /^版本/ }).click();
    await page.waitForURL(`${search}&type=VERSION`);
    await page.goBack();
    expect(page.url()).toBe(search);
    expect(await facets.getByRole('link', { name: /^版本.*已选/ }).count()).toBe(0);
    await page.goForward();
    expect(await facets.getByRole('link', { name: /^版本.*已选/ }).count()).toBe(1);

    const graph = `${service.url}/graph?roots=model:pinghu`;
    await page.goto(graph);
    const heading = page.getByRole('heading', { level: 1 });
    const list = page.getByRole('listbox', { name: '图中的条目' });
    await list.selectOption({ label: '青田县 · 地区' });
    await list.press('Enter');
    await page.waitForURL(`${graph},region:qingtian`);
    await page.getByRole('heading', { level: 1, name: '关系图：平湖模式、青田县' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: '关系图：平湖模式', exact: true }).waitFor();
    expect(page.url()).toBe(graph);
    await page.goForward();
    await page.getByRole('heading', { level: 1, name: '关系图：平湖模式、青田县' }).waitFor();
    expect(await heading.count()).toBe(1);
  });
});

function scrolled(page: Page): Promise<number> {
  return page.evaluate('scrollY');
}

/** In the history; a page that was kept tells Playwright of no load. */
async function step(page: Page, way: 'back' | 'forward', address: string): Promise<void> {
  await page.evaluate(`history.${way}()`);
  await expect.poll(() => page.url()).toBe(address);
}

/** Violations of the content security policy, as the document tells of them. */
const RECORD_BREACHES = `
globalThis.breaches = [];
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
  globalThis.breaches.push([violatedDirective, blockedURI, sourceFile].join(' ')));`;

/** What is loaded when it comes into view is loaded. */
async function readToTheEnd({ page, untilQuiet }: Tab, { isEditing }: PageType): Promise<void> {
  await page.evaluate(`(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
      scrollTo(0, y);
      await new Promise(requestAnimationFrame);
    }
  })()`);
  // A form of editors asks whether all is well when it has rested.
  await (isEditing ? page.waitForLoadState('networkidle') : untilQuiet());
}

/** Each script that the page asked for, with its size by gzip at level 9. */
async function scriptsOf(page: Page, sizes: Map<string, number>): Promise<readonly (readonly [string, number])[]> {
  const urls: readonly string[] = await page.evaluate(`[...new Set([
    ...[...document.scripts].map(({ src }) => src),
    ...performance.getEntriesByType('resource').map(({ name }) => name),
  ])].filter((url) => new URL(url || 'about:', location).pathname.endsWith('.js'))`);
  expect(urls.length).toBeGreaterThan(0);
  for (const url of urls.filter((one) => !sizes.has(one))) {
    const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
    sizes.set(url, gzipSync(bytes, { level: 9 }).byteLength);
  }
  return urls.map((url) => [new URL(url).pathname, sizes.get(url) ?? 0] as const);
}

function sum(scripts: readonly (readonly [string, number])[]): number {
  return scripts.reduce((bytes, [, size]) => bytes + size, 0);
}

/** Forms of editors are nobody's address. */
function isPrivate(page: Page): boolean {
  return /^\/(add|edit|review|sign-in)(\/|$)/.test(new URL(page.url()).pathname);
}

/** One, absolute, which is its own canonical address. */
async function expectCanonical(page: Page, name: string): Promise<void> {
  const links = page.locator('link[rel="canonical"]');
  expect([name, await links.count()]).toEqual([name, 1]);
  const address = (await links.getAttribute('href')) ?? '';
  const answer = await fetch(address);
  expect([name, answer.status]).toEqual([name, 200]);
  expect(await answer.text()).toContain(`<link rel="canonical" href="${address.replaceAll('&', '&amp;')}"`);
}
