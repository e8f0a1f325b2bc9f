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

describe('the choice of a style', () => {
  it('is a link to each, of which the chosen one is marked', async () => {
    const html = await block('/document:jia?style=apa');
    expect(html).toMatch(/<a href="\/document:jia\?style=apa" aria-current="true"/);
    expect(html).toContain('<a href="/document:jia" rel="nofollow">GB/T 7714—2025</a>');
    expect(html).not.toContain(GBT);
    const styles = [...html.matchAll(/href="(\/document:jia(?:\?style=[\w-]+)?)"/g)].map(([, href = '']) => href);
    expect(styles).toHaveLength(5);
    const references = await Promise.all(styles.map(async (href) => /"reference">.*?<\/p>/s.exec(await block(href))));
    expect(new Set(references.map((found) => found?.[0])).size).toBeGreaterThan(1);
  });

  it('keeps the language, and says in it what the style wants', async () => {
    const html = await block('/document:jia?lang=en&style=apa');
    expect(html).toContain('<h2 id="cite-heading">Cite</h2>');
    expect(html).toContain('href="/document:jia?style=gbt2015&amp;lang=en"');
    expect(wordsOf(html)).toContain('The style wants, and the source does not say: ');
  });

  it('is refused where there is none of that name', async () => {
    for (const path of ['/document:jia', '/relation:v1', '/model:dongxian']) {
      const response = await pages.get(`${path}?style=mla`);
      expect([path, response.status]).toEqual([path, 400]);
      expect(wordsOf(await response.text())).toContain('可用的是：gbt2025, ');
    }
  });
});

describe('the files', () => {
  it('are linked, and each is there', async () => {
    const html = await block('/relation:two');
    const files = [...html.matchAll(/href="(\/relation:two\.[^"]+)"/g)].map(([, href = '']) => href);
    expect(files).toHaveLength(6);
    for (const href of files) expect([href, (await pages.get(href)).status]).toEqual([href, 200]);
  });

  it('of text are in the style that is shown', async () => {
    expect(await block('/document:jia?style=apa')).toContain('href="/document:jia.txt?style=apa"');
    expect(await block('/document:jia')).toContain('href="/document:jia.txt"');
  });
});
