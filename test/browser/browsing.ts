/** A real browser beside the pages of the shipped texts; a tab of it, and what it complains of. */
import { setTimeout } from 'node:timers/promises';
import { type Browser, type BrowserContextOptions, chromium, type Page, type Request } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { Embedder } from '../../src/search/embedder.ts';
import { type IndexedPages, startPages } from '../http/pages/indexed-pages.ts';
import { fillWithSeed } from '../http/pages/served-pages.ts';
import { BROWSER_FLAGS } from './browser-flags.ts';

export interface BrowsedCorpus {
  readonly browser: Browser;
  readonly pages: IndexedPages;
  close(): Promise<void>;
}

export async function startCorpus(executablePath: string, embedder?: Embedder): Promise<BrowsedCorpus> {
  const [browser, pages] = await Promise.all([
    chromium.launch({ executablePath, args: BROWSER_FLAGS }),
    startPages({ fill: fillWithSeed, ...(embedder ? { embedder } : {}) }),
  ]);
  return { browser, pages, close: async () => void (await Promise.all([browser.close(), pages.close()])) };
}

export interface Tab {
  readonly page: Page;
  /** What the browser reported as errors, violations of the content security policy among them. */
  complaints(): readonly string[];
  hosts(): ReadonlySet<string>;
  /** Until all that the page has asked for is there and it asks for nothing more: sooner than `networkidle`, which waits half a second more. */
  untilQuiet(): Promise<void>;
}

/** A reader in China without JavaScript, unless the options say otherwise; gone after the test. */
export async function openTab(browser: Browser, options: BrowserContextOptions = {}): Promise<Tab> {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN', ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const errors: string[] = [];
  const hosts = new Set<string>();
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => request.url().startsWith('http') && hosts.add(new URL(request.url()).host));
  return { page, complaints: () => errors, hosts: () => hosts, untilQuiet: quietness(page) };
}

/** Drawn twice and at rest: what comes into view has been asked for, and what came has been run. */
const AT_REST = `new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(done))))`;
const LOOK_MS = 10;

function quietness(page: Page): () => Promise<void> {
  const pending = new Set<Request>();
  let asked = 0;
  page.on('request', (request) => {
    pending.add(request);
    asked += 1;
  });
  page.on('requestfinished', (request) => pending.delete(request));
  page.on('requestfailed', (request) => pending.delete(request));
  return async () => {
    let before: number;
    do {
      before = asked;
      while (pending.size > 0) await setTimeout(LOOK_MS);
      await page.evaluate(AT_REST);
    } while (pending.size > 0 || asked > before);
  };
}

/** How much wider the page is than its window, in CSS pixels. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
