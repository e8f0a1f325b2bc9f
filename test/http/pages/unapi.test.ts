/** unAPI, as a reference manager asks: what a list offers, which formats there are, then each record. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { known } from '../../store/items.ts';
import { smallWorld } from '../../store/world.ts';
import { HOSTILE_QUERIES } from './hostile-world.ts';
import { type IndexedPages, startPages } from './indexed-pages.ts';

let pages: IndexedPages;
beforeAll(async () => {
  pages = await startPages({
    items: [...smallWorld(), known('WITHIN', 'region:xixian', 'region:dong', { id: 'relation:bare' })],
  });
});
afterAll(() => pages.close());

const PROGRAM = { accept: '*/*' };
const SEARCH = `/search?q=${encodeURIComponent('东县')}`;

/** Ids that a list offers, in its order. */
function offered(html: string): readonly string[] {
  return [...html.matchAll(/<abbr class="unapi-id" title="([^"]*)">/g)].map(([, id = '']) => id);
}

describe('a list', () => {
  it('names the server and each source of its hits once', async () => {
    const html = await pages.html(SEARCH);
    expect(html).toContain('<link rel="unapi-server" type="application/xml" title="unAPI" href="/unapi"/>');
    expect(html.match(/<article>/g)?.length).toBeGreaterThan(2);
    expect(offered(html)).toEqual(['document:jia']);
    const sources = offered(await pages.html('/search?type=DOCUMENT&type=POLICY'));
    expect(sources.toSorted()).toEqual(['document:jia', 'policy:yijian']);
  });

  it('has the same in its JSON, where a hit has one', async () => {
    const { hits } = (await pages.json(SEARCH.replace('/search', '/search.json'))) as {
      hits: readonly { record: string; type?: string; source?: string }[];
    };
    for (const { record, source } of hits) expect(source).toBe(record === 'passage' ? 'document:jia' : undefined);
    expect(hits.some(({ record }) => record === 'passage')).toBe(true);
  });

  it('offers what nobody may see to nobody', async () => {
    const editor = { authorization: `Bearer ${pages.token}` };
    const path = '/search?type=DOCUMENT';
    expect(offered(await pages.html(path))).not.toContain('document:mi');
    expect(offered(await pages.html(path, editor))).toContain('document:mi');
  });
});

describe('/unapi', () => {
  const formats = (of: string) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<formats${of}>\n` +
    '  <format name="ris" type="application/x-research-info-systems"/>\n' +
    '  <format name="bibtex" type="application/x-bibtex"/>\n</formats>\n';

  it('says which formats there are, without an id and of one, which are several to choose from', async () => {
    for (const [query, of, status] of [
      ['', '', 200],
      ['?id=document:jia', ' id="document:jia"', 300],
      ['?id=document%3Ajia', ' id="document:jia"', 300],
    ] as const) {
      const response = await pages.get(`/unapi${query}`, PROGRAM);
      expect([response.status, response.headers.get('content-type')]).toEqual([
        status,
        'application/xml; charset=utf-8',
      ]);
      expect(await response.text()).toBe(formats(of));
    }
  });

  it('gives the record of every id that a list offers, the same as by suffix', async () => {
    for (const id of offered(await pages.html('/search?type=DOCUMENT&type=POLICY'))) {
      for (const [format, suffix] of [
        ['ris', '.ris'],
        ['bibtex', '.bib'],
      ] as const) {
        const [record, file] = [
          await pages.get(`/unapi?id=${id}&format=${format}`, PROGRAM),
          await pages.get(`/${id}${suffix}`, PROGRAM),
        ];
        expect(record.status).toBe(200);
        expect(record.headers.get('content-type')).toBe(file.headers.get('content-type'));
        expect(await record.text()).toBe(await file.text());
      }
    }
  });

  it.each([
    ['?id=document:no', 404, 'NOT_FOUND'],
    ['?id=document:mi', 404, 'NOT_FOUND'],
    ['?id=document:no&format=ris', 404, 'NOT_FOUND'],
    ['?id=document:jia&format=mods', 406, 'BAD_USER_INPUT'],
    ['?id=document:jia&format=__proto__', 406, 'BAD_USER_INPUT'],
    ['?id=relation:bare&format=ris', 400, 'BAD_USER_INPUT'],
    ['?format=ris', 400, 'BAD_USER_INPUT'],
    ['?id=document:jia&id=policy:yijian', 400, 'BAD_USER_INPUT'],
  ])('%s is refused', async (query, status, code) => {
    const response = await pages.get(`/unapi${query}`, PROGRAM);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code } }] });
  });

  it('takes any id without harm', async () => {
    for (const text of HOSTILE_QUERIES) {
      const response = await pages.get(`/unapi?id=${encodeURIComponent(text.toWellFormed())}`, PROGRAM);
      expect([text, response.status, response.headers.get('content-type')]).toEqual([
        text,
        404,
        'application/json; charset=utf-8',
      ]);
    }
  });
});
