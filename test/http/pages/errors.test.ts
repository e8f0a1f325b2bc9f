/** What a page says when something is wrong, in the reader's language. */
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ERROR_CODES, GongfuError } from '../../../src/domain/errors.ts';
import { errorPage } from '../../../src/ui/error-page.tsx';
import { STRINGS } from '../../../src/ui/strings.ts';
import { type IndexedPages, startPages, words } from './indexed-pages.ts';

let pages: IndexedPages;
beforeAll(async () => {
  pages = await startPages();
});
afterAll(() => pages.close());

describe('a parameter that is not what it must be', () => {
  it.each([
    ['type=MODELL', '“MODELL”不在可用的值之中', 'type=MODELL: there is no such value'],
    ['kind=x', '“x”不在可用的值之中', 'kind=x: there is no such value'],
    ['domain=收入', '“收入”不是编号', 'domain=收入: this is no id'],
    ['region=region:', '不是编号', 'this is no id'],
    ['from=2021-13', '不是日期', 'this is no date'],
    ['to=yesterday', '不是日期', 'this is no date'],
    ['from=2022&to=2021', '晚于', 'starts (2022) after its end (2021)'],
    ['passages=1', '只看段落写 true', 'it must be true'],
    ['after=abc', '翻页标记', 'not a cursor'],
    ['q=b', '出现了两次', 'is there twice'],
    [
      `q2=&document=${Array.from({ length: 51 }, (_, i) => `document:d${i}`).join('&document=')}`,
      '最多 50 个',
      'at most 50',
    ],
  ])('%s is refused with what would be right', async (parameter, zh, en) => {
    const path = `/search?q=a&${parameter}`;
    const page = await pages.get(path);
    expect([page.status, words(await page.text())]).toEqual([400, expect.stringContaining(zh)]);
    expect(words(await pages.html(`${path}&lang=en`))).toContain(en);
    const json = await pages.get(path, { accept: 'application/json' });
    expect([json.status, await json.text()]).toEqual([400, expect.stringContaining('BAD_USER_INPUT')]);
  });

  it('is not said back whole where it is long', async () => {
    const html = await pages.html(`/search?q=a&type=${'x'.repeat(5_000)}`);
    // Links that lead back here have the address as it is; what is read says a part of it.
    expect(words(html)).toContain('xxx…');
    expect(words(html)).not.toContain('x'.repeat(50));
  });

  it('is no search of more than 300 characters', async () => {
    const response = await pages.get(`/search?q=${encodeURIComponent('文'.repeat(301))}`);
    expect([response.status, words(await response.text())]).toEqual([400, expect.stringContaining('最多 300 个字符')]);
  });
});

it('a token that is not good is 401 as a page, too', async () => {
  const response = await pages.get('/', { authorization: 'Bearer nonsense' });
  expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  expect(words(await response.text())).toContain('令牌无效');
});

it('an outage says to come back, and keeps what the reader may do', async () => {
  const down = await startPages({
    around: (inquiries) => ({
      ...inquiries,
      search: async () => {
        throw new GongfuError('UNAVAILABLE', 'The index is closed.');
      },
    }),
  });
  onTestFinished(() => down.close());
  const response = await down.get('/search?q=a');
  expect(response.status).toBe(503);
  expect(words(await response.text())).toContain('暂时无法回答');
});

it('a fault of ours shows a request id and none of its detail', async () => {
  const broken = await startPages({
    around: (inquiries) => ({
      ...inquiries,
      search: async () => {
        throw new Error('the secret detail');
      },
    }),
  });
  onTestFinished(() => broken.close());
  const response = await broken.get('/search?q=a', { 'x-request-id': 'asked-1' });
  const html = await response.text();
  expect(response.status).toBe(500);
  expect(words(html)).toContain('asked-1');
  expect(html).not.toContain('secret');
});

it.each(ERROR_CODES)('%s has a page of its own in both languages', (code) => {
  const of = (lang: 'zh' | 'en') =>
    errorPage(
      { code, message: 'What exactly.', details: {}, requestId: 'r-1' },
      {
        lang,
        t: STRINGS[lang],
        path: '/',
        params: [],
        keepsLang: false,
        publicUrl: 'http://a.test',
        styleHref: '/s.css',
        scriptHref: '/s.js',
      },
    );
  expect(words(of('zh'))).toContain(STRINGS.zh.errors.sentences[code]);
  expect(words(of('en'))).toContain(STRINGS.en.errors.sentences[code]);
});
