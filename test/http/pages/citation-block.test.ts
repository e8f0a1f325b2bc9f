/** The reference that a page shows for what it is about. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StatementPageData } from '../../../src/ui/record/page-data.ts';
import { at, change, known, passage, relation } from '../../store/items.ts';
import { smallWorld } from '../../store/world.ts';
import { type ServedPages, servePages, wordsOf } from './served-pages.ts';

let pages: ServedPages;
beforeAll(async () => {
  pages = await servePages(async (store) => {
    await store.apply(change(...smallWorld()));
    await store.apply(
      change(
        passage('policy:yijian', '意见的话。', { id: 'passage:yijian', page: 4 }),
        relation('USES', 'model:xixian', 'mechanism:sanlei', {
          id: 'relation:two',
          evidence: [at('passage:yijian'), at('passage:jia-2')],
        }),
        relation('PRACTISED_IN', 'model:dongxian', 'region:xixian', {
          id: 'relation:denied',
          evidence: [at('passage:jia-1'), at('passage:jia-2', { stance: 'CONTRADICTS' })],
        }),
        known('WITHIN', 'region:xixian', 'region:dong', { id: 'relation:bare' }),
      ),
    );
  });
});
afterAll(() => pages.close());

const GBT = '张三. 论文甲[Z]. 2023.';

/** The block's HTML; undefined where the page has none. */
function blockOf(html: string): string | undefined {
  return /<section class="citation".*?<\/section>/s.exec(html)?.[0];
}

async function block(path: string): Promise<string> {
  const found = blockOf(await pages.html(path));
  if (found === undefined) throw new Error(`${path} shows no reference`);
  return found;
}

describe('the reference', () => {
  it('is there of a source, a passage and a statement, by default as GB/T 7714—2025 has it', async () => {
    for (const path of ['/document:jia', '/passage:jia-3', '/relation:v1', '/observation:beicha-2021', '/claim:first'])
      expect(wordsOf(await block(path))).toContain(GBT);
  });

  it('of several sources is each of them, with the places', async () => {
    const words = wordsOf(await block('/relation:two'));
    expect(words).toContain(GBT);
    expect(words).toContain('某意见：南发〔2021〕3号[Z]. 2021.');
    expect(words).toContain('正文中：[1]4');
  });

  it('is not there of what is no source, of what nothing supports, nor beside one list', async () => {
    for (const path of ['/model:dongxian', '/relation:bare', '/document:jia?list=content', '/document:jia/history'])
      expect([path, blockOf(await pages.html(path))]).toEqual([path, undefined]);
  });

  it('of a statement leaves out what contradicts it', async () => {
    const { citation } = await pages.json<StatementPageData>('/relation:denied.json');
    expect(citation?.entries.map(({ locators }) => locators)).toEqual([['一，第1段']]);
  });
});

describe('the style', () => {
  it('is the one that the address asks for, else the one that the reader chose last, else GB/T 7714—2025', async () => {
    const style = async (path: string, cookie: string) => {
      const { citation } = await pages.json<StatementPageData>(path, { cookie });
      return citation?.style;
    };
    expect(await style('/document:jia.json?style=apa', 'style=gbt2015')).toBe('apa');
    expect(await style('/document:jia.json', 'other=1; style=gbt2015')).toBe('gbt2015');
    // What is kept may be a file's style, or nothing that there is.
    for (const cookie of ['', 'style=bibtex', 'style=mla', 'style=', '=;;style'])
      expect([cookie, await style('/document:jia.json', cookie)]).toEqual([cookie, 'gbt2025']);
  });

  it('that the address asks for goes along to the page of references, with the language', async () => {
    expect(await block('/document:jia')).toContain('href="/cite?ids=document:jia" data-key="c"');
    const html = await block('/document:jia?lang=en&style=apa');
    expect(html).toContain('href="/cite?ids=document:jia&amp;style=apa&amp;lang=en" data-key="c"');
    expect(html).not.toContain(GBT);
  });

  it('says what it wants and the source does not say, in words', async () => {
    expect(wordsOf(await block('/document:jia?style=apa'))).toContain(
      '此格式所需而来源未载：作者的拼音、题名的拼音、题名的英文',
    );
    const words = wordsOf(await block('/document:jia?lang=en&style=apa'));
    expect(words).toContain(
      'The style wants, and the source does not say: authors in Latin letters, title in Latin letters',
    );
  });

  it('is refused where there is none of that name', async () => {
    for (const path of ['/document:jia', '/relation:v1', '/model:dongxian']) {
      const response = await pages.get(`${path}?style=mla`);
      expect([path, response.status]).toEqual([path, 400]);
      expect(wordsOf(await response.text())).toContain('可用的是：gbt2025, ');
    }
  });
});
