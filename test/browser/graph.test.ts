/** /graph in a real browser: as a picture that is moved and asked, by keyboard, without WebGL, and without JavaScript. */
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { describeWith, findChromium } from '../engines/engine.ts';
import { hostileWorld } from '../http/pages/hostile-world.ts';
import { type IndexedPages, startPages } from '../http/pages/indexed-pages.ts';
import { type BrowsedCorpus, openTab, overflow, startCorpus } from './browsing.ts';
import { violations } from './violations.ts';

const PINGHU = '/graph?roots=model:pinghu';
const WIDE = { javaScriptEnabled: true, viewport: { width: 1280, height: 1400 } } as const;

/** Ten times what the slowest takes on two quiet cores. */
const HANG_MS = 300_000;

describeWith('chromium', 'the graph in Chromium', findChromium(), (executablePath) => {
  let corpus: BrowsedCorpus;
  let browser: Browser;
  let pages: IndexedPages;
  beforeAll(async () => {
    corpus = await startCorpus(executablePath);
    ({ browser, pages } = corpus);
  }, 60_000);
  afterAll(() => corpus?.close());

  test('is drawn with WebGL in place of the picture from the server, all from our own host', async () => {
    const { page, complaints, hosts } = await openTab(browser, WIDE);
    await drawn(page, pages.url + PINGHU);
    expect(await page.locator('.graph-frame').isVisible()).toBe(false);
    const listed = await page.getByRole('listbox', { name: '图中的条目' }).locator('option').count();
    expect(await page.locator('[data-part="count"]').textContent()).toContain(`${listed} 个条目`);
    expect(complaints()).toEqual([]);
    expect([...hosts()]).toEqual([new URL(pages.url).host]);
  });

  test('is saved as a PNG that has the colours of its nodes', async () => {
    const { page } = await openTab(browser, WIDE);
    await drawn(page, pages.url + PINGHU);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '存为 PNG 图片' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^关系图：平湖模式.*\.png$/);
    const bytes = await readFile(await download.path());
    const colours = await coloursOf(page, bytes.toString('base64'));
    // Of models and of places, and the ground that they stand on (styles/graph.ts, tokens.ts).
    expect(colours).toEqual(expect.arrayContaining(['47,95,143', '140,90,18', '253,252,249']));
  });

  test.each([PINGHU, '/graph?roots=region:zhejiang&depth=2&limit=500'])(
    'has no two labels over each other: %s',
    async (path) => {
      const { page } = await openTab(browser, WIDE);
      await page.addInitScript(RECORD_LABELS);
      await drawn(page, pages.url + path);
      const labels: readonly Label[] = await page.evaluate('globalThis.labels');
      expect(labels.length).toBeGreaterThan(20);
      expect(overlapping(labels)).toEqual([]);
    },
    HANG_MS,
  );

  test('by keyboard: an entry is chosen from the list, shown with its links, and expanded; the address has it all', async () => {
    const { page, complaints } = await openTab(browser, WIDE);
    await drawn(page, pages.url + PINGHU);
    const list = page.getByRole('listbox', { name: '图中的条目' });
    const names = await list.locator('option').allTextContents();
    await list.focus();
    for (const name of names) {
      await page.keyboard.press('ArrowDown');
      if (name === '青田县 · 地区') break;
    }
    const panel = page.locator('.graph-panel');
    await panel.getByRole('heading', { name: '青田县' }).waitFor();
    expect(await panel.getByRole('link', { name: '打开页面' }).getAttribute('href')).toBe('/region:qingtian');
    expect(await panel.getByRole('link', { name: '比较' }).getAttribute('href')).toBe(
      '/compare?ids=model:pinghu,region:qingtian',
    );
    await page.keyboard.press('Enter');
    await page.waitForURL('**/graph?roots=model:pinghu,region:qingtian');
    await page.getByRole('heading', { level: 1, name: '关系图：平湖模式、青田县' }).waitFor();
    await list.locator('option').nth(names.length).waitFor({ state: 'attached' });
    const count = await page.locator('[data-part="count"]').textContent();
    await page.reload();
    expect(await page.locator('[data-part="count"]').textContent()).toBe(count);
    expect(complaints()).toEqual([]);
  });

  test('a node is chosen by a click, and the rest steps back', async () => {
    const { page } = await openTab(browser, WIDE);
    await page.addInitScript(RECORD_LABELS);
    await drawn(page, pages.url + PINGHU);
    const labels: readonly Label[] = await page.evaluate('globalThis.labels');
    const label = labels.find(({ text }) => text === '山海协作');
    const box = await page.locator('.graph-canvas').boundingBox();
    if (!label || !box) throw new Error('the label is not drawn');
    // Its node stands above it.
    await page.mouse.click(box.x + label.x, box.y + label.y - 24);
    await page.locator('.graph-panel').getByRole('heading', { name: '山海协作' }).waitFor();
    await page.mouse.dblclick(box.x + label.x, box.y + label.y - 24);
    await page.waitForURL('**/graph?roots=model:pinghu,mechanism:shanhai-xiezuo');
  });

  test('filters, sorts and finds paths without a new page', async () => {
    const { page } = await openTab(browser, WIDE);
    await drawn(page, pages.url + PINGHU);
    await page.evaluate('globalThis.isSamePage = true');
    await page.getByText('筛选关系').click();
    await page.getByRole('checkbox', { name: '推进中' }).check();
    await page.waitForURL('**/graph?roots=model:pinghu&status=UNDERWAY');
    await page.locator('td[data-status="HOLDS"]').first().waitFor({ state: 'detached' });
    await page.getByRole('link', { name: '终点' }).click();
    await page.locator('th[aria-sort="ascending"]', { hasText: '终点' }).waitFor();
    await page.getByText('两个条目之间的路径').click();
    await page.getByRole('combobox', { name: '到' }).fill('九寨沟县');
    await page.getByRole('button', { name: '找路径' }).click();
    await page.getByRole('heading', { name: '路径' }).waitFor();
    expect(await page.evaluate('globalThis.isSamePage')).toBe(true);
  });

  test('a wheel turns the page; the picture is zoomed by its buttons', async () => {
    const { page } = await openTab(browser, { ...WIDE, viewport: { width: 1280, height: 700 } });
    await page.addInitScript(RECORD_LABELS);
    await drawn(page, pages.url + PINGHU);
    const spread = async () => {
      const labels: readonly Label[] = await page.evaluate('globalThis.labels');
      const [a, b] = ['平湖模式', '缩小地区差距'].map((name) => labels.find(({ text }) => text === name));
      return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
    };
    const before = await spread();
    await page.locator('.graph-canvas').hover();
    await page.mouse.wheel(0, 200);
    await expect.poll(() => page.evaluate('scrollY')).toBeGreaterThan(0);
    expect(await spread()).toBe(before);
    await page.getByRole('button', { name: '放大' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(spread).toBeGreaterThan(before * 1.2);
  });

  test('without WebGL the picture from the server stays, and its links change the page in place', async () => {
    const { page, complaints } = await openTab(browser, WIDE);
    await page.addInitScript('HTMLCanvasElement.prototype.getContext = () => null');
    await page.goto(pages.url + PINGHU);
    await page.waitForLoadState('networkidle');
    expect(await page.locator('.graph-svg').first().isVisible()).toBe(true);
    expect(await page.locator('.graph-canvas').count()).toBe(0);
    await page.getByRole('link', { name: '终点' }).click();
    await page.waitForURL('**sort=target**');
    expect(complaints()).toEqual([]);
  });

  test('without JavaScript a reader draws, filters, sorts, expands and finds a path', async () => {
    const { page, complaints } = await openTab(browser, { viewport: { width: 1280, height: 900 } });
    await page.goto(`${pages.url}/graph`);
    await page.getByRole('textbox', { name: '条目' }).fill('pinghu moshi');
    await page.getByRole('button', { name: '画图' }).click();
    await page.getByRole('heading', { level: 1, name: '关系图：平湖模式' }).waitFor();
    await page.getByText('筛选关系').click();
    await page.getByRole('checkbox', { name: '推进中' }).check();
    await page.getByRole('button', { name: '应用' }).first().click();
    expect(await page.locator('td[data-status="HOLDS"]').count()).toBe(0);
    await page.getByRole('link', { name: '终点' }).click();
    await page.getByText(/^图中的条目/).click();
    await page.getByRole('link', { name: /^展开/ }).first().click();
    expect(page.url()).toMatch(/roots=[^&]*,/);
    await page.locator('.graph-svg a').first().click();
    expect(new URL(page.url()).pathname).toMatch(/^\/[a-z]+:/);
    expect(complaints()).toEqual([]);
  });

  test.each([
    ['zh', 'light', 1280],
    ['en', 'dark', 360],
  ] as const)(
    'axe finds nothing wrong in %s, %s, %i pixels wide, drawn either way',
    async (lang, colorScheme, width) => {
      for (const javaScriptEnabled of [true, false]) {
        const options = { javaScriptEnabled: true, colorScheme, viewport: { width, height: 900 } } as const;
        const { page } = await openTab(browser, options);
        if (!javaScriptEnabled) await page.addInitScript('HTMLCanvasElement.prototype.getContext = () => null');
        for (const path of ['/graph?', `${PINGHU}&`, '/graph?from=model:pinghu&to=region:lishui&types=USES&']) {
          await page.goto(`${pages.url}${path}lang=${lang}`);
          await page.waitForLoadState('networkidle');
          expect([path, await violations(page)]).toEqual([path, []]);
        }
      }
    },
    HANG_MS,
  );

  test('is never wider than its window', async () => {
    const { page } = await openTab(browser, WIDE);
    for (const path of ['/graph', PINGHU]) {
      await page.goto(pages.url + path);
      await page.waitForLoadState('networkidle');
      for (const width of [320, 800, 2560]) {
        await page.setViewportSize({ width, height: 800 });
        expect([path, width, await overflow(page)]).toEqual([path, width, 0]);
      }
    }
  });

  test('hostile labels run nothing, on the canvas, in the list and in the panel', async () => {
    const hostile = await startPages({ items: hostileWorld() });
    onTestFinished(() => hostile.close());
    const { page, complaints, hosts } = await openTab(browser, WIDE);
    page.on('dialog', () => expect.fail('a text ran as a script'));
    await drawn(page, `${hostile.url}/graph?roots=document:evil&types=DESCRIBES`);
    const list = page.getByRole('listbox', { name: '图中的条目' });
    const values: readonly string[] = await page.evaluate(
      '[...document.querySelectorAll(".graph-beside option")].map(({ value }) => value)',
    );
    for (const value of values) {
      await list.selectOption(value);
      await page.locator('.graph-panel h3').waitFor();
    }
    expect(await page.locator('main :is(img, script)').count()).toBe(0);
    expect(await overflow(page)).toBe(0);
    expect(complaints()).toEqual([]);
    expect([...hosts()]).toEqual([new URL(hostile.url).host]);
  });
});

async function drawn(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('.graph-canvas canvas').first().waitFor();
  await page.getByRole('listbox').locator('option').nth(1).waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
}

/** What the last frame wrote: a label's line by its middle and base. Letters in nodes stand on their middle, and are left out. */
const RECORD_LABELS = `
globalThis.labels = [];
const { clearRect, fillText } = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.clearRect = function (...box) {
  if (this.canvas.classList.contains('sigma-labels')) globalThis.labels = [];
  return clearRect.apply(this, box);
};
CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
  if (this.textBaseline === 'alphabetic') globalThis.labels.push({ text, x, y, width: this.measureText(text).width });
  return fillText.call(this, text, x, y);
};`;

interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Letters of 13 pixels stand in lines of 16. */
function overlapping(labels: readonly Label[]): readonly string[] {
  return labels.flatMap((a, i) =>
    labels
      .slice(i + 1)
      .filter((b) => Math.abs(a.x - b.x) < (a.width + b.width) / 2 - 0.5 && Math.abs(a.y - b.y) < 15.5)
      .map((b) => `${a.text} / ${b.text}`),
  );
}

/** Of an image, each colour that takes more than some pixels. */
function coloursOf(page: Page, base64: string): Promise<readonly string[]> {
  return page.evaluate(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${base64}';
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const counts = new Map();
    for (let i = 0; i < data.length; i += 4) {
      const colour = data[i] + ',' + data[i + 1] + ',' + data[i + 2];
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    return [...counts].filter(([, count]) => count > 20).map(([colour]) => colour);
  })()`);
}
