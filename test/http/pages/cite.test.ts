/** The page of references, and its files. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasInText } from '../../../src/inquiry/citation-files.ts';
import { STYLE_NAMES } from '../../../src/inquiry/citation-styles.ts';
import type { CitePageData } from '../../../src/ui/cite/cite-page-data.ts';
import { change, entity, known, passage } from '../../store/items.ts';
import { smallWorld } from '../../store/world.ts';
import { type ServedPages, servePages, wordsOf } from './served-pages.ts';

let pages: ServedPages;
beforeAll(async () => {
  pages = await servePages(async (store) => {
    await store.apply(change(...smallWorld()));
    await store.apply(
      change(
        passage('policy:yijian', '意见的话。', { id: 'passage:yijian', page: 4 }),
        entity('DOCUMENT', 'Sharing gains', {
          id: 'document:sharing',
          fields: { issuedOn: '2022', containerTitle: 'Policy Notes', cslType: 'article-journal', language: 'en' },
        }),
        known('WITHIN', 'region:xixian', 'region:dong', { id: 'relation:bare' }),
      ),
    );
  });
});
afterAll(() => pages.close());

const JIA = '张三. 论文甲[Z]. 2023.';
const YIJIAN = '某意见：南发〔2021〕3号[Z]. 2021.';

describe('the references', () => {
  it('are those of what the address names, numbered where they are several, with the form in the text and the places', async () => {
    const one = wordsOf(await pages.html('/cite?ids=passage:yijian'));
    expect(one).toContain(`参考文献${YIJIAN}`);
    expect(one).toContain('[1]4');
    const two = wordsOf(await pages.html('/cite?ids=passage:yijian,document:jia'));
    expect(two).toContain(`[1] ${YIJIAN}[2] ${JIA}`);
  });

  it('name what is cited, whatever it is', async () => {
    const { of } = await pages.json<CitePageData>('/cite.json?ids=model:dongxian,passage:jia-3,relation:v1');
    expect(of.map(({ label }) => label.zh)).toEqual([
      '东县模式',
      '论文甲，二（一），第 1 段',
      '联营抱团 历次版本 联营抱团 1.0',
    ]);
  });

  it('have italics where the style has them', async () => {
    expect(await pages.html('/cite?ids=document:sharing&style=apa')).toMatch(
      /<p class="reference" data-line="true"><bdi lang="en">Sharing gains.*<i>Policy Notes<\/i>/,
    );
  });

  it('leave out what nothing supports, and say so', async () => {
    const html = await pages.html('/cite?ids=relation:bare,document:jia');
    expect(wordsOf(html)).toContain('没有哪一段支持：西县 所属地区 东市');
    expect(wordsOf(html)).toContain(JIA);
    const { entries, uncitable } = await pages.json<CitePageData>('/cite.json?ids=relation:bare');
    expect([entries.length, uncitable.map(({ id }) => id)]).toEqual([0, ['relation:bare']]);
  });

  it.each([
    ['/cite?ids=document:none', 404],
    ['/cite?ids=nothing', 404],
    ['/cite?ids=document:jia&style=mla', 400],
    ['/cite?ids=document:jia&ids=policy:yijian', 400],
    [`/cite?ids=${Array.from({ length: 101 }, (_, i) => `a:${i}`).join(',')}`, 400],
  ])('%s is %d', async (path, status) => {
    expect((await pages.get(path)).status).toBe(status);
  });

  it('of nothing are a page that leads to where a source is looked up', async () => {
    for (const path of ['/cite', '/cite?ids=', '/cite?ids=,'])
      expect(await pages.html(path)).toContain('href="/lookup">查文献');
  });
});

describe('the style', () => {
  it.each([...STYLE_NAMES])(
    '%s is offered, and chosen it is marked and, if it is no file, kept for a year',
    async (style, of) => {
      const offered = await pages.html('/cite?ids=document:jia');
      expect(offered).toMatch(new RegExp(`href="/cite\\?ids=document:jia&amp;style=${style}"`));
      const response = await pages.get(`/cite?ids=document:jia&style=${style}`);
      const kept = `style=${style}; Path=/; Max-Age=31536000; SameSite=Lax`;
      expect(response.headers.get('set-cookie')).toBe(hasInText(of) ? kept : null);
      expect(await response.text()).toMatch(new RegExp(`style=${style}" aria-current="true"`));
    },
  );

  it('that was kept is the one of the next page, and a page that asks for none keeps none', async () => {
    const cookie = 'style=gbt2015-author-date';
    const response = await pages.get('/cite?ids=document:jia', { cookie });
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(wordsOf(await response.text())).toContain('张三, 2023. 论文甲[Z].');
    expect(response.headers.get('vary')).toContain('cookie');
  });

  it('of a file shows the file as it is', async () => {
    const html = await pages.html('/cite?ids=document:jia&style=bibtex');
    expect(html).toMatch(/<pre id="cite-list">@misc\{zhang2023lunwen,\n/);
    expect(html).toContain('\\cite{zhang2023lunwen}');
  });
});

describe('the files', () => {
  it('of one id are behind it, of several behind the page, and each is there', async () => {
    for (const [ids, first] of [
      ['document:jia', '/document:jia.bib'],
      ['document:jia,policy:yijian', '/cite.bib?ids=document:jia,policy:yijian'],
    ] as const) {
      const { files } = await pages.json<CitePageData>(`/cite.json?ids=${ids}&style=apa`);
      const paths = files.map(
        ({ path, params }) => `${path}${params.length > 0 ? '?' : ''}${params.map((pair) => pair.join('=')).join('&')}`,
      );
      expect(paths).toHaveLength(6);
      expect(paths[0]).toBe(first);
      for (const path of paths) expect([path, (await pages.get(path)).status]).toEqual([path, 200]);
    }
  });

  it('of several have all of them, under a name of their own', async () => {
    const response = await pages.get('/cite.ris?ids=document:jia,policy:yijian');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="references.ris"');
    expect((await response.text()).match(/^TY {2}- /gm)).toHaveLength(2);
    expect(await (await pages.get('/cite.txt?ids=document:jia,policy:yijian&style=gbt2015')).text()).toContain('[2] ');
  });

  it('refuse what they do not take, and what cannot be cited', async () => {
    for (const path of ['/cite.ris?ids=document:jia&style=apa', '/cite.bib', '/cite.txt?ids=relation:bare'])
      expect([path, (await pages.get(path)).status]).toEqual([path, 400]);
  });
});
