/** The hits of a search as files: all of them, what a spreadsheet program makes of them, and the sources behind them. */
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { SearchPageData } from '../../../src/ui/search/search-page-data.ts';
import { cellsOf } from '../../ingest/csv-reading.ts';
import { at, entity, passage, relation } from '../../store/items.ts';
import { smallWorld } from '../../store/world.ts';
import { hrefs, type IndexedPages, startPages, words } from './indexed-pages.ts';

let pages: IndexedPages;
beforeAll(async () => {
  pages = await startPages({ items: [...smallWorld(), ...alike(), ...formulas()] });
});
afterAll(() => pages.close());

/** More than a page has, and more than a file has. */
function alike() {
  return Array.from({ length: 520 }, (_, i) =>
    entity('CONCEPT', `协同理念${i + 1}`, { id: `concept:xietong-${i + 1}` }),
  );
}

function formulas() {
  return [
    entity('CONCEPT', '=HYPERLINK("http://evil.example","算式")', {
      id: 'concept:suanshi',
      summary: '@SUM(A1),\n“逗号”',
    }),
    entity('DOCUMENT', '论文乙', { id: 'document:yi', fields: { issuedOn: '2024' } }),
    passage('document:yi', '算式见于此段。', { id: 'passage:yi-1', section: ['一、'], paragraph: 1 }),
    relation('DESCRIBES', 'document:yi', 'concept:suanshi', { id: 'relation:yi', evidence: [at('passage:yi-1')] }),
  ];
}

const address = (suffix: string, query: string, more = '') => `/search${suffix}?q=${encodeURIComponent(query)}${more}`;
const found = async (query: string, more = '') => (await pages.json(address('.json', query, more))) as SearchPageData;

async function table(path: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const [header = [], ...rows] = cellsOf(await (await pages.get(path)).text());
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}

describe('the table', () => {
  it('is a file in UTF-8 that spreadsheet programs know by its mark, with lines that end in CR LF', async () => {
    const response = await pages.get(address('.csv', '联营抱团'));
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="gongfu-search.csv"');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder().decode(bytes);
    expect(text).toMatch(/^rank,id,url,.*\r\n1,mechanism:lianying,.*联营抱团,/);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  it('has the hits of the page in their order, with address, type, place and reason', async () => {
    const rows = await table(address('.csv', '联营'));
    const { hits } = await found('联营');
    expect(rows.map(({ id }) => id)).toEqual(hits.map(({ id }) => id));
    expect(rows.map(({ matched_by }) => matched_by)).toEqual(hits.map(({ matchedBy }) => matchedBy.join('\n')));
    expect(rows[0]).toMatchObject({
      rank: '1',
      id: 'mechanism:lianying',
      url: 'http://gongfu.test/mechanism:lianying',
      record: 'entity',
      type: 'MECHANISM',
      type_label: '机制',
      label: '联营抱团',
      source: 'document:jia',
      source_label: '论文甲',
      locator: '二（一），第 1 段',
    });
    expect(rows.find(({ record }) => record === 'passage')).toMatchObject({
      text: '东县的联营。',
      section: '二、做法\n（一）东县',
    });
  });

  it('obeys the conditions of the page, and lists without words', async () => {
    const rows = await table(address('.csv', '东县', '&type=MODEL'));
    expect(rows.map(({ id }) => id)).toEqual(['model:dongxian']);
    expect((await table('/search.csv?type=MODEL')).map(({ id }) => id)).toEqual(['model:dongxian', 'model:xixian']);
  });

  it('has the first five hundred hits, each once, and the page says so', async () => {
    for (const path of [address('.csv', '协同理念'), '/search.csv?type=CONCEPT']) {
      const rows = await table(path);
      expect(rows).toHaveLength(500);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(500);
    }
    expect(words(await pages.html(address('', '协同理念')))).toContain('只导出前 500 条');
    expect(words(await pages.html(address('', '联营')))).not.toContain('只导出前');
  });

  it('runs nothing that a text says', async () => {
    const text = await (await pages.get(address('.csv', '算式'))).text();
    expect(text).not.toMatch(/(^|[,\n]"?)[=@]/m);
    const row = (await table(address('.csv', '算式'))).find(({ id }) => id === 'concept:suanshi');
    expect(row?.label).toBe(`'=HYPERLINK("http://evil.example","算式")`);
    expect(row?.text).toBe(`'@SUM(A1),\n“逗号”`);
  });

  it('has its head alone where nothing is found or nothing was asked', async () => {
    expect(await table(address('.csv', '魑魅魍魉'))).toEqual([]);
    expect(await table('/search.csv')).toEqual([]);
  });

  it('has nothing that only editors may see', async () => {
    expect(await table(address('.csv', '暗渠工程'))).toEqual([]);
    const asEditor = await pages.get(address('.csv', '暗渠工程'), { authorization: `Bearer ${pages.token}` });
    expect(await asEditor.text()).toContain('project:anqu');
  });
});

describe('the references', () => {
  it('are those of the sources that the hits rest on, each once', async () => {
    const bib = await pages.get(address('.bib', '联营'));
    expect(bib.headers.get('content-type')).toBe('application/x-bibtex; charset=utf-8');
    const text = await bib.text();
    expect(text.match(/^@/gm)).toHaveLength(1);
    expect(text).toContain('论文甲');
    const ris = await (await pages.get(address('.ris', '算式'))).text();
    expect(ris).toContain('论文乙');
    expect(ris).not.toContain('论文甲');
  });

  it('are an empty file where no source is behind the hits', async () => {
    const response = await pages.get(address('.bib', '协同理念'));
    expect([response.status, await response.text()]).toEqual([200, '']);
  });
});

it('the page links the files with what was asked', async () => {
  const links = hrefs(await pages.html(address('', '东县', '&type=MODEL&view=one')));
  for (const suffix of ['.csv', '.bib', '.ris']) expect(links).toContain(address(suffix, '东县', '&type=MODEL'));
  expect(hrefs(await pages.html(address('', '魑魅魍魉'))).some((href) => href.includes('.csv'))).toBe(false);
});

it.each([
  '/search.csv?q=a&after=x',
  '/search.bib?q=a&type=TOWN',
  '/search.ris?q=a&from=x',
  `/search.csv?q=${'a'.repeat(301)}`,
  '/search.csv?q=a&style=apa',
])('%s is refused', async (path) => {
  const response = await pages.get(path, { accept: '*/*' });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
});

it('a search that was cut gives no file that would look whole', async () => {
  const cut = await startPages({
    around: (inquiries) => ({
      ...inquiries,
      search: async (request, scope) => ({ ...(await inquiries.search(request, scope)), degraded: ['TIME_LIMIT'] }),
    }),
  });
  onTestFinished(() => cut.close());
  const response = await cut.get(address('.csv', '联营'), { accept: '*/*' });
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'TIMEOUT' } }] });
});
