/** References by address: by suffix, by parameters, by Accept. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alias, change, entity, known } from '../../store/items.ts';
import { smallWorld } from '../../store/world.ts';
import { type ServedPages, servePages, wordsOf } from './served-pages.ts';

const WEB = 'text/html,application/xhtml+xml,*/*;q=0.8';

let pages: ServedPages;
beforeAll(async () => {
  pages = await servePages(async (store) => {
    await store.apply(change(...smallWorld()));
    await store.apply(
      change(
        entity('DOCUMENT', '<b>"坏" 题名</b>\\ & 100% $x$ }', { id: 'document:huai', fields: { issuedOn: '2020' } }),
        entity('DOCUMENT', '茶书', {
          id: 'document:cha',
          fields: {
            cslType: 'book',
            publisher: '东社',
            contributors: [{ role: 'AUTHOR', family: '李', given: '四', familyRoman: 'Li', givenRoman: 'Si' }],
            otherWords: [{ form: 'ROMANISED', title: 'Cha shu' }],
          },
        }),
        alias('document:jiu', 'document:jia'),
        known('WITHIN', 'region:xixian', 'region:dong', { id: 'relation:bare' }),
      ),
    );
  });
});
afterAll(() => pages.close());

const PROGRAM = { accept: '*/*' };

describe('a suffix', () => {
  it.each([
    ['.bib', 'application/x-bibtex', /^@misc\{\w+,\n/],
    ['.ris', 'application/x-research-info-systems', /^TY {2}- \w+\r\n/],
    ['.enw', 'application/x-endnote-refer', /^%0 [A-Z][\w ]+\r\n/],
    ['.net', 'text/plain', /^\{Reference Type\}: .+\r\n/],
    ['.csl.json', 'application/vnd.citationstyles.csl+json', /^\[\n/],
    ['.txt', 'text/plain', /^\[1\] 张三\. 论文甲\[Z\]\. 2023\.\n$/],
  ])('%s gives the reference as %s', async (suffix, mediaType, start) => {
    const response = await pages.get(`/document:jia${suffix}`, PROGRAM);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(`${mediaType}; charset=utf-8`);
    const shown = suffix === '.txt' ? 'inline' : 'attachment';
    expect(response.headers.get('content-disposition')).toBe(`${shown}; filename="document-jia${suffix}"`);
    expect(response.headers.get('link')).toBe('<http://gongfu.test/document:jia>; rel="describes"; type="text/html"');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).not.toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder().decode(bytes);
    expect(text).toMatch(start);
    const isWindows = ['.ris', '.enw', '.net'].includes(suffix);
    expect(text.replaceAll('\r\n', '').includes(isWindows ? '\n' : '\r')).toBe(false);
  });

  it('.json stays the page', async () => {
    expect(await pages.json('/document:jia.json', PROGRAM)).toMatchObject({ page: 'entity', id: 'document:jia' });
  });

  it.each(['passage:jia-3', 'relation:v1', 'observation:beicha-2021', 'claim:first', 'model:dongxian'])(
    'behind %s gives the source that it rests on',
    async (id) => {
      const response = await pages.get(`/${id}.csl.json`, PROGRAM);
      expect(await response.json()).toMatchObject([{ title: '论文甲', author: [{ family: '张', given: '三' }] }]);
    },
  );

  it('is answered to HEAD, and with 304 to who has it', async () => {
    const { headers } = await pages.get('/document:jia.bib', PROGRAM);
    const etag = headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{20,}"$/);
    const again = await pages.get('/document:jia.bib', { ...PROGRAM, 'if-none-match': `"x", W/${etag}` });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    const other = await pages.get('/document:jia.bib?format=biblatex', { ...PROGRAM, 'if-none-match': etag });
    expect(other.status).toBe(200);
  });

  it('stays where the id was merged away, and so do the parameters', async () => {
    const response = await pages.get('/document:jiu.bib?format=biblatex', PROGRAM);
    expect([response.status, response.headers.get('location')]).toEqual([301, '/document:jia.bib?format=biblatex']);
  });

  it('keeps hostile titles in their fields', async () => {
    const ris = await (await pages.get('/document:huai.ris', PROGRAM)).text();
    expect(ris.match(/^TI {2}- .*$/gmu)).toHaveLength(1);
    expect(ris).toContain('<b>"坏" 题名</b>');
    const bib = await (await pages.get('/document:huai.bib', PROGRAM)).text();
    expect(bib).toContain('\\& 100\\% \\$x\\$');
    const [item] = (await (await pages.get('/document:huai.csl.json', PROGRAM)).json()) as { title: string }[];
    expect(item?.title).toContain('<b>"坏"');
  });
});

describe('parameters', () => {
  const text = async (query: string, suffix = '.txt') =>
    (await pages.get(`/policy:yijian${suffix}?${query}`, PROGRAM)).text();

  it('choose the style and what a journal asks for', async () => {
    expect(await text('')).toBe(await text('style=gbt2025'));
    expect(await text('style=gbt2015')).not.toBe(await text(''));
    expect(await text('style=GB_T_7714_2015_NUMERIC')).toBe(await text('style=gbt2015'));
    const apa = async (script: string) => (await pages.get(`/document:cha.txt?style=apa${script}`, PROGRAM)).text();
    expect(await apa('')).not.toContain('茶书');
    expect(await apa('&script=characters')).toContain('茶书');
    expect(await text('width=HALF')).toContain('某意见: ');
    expect(await text('width=full')).toContain('某意见：');
    expect(await text('url=online-only&doi=false&bilingual=false&order=stroke')).toBe(await text(''));
  });

  it('make BibLaTeX of .bib', async () => {
    expect(await text('format=biblatex', '.bib')).toContain('date = {2021-06-10}');
    expect(await text('', '.bib')).toContain('year = {2021}');
  });

  it.each([
    ['.txt?style=mla', 'style', /gbt2025, gbt2025-author-date, .*apa/],
    ['.txt?style=bibtex', 'style', /gbt2025/],
    ['.txt?width=narrow', 'width', /half, full/],
    ['.txt?url=sometimes', 'url', /always, online-only, never/],
    ['.txt?doi=perhaps', 'doi', /true, false/],
    ['.txt?style=apa&style=gbt2025', 'style', /once/],
    ['.bib?format=ris', 'format', /bibtex, biblatex/],
    ['.txt?foo=1', 'foo', /no parameter.*style, url, .*bilingual/],
    ['.bib?style=apa', 'style', /no parameter.*format/],
    ['.ris?format=biblatex', 'format', /no parameter/],
  ])('%s is refused with what would be right', async (address, parameter, words) => {
    const response = await pages.get(`/document:jia${address}`, PROGRAM);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ message: expect.stringMatching(words), extensions: { code: 'BAD_USER_INPUT', parameter } }],
    });
  });
});

describe('what cannot be cited', () => {
  it('is not there', async () => {
    const response = await pages.get('/document:no.ris', PROGRAM);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'NOT_FOUND', ids: ['document:no'] } }],
    });
  });

  it('says why: nothing supports it', async () => {
    const response = await pages.get('/relation:bare.bib', PROGRAM);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [
        {
          message: expect.stringContaining('nothing to cite'),
          extensions: { code: 'BAD_USER_INPUT', ids: ['relation:bare'] },
        },
      ],
    });
  });

  it('is a page to a reader, whose other language is at the same address', async () => {
    for (const suffix of ['.bib', '.csl.json', '.txt']) {
      const response = await pages.get(`/relation:bare${suffix}`, { accept: WEB, 'accept-language': 'zh' });
      expect([response.status, response.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
      const html = await response.text();
      expect(wordsOf(html)).toContain('这样问不行');
      expect(html).toContain(`href="/relation:bare${suffix}?lang=en"`);
    }
  });

  it('is hidden from who may not see the source', async () => {
    const found = await pages.get('/document:jia.odt', PROGRAM);
    expect(found.status).toBe(404);
    expect((await pages.get('/document:mi.bib', PROGRAM)).status).toBe(404);
    expect((await pages.get('/document:mi.bib', { ...PROGRAM, ...pages.editor })).status).toBe(200);
  });
});

describe('Accept', () => {
  const BIB = 'application/x-bibtex';
  const CSL = 'application/vnd.citationstyles.csl+json';
  it.each([
    ['*/*', 'text/html'],
    ['', 'text/html'],
    [WEB, 'text/html'],
    ['text/*', 'text/html'],
    ['application/json', 'application/json'],
    [BIB, BIB],
    ['application/x-research-info-systems', 'application/x-research-info-systems'],
    [CSL, CSL],
    ['text/x-bibliography', 'text/x-bibliography'],
    [`application/rdf+xml;q=0.5, ${CSL};q=1.0`, CSL],
    [`${BIB};q=0.4, ${CSL};q=0.6`, CSL],
    [`${BIB};q=0.9, text/html`, 'text/html'],
    [`${BIB}, text/html;q=0.9, */*;q=0.1`, BIB],
    [`text/html;q=0, */*;q=0.5`, 'application/json'],
    [`image/png, ${BIB};q=0.1`, BIB],
    [`text/plain; x="a, ${CSL}", ${BIB}`, BIB],
    [BIB.toUpperCase(), BIB],
  ])('%s → %s', async (accept, type) => {
    const response = await pages.get('/document:jia', { accept });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`]);
    expect(response.headers.get('vary')).toBe('accept, accept-language, cookie');
  });

  it.each(['image/png', 'application/json;q=0', `${BIB};q=0`, 'application/ld+json', 'nonsense', ',;='])(
    '%s fits nothing, and the answer says what there is',
    async (accept) => {
      const response = await pages.get('/document:jia', { accept });
      expect(response.status).toBe(406);
      expect(await response.json()).toMatchObject({
        errors: [{ message: expect.stringContaining(CSL), extensions: { accepts: expect.arrayContaining([BIB]) } }],
      });
    },
  );

  it('has the style beside the type, and the address goes before it', async () => {
    const text = async (accept: string, query = '') => (await pages.get(`/document:jia${query}`, { accept })).text();
    const apa = await text('text/x-bibliography; style=apa; locale=en-US');
    expect(apa).toBe(await (await pages.get('/document:jia.txt?style=apa', PROGRAM)).text());
    expect(await text('text/x-bibliography; style="apa"; q=0.3')).toBe(apa);
    expect(await text('text/x-bibliography; style=gbt2025', '?style=apa')).toBe(apa);
    expect(await text('text/x-bibliography; style=china-national-standard-gb-t-7714-2015-numeric')).toBe(
      await (await pages.get('/document:jia.txt?style=gbt2015', PROGRAM)).text(),
    );
    const unknown = await pages.get('/document:jia', { accept: 'text/x-bibliography; style=vancouver' });
    expect(unknown.status).toBe(400);
  });

  it('is nothing to what is not there, nor to what cannot be cited', async () => {
    expect((await pages.get('/document:no', { accept: BIB })).status).toBe(404);
    expect((await pages.get('/relation:bare', { accept: BIB })).status).toBe(400);
    const moved = await pages.get('/document:jiu', { accept: BIB });
    expect([moved.status, moved.headers.get('location')]).toEqual([301, '/document:jia']);
  });
});
