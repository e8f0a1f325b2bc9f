/** Every sort of page over the shipped texts, and what is done there before it is looked at. */
import type { Page } from 'playwright-core';
import type { Service } from './served-corpus.ts';

export interface PageType {
  readonly name: string;
  readonly path: string;
  /** In either language: by what does not change with it. */
  readonly act?: (page: Page) => Promise<void>;
  /** For who signed in. */
  readonly isEditing?: true;
  /** Of what went wrong. */
  readonly isError?: true;
  /** Of the same parts as one above it: it may tell what a layout does with more or less, and nothing of colours and names. */
  readonly isLike?: true;
}

const TEXT =
  '2021年，浙江的城乡居民收入之比已降到1.94。2021年，湖州市的城乡收入差距为1.75。平湖探索飞地抱团，青田县到平湖出资建厂。';

const READING: readonly PageType[] = [
  { name: 'first', path: '/' },
  { name: 'search', path: query('/search', { q: '飞地抱团' }) },
  { name: 'search-start', path: '/search' },
  { name: 'search-apart', path: query('/search', { q: '飞地抱团', view: 'apart' }), isLike: true },
  { name: 'search-conditions', path: query('/search', { q: '共同富裕', type: 'CONCEPT', from: '2020' }), isLike: true },
  { name: 'search-list', path: '/search?type=MECHANISM', isLike: true },
  { name: 'search-nothing', path: query('/search', { q: '魑魅魍魉', mode: 'words' }) },
  { name: 'search-refused', path: '/search?q=a&from=x', isError: true },
  { name: 'suggestions', path: '/', act: suggest },
  { name: 'browse', path: '/browse' },
  { name: 'ontology', path: '/ontology' },
  { name: 'about', path: '/about' },
  { name: 'help', path: '/help' },
  { name: 'styles', path: '/_/styles' },
  { name: 'model', path: '/model:pinghu' },
  { name: 'mechanism', path: '/mechanism:feidi-baotuan' },
  { name: 'region', path: '/region:zhejiang', isLike: true },
  { name: 'indicator', path: '/indicator:chengxiang-shouru-beicha' },
  { name: 'list', path: '/model:pinghu?list=uses', isLike: true },
  { name: 'document', path: '/document:huang-fu-2022' },
  { name: 'document-text', path: '/document:huang-fu-2022?list=content', isLike: true },
  { name: 'passage', path: '/passage:huang-fu-2022-16-3' },
  { name: 'passage-own-words', path: '/passage:feidi-guancha-1', isLike: true },
  { name: 'relation', path: '/mechanism:feidi-baotuan', act: follow('/relation:') },
  { name: 'observation', path: '/mechanism:feidi-baotuan', act: follow('/observation:'), isLike: true },
  { name: 'claim', path: '/model:pinghu', act: follow('/claim:'), isLike: true },
  { name: 'history', path: '/model:pinghu/history' },
  { name: 'compare-start', path: '/compare' },
  { name: 'compare', path: '/compare?ids=model:pinghu,model:lishui' },
  {
    name: 'compare-six',
    path: `/compare?ids=${['pinghu', 'lishui', 'yiwu', 'panan', 'huzhou', 'zhuji'].map((one) => `model:${one}`).join(',')}`,
    isLike: true,
  },
  { name: 'graph-start', path: '/graph' },
  { name: 'graph', path: '/graph?roots=model:pinghu', act: (page) => page.waitForLoadState('networkidle') },
  {
    name: 'graph-path',
    path: '/graph?from=model:pinghu&to=region:lishui',
    act: (page) => page.waitForLoadState('networkidle'),
    isLike: true,
  },
  { name: 'support', path: '/support' },
  { name: 'support-answer', path: '/support', act: check },
  { name: 'lookup', path: '/lookup' },
  { name: 'lookup-found', path: query('/lookup', { ref: '浙江高质量发展建设共同富裕示范区' }) },
  { name: 'lookup-none', path: query('/lookup', { ref: '2022年浙江省国民经济和社会发展统计公报' }), isLike: true },
  { name: 'cite-start', path: '/cite', isLike: true },
  {
    name: 'cite',
    path: '/cite?ids=mechanism:feidi-baotuan,policy:weilai-xiangcun-zhidao-yijian&style=gbt2015-author-date',
  },
  { name: 'cite-dialog', path: '/passage:huang-fu-2022-16-3', act: openCitations },
  // Its style is that of references from then on.
  { name: 'cite-file', path: '/cite?ids=document:huang-fu-2022&style=ris', isLike: true },
  { name: 'sign-in', path: '/sign-in' },
  { name: 'missing-near', path: '/model:pinghuu', isError: true },
  { name: 'missing', path: '/no/such/page', isError: true, isLike: true },
];

const EDITING: readonly PageType[] = [
  { name: 'model-signed-in', path: '/model:pinghu', isLike: true },
  { name: 'edit', path: '/edit' },
  { name: 'add', path: '/add' },
  { name: 'review', path: '/review?document=document:feidi-guancha' },
  { name: 'edit-entity', path: '/edit/mechanism:feidi-baotuan' },
  { name: 'edit-document', path: '/edit/document:huang-fu-2022', isLike: true },
  { name: 'edit-figure', path: '/edit/new?record=observation&subject=model:pinghu', act: findPassages },
  { name: 'edit-problems', path: '/edit/new?relation=PAIRED_WITH&source=region:pinghu', act: preview },
  { name: 'edit-merge', path: '/edit/mechanism:feidi-baotuan/merge?into=mechanism:chanye-feidi' },
  { name: 'edit-remove', path: '/edit/mechanism:feidi-baotuan/remove' },
  { name: 'history-signed-in', path: '/model:pinghu/history', isLike: true },
];

/** Readers' pages first. */
export const PAGE_TYPES: readonly PageType[] = [
  ...READING,
  ...EDITING.map((type) => ({ ...type, isEditing: true as const })),
];

/** Opens a page and does what is done there. */
export async function visit(page: Page, url: string, { path, act }: PageType, lang?: 'zh' | 'en'): Promise<void> {
  await page.goto(url + (lang ? `${path}${path.includes('?') ? '&' : '?'}lang=${lang}` : path));
  await act?.(page);
}

export async function signIn(page: Page, { url, token }: Service): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByRole('main').getByRole('textbox').fill(token);
  await page.getByRole('main').getByRole('button').click();
  await page.waitForURL(`${url}/`);
}

function query(path: string, params: Readonly<Record<string, string>>): string {
  return `${path}?${new URLSearchParams(params)}`;
}

function follow(prefix: string): (page: Page) => Promise<void> {
  return async (page) => {
    const link = page.locator(`main a[href^="${prefix}"]`).first();
    await page.goto(new URL((await link.getAttribute('href')) ?? '', page.url()).href);
  };
}

async function suggest(page: Page): Promise<void> {
  await page.getByRole('combobox').pressSequentially('feidi');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
}

async function check(page: Page): Promise<void> {
  await page.locator('#support-text').fill(TEXT);
  await page.locator('.asking button').click();
  await page.locator('#marked').waitFor();
  await page.locator('.more-findings summary').first().click();
}

async function openCitations(page: Page): Promise<void> {
  await page.keyboard.press('c');
  await page.getByRole('dialog').waitFor();
}

async function findPassages(page: Page): Promise<void> {
  await page.locator('details.finder summary').click();
  await page.locator('[name="form-find-words:evidence"]').fill('示例物业');
  await page.locator('button[value="find:evidence"]').click();
  await page.locator('button[value^="pick:evidence"]').first().click();
  await page.locator('textarea.passage-text').first().waitFor();
}

async function preview(page: Page): Promise<void> {
  await page.locator('button[value="preview"]').last().click();
  await page.locator('#problems').waitFor();
}
