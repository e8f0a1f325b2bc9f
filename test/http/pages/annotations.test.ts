/** Where the words of a passage stand: selectors in its page's data and as Web Annotations. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PassagePageData } from '../../../src/ui/record/page-data.ts';
import { at, change, entity, passage, relation } from '../../store/items.ts';
import { smallWorld } from '../../store/world.ts';
import { type ServedPages, servePages } from './served-pages.ts';

const FULL = '某县办起了茶厂，产量连年增长。';

let pages: ServedPages;
beforeAll(async () => {
  pages = await servePages(async (store) => {
    await store.apply(change(...smallWorld()));
    await store.apply(
      change(
        entity('DOCUMENT', '网文', { id: 'document:wang', fields: { url: 'https://a.example/wen' } }),
        passage('document:wang', FULL, { id: 'passage:full', textKind: 'FULL_TEXT', page: 7 }),
        passage('document:jia', FULL, { id: 'passage:offline', textKind: 'FULL_TEXT', paragraph: 50 }),
        passage('document:wang', '茶厂增产（转述）。', { id: 'passage:ours', paragraph: 2 }),
        relation('USES', 'model:xixian', 'mechanism:sanlei', {
          id: 'relation:tea',
          evidence: [at('passage:full', { quote: '茶厂，产量' }), at('passage:ours', { quote: '产量连年' })],
        }),
      ),
    );
  });
});
afterAll(() => pages.close());

const PROGRAM = { accept: '*/*' };
const QUOTE = { type: 'TextQuoteSelector', exact: '茶厂，产量', prefix: '某县办起了', suffix: '连年增长。' };

describe('the data of a passage', () => {
  const dataOf = (id: string) => pages.json<PassagePageData>(`/${id}.json`);

  it('in the source’s words has selectors of itself and of its quotes, and leads to the place', async () => {
    const { selector, textFragment, quotes, documentUrl } = await dataOf('passage:full');
    expect(selector).toEqual({ type: 'TextQuoteSelector', exact: FULL });
    expect(documentUrl).toBe('https://a.example/wen');
    expect(decodeURIComponent(textFragment ?? '')).toBe(`https://a.example/wen#:~:text=${FULL}`);
    expect(quotes).toMatchObject([{ selector: QUOTE, textFragment: expect.stringContaining('#:~:text=') }]);
    const html = await pages.html('/passage:full');
    expect(html).toContain(`href="${textFragment}" rel="external noopener noreferrer"`);
  });

  it('that is ours has none of itself, and of its quotes the words alone', async () => {
    const data = await dataOf('passage:ours');
    expect(data).not.toHaveProperty('selector');
    expect(data).not.toHaveProperty('textFragment');
    expect(data.quotes).toEqual([
      { text: '产量连年', selector: { type: 'TextQuoteSelector', exact: '产量连年' }, statements: ['relation:tea'] },
    ]);
    expect(await pages.html('/passage:ours')).not.toContain(':~:text');
  });

  it('leads nowhere where the source is not on line', async () => {
    const data = await dataOf('passage:offline');
    expect(data.selector?.exact).toBe(FULL);
    expect(data).not.toHaveProperty('textFragment');
  });
});

describe('.jsonld', () => {
  it('has an annotation of the passage and of each quote, on its page', async () => {
    const response = await pages.get('/passage:full.jsonld', PROGRAM);
    expect(response.headers.get('content-type')).toBe('application/ld+json; charset=utf-8');
    const onPage = (quote: object) => [quote, { type: 'FragmentSelector', value: 'page=7', refinedBy: quote }];
    expect(await response.json()).toEqual({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'http://gongfu.test/passage:full.jsonld',
      type: 'AnnotationPage',
      items: [
        {
          id: 'http://gongfu.test/passage:full.jsonld#1',
          type: 'Annotation',
          motivation: 'identifying',
          body: 'http://gongfu.test/passage:full',
          target: {
            source: 'https://a.example/wen',
            selector: onPage({ type: 'TextQuoteSelector', exact: FULL }),
          },
        },
        {
          id: 'http://gongfu.test/passage:full.jsonld#2',
          type: 'Annotation',
          motivation: 'linking',
          body: ['http://gongfu.test/relation:tea'],
          target: { source: 'https://a.example/wen', selector: onPage(QUOTE) },
        },
      ],
    });
  });

  it('says where the text is ours, and points at the quotes alone', async () => {
    const found = await pages.json('/passage:ours.jsonld', PROGRAM);
    expect(found).toMatchObject({ label: expect.stringContaining('paraphrase'), items: [{ motivation: 'linking' }] });
    expect(await pages.json('/passage:jia-1.jsonld', PROGRAM)).toMatchObject({ items: [] });
  });

  it('names the source as it is known here, where it is not on line', async () => {
    expect(await pages.json('/passage:offline.jsonld', PROGRAM)).toMatchObject({
      items: [{ target: { source: 'http://gongfu.test/document:jia' } }],
    });
  });

  it('is there by Accept, too', async () => {
    const accept = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"';
    const byAccept = await pages.get('/passage:full', { accept });
    expect(byAccept.headers.get('vary')).toBe('accept, accept-language, cookie');
    expect(await byAccept.text()).toBe(await (await pages.get('/passage:full.jsonld', PROGRAM)).text());
  });

  it('of what is no passage says so', async () => {
    for (const [id, status] of [
      ['document:wang', 400],
      ['relation:tea', 400],
      ['passage:no', 404],
    ] as const)
      expect([id, (await pages.get(`/${id}.jsonld`, PROGRAM)).status]).toEqual([id, status]);
  });
});
