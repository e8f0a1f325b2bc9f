/** A real browser beside the pages of the shipped texts; a tab of it, and what it complains of. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
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
  return { page, complaints: () => errors, hosts: () => hosts };
}

/** How much wider the page is than its window, in CSS pixels. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
