/** What reference managers and crawlers read of the page of a source: its head and its Link header. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CSL_TYPES, type CslType } from '../../../src/cite/record.ts';
import type { FieldValue } from '../../../src/domain/records.ts';
import { change, entity, type Item } from '../../store/items.ts';
import { smallWorld } from '../../store/world.ts';
import { HOSTILE, hostileWorld } from './hostile-world.ts';
import { type ServedPages, servePages } from './served-pages.ts';

/** The tag that says what a work is in, beside Zotero's type: as Zotero's schema and the tags' own list name them. */
const EXPECTED: Readonly<Record<CslType, readonly [zotero: string | undefined, host: string | undefined]>> = {
  article: ['preprint', undefined],
  'article-journal': [undefined, 'citation_journal_title'],
  'article-newspaper': ['newspaperArticle', 'citation_journal_title'],
  book: ['book', undefined],
  chapter: ['bookSection', 'citation_book_title'],
  collection: ['manuscript', undefined],
  dataset: ['dataset', undefined],
  document: ['document', undefined],
  legislation: ['statute', undefined],
  'paper-conference': ['conferencePaper', 'citation_conference_title'],
  patent: ['patent', undefined],
  regulation: ['report', 'citation_technical_report_institution'],
  report: ['report', 'citation_technical_report_institution'],
  standard: ['standard', undefined],
  thesis: ['thesis', 'citation_dissertation_institution'],
  webpage: ['webpage', undefined],
};

const WHOLE: Readonly<Record<string, FieldValue>> = {
  containerTitle: '载体',
  publisher: '出版者',
  issuedOn: '2021-04-01',
  volume: '12',
  issue: '3',
  pageRange: '21—35',
  documentNumber: '南发〔2021〕3号',
  doi: '10.1234/a<b>"c',
  url: 'https://a.example/文件.pdf',
  language: 'zh-CN',
  contributors: [
    { role: 'AUTHOR', family: '高', given: '远' },
    { role: 'AUTHOR', family: 'Berg', given: 'Anna', particle: 'van der', suffix: 'Jr.' },
    { role: 'AUTHOR', literal: 'Institute of Work, Leave and Play' },
  ],
};

function everyType(): readonly Item[] {
  return CSL_TYPES.map((cslType) =>
    entity('DOCUMENT', `作品 ${cslType}`, { id: `document:${cslType}`, fields: { ...WHOLE, cslType } }),
  );
}

let pages: ServedPages;
beforeAll(async () => {
  pages = await servePages(async (store) => {
    await store.apply(change(...smallWorld()));
    await store.apply(change(...everyType()));
    await store.apply(change(...hostileWorld()));
    const url = 'https://a.example/">,<https://evil.example/>;rel="cite-as".pdf';
    await store.apply(change(entity('DOCUMENT', '恶址', { id: 'document:evil-address', fields: { url } })));
  });
});
afterAll(() => pages.close());

const ENTITIES: Readonly<Record<string, string>> = { '&quot;': '"', '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** `[name, content]` of each meta tag, with its entities resolved. */
function metasOf(html: string): readonly (readonly [string, string])[] {
  const head = html.slice(0, html.indexOf('</head>'));
  return [...head.matchAll(/<meta name="([^"]*)" content="([^"]*)"/g)].map(([, name = '', content = '']) => [
    name,
    content.replaceAll(/&(?:quot|lt|gt|amp);/g, (one) => ENTITIES[one] ?? one),
  ]);
}

async function tagsOf(id: string) {
  const metas = metasOf(await pages.html(`/${id}`));
  return metas.filter(([name]) => name.startsWith('citation_') || name.startsWith('z:'));
}

describe('the head', () => {
  it.each(CSL_TYPES)('tells the type of %s', async (type) => {
    const tags = new Map(await tagsOf(`document:${type}`));
    const [zotero, host] = EXPECTED[type];
    expect(tags.get('z:itemType')).toBe(zotero);
    const hosts = [...tags.keys()].filter((name) => /_title$|_institution$/.test(name) && name !== 'citation_title');
    expect(hosts).toEqual(host === undefined ? [] : [host]);
  });

  it('has the rest of the work, names in order, bodies without a comma', async () => {
    const tags = await tagsOf('document:article-journal');
    expect(tags).toEqual([
      ['citation_title', '作品 article-journal'],
      ['citation_author', '高, 远'],
      ['citation_author', 'van der Berg, Anna, Jr.'],
      ['citation_author', 'Institute of Work Leave and Play'],
      ['citation_journal_title', '载体'],
      ['citation_publication_date', '2021/04/01'],
      ['citation_volume', '12'],
      ['citation_issue', '3'],
      ['citation_firstpage', '21'],
      ['citation_lastpage', '35'],
      ['citation_publisher', '出版者'],
      ['citation_doi', '10.1234/a<b>"c'],
      ['citation_language', 'zh-CN'],
      ['citation_public_url', 'https://a.example/%E6%96%87%E4%BB%B6.pdf'],
      ['citation_pdf_url', 'https://a.example/%E6%96%87%E4%BB%B6.pdf'],
    ]);
    expect(new Map(await tagsOf('document:report')).get('citation_technical_report_number')).toBe('南发〔2021〕3号');
  });

  it('says no more than is known: a policy is its issuer’s report', async () => {
    expect(await tagsOf('policy:yijian')).toEqual([
      ['citation_title', '某意见'],
      ['citation_publication_date', '2021/06/10'],
      ['citation_technical_report_number', '南发〔2021〕3号'],
      ['z:itemType', 'report'],
    ]);
  });

  it('of what is no source, and of errors, has none', async () => {
    for (const id of ['model:dongxian', 'passage:jia-3', 'relation:v1', 'document:jia/history'])
      expect([id, ...(await tagsOf(id))]).toEqual([id]);
    const missing = await (await pages.get('/document:no')).text();
    expect(missing).not.toContain('citation_');
  });

  it('keeps hostile labels as they are, in one attribute', async () => {
    expect(new Map(await tagsOf('document:evil')).get('citation_title')).toBe(HOSTILE[0]);
  });

  it('keeps hostile addresses from ending a link of the header', async () => {
    const { headers } = await pages.get('/document:evil-address');
    const hrefs = [...(headers.get('link') ?? '').matchAll(/<([^>]*)>/g)].map(([, href]) => href);
    expect(hrefs.filter((href) => href?.startsWith('https://evil.example/'))).toEqual([]);
    expect(hrefs).toContain('https://a.example/%22%3E,%3Chttps://evil.example/%3E;rel=%22cite-as%22.pdf');
  });

  it('has no COinS, and no unAPI beside the tags', async () => {
    const html = await pages.html('/document:jia');
    expect(html).not.toMatch(/Z3988|unapi/);
  });
});

describe('the Link header', () => {
  const links = async (path: string) =>
    ((await pages.get(path)).headers.get('link') ?? '').split(/, (?=<)/).map((link) => {
      const [, href, rel, type] = /^<([^>]*)>; rel="([^"]*)"(?:; type="([^"]*)")?$/.exec(link) ?? [];
      return { href, rel, type };
    });

  it('leads to the work, its metadata, its text and its type', async () => {
    const found = await links('/document:article-journal');
    const of = (rel: string) => found.filter((link) => link.rel === rel);
    expect(of('cite-as')).toEqual([{ href: 'https://doi.org/10.1234/a%3Cb%3E%22c', rel: 'cite-as', type: undefined }]);
    expect(of('item').map(({ href }) => href)).toEqual(['https://a.example/%E6%96%87%E4%BB%B6.pdf']);
    expect(of('type').map(({ href }) => href)).toContain('https://schema.org/ScholarlyArticle');
    const described = of('describedby');
    expect(described.map(({ type }) => type)).toContain('application/vnd.citationstyles.csl+json');
    for (const { href = '', type } of described) {
      const file = await pages.get(href.replace('http://gongfu.test', ''), { accept: '*/*' });
      expect([file.status, file.headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`]);
    }
  });

  it('names no address where the source has none, and is the pages’ own where there is no source', async () => {
    const rels = async (path: string) => new Set((await links(path)).map(({ rel }) => rel));
    expect(await rels('/policy:yijian')).toEqual(new Set(['canonical', 'alternate', 'describedby', 'type']));
    expect(await rels('/model:dongxian')).toEqual(
      new Set(['canonical', 'alternate', 'cite-as', 'describedby', 'type']),
    );
  });
});
