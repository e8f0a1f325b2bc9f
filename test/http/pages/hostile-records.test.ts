/** Texts that would run, break out or lead astray, in every field that a record has: shown as texts, on every page. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntityPageData } from '../../../src/ui/record/page-data.ts';
import { recordPage } from '../../../src/ui/record/record-page.tsx';
import { STRINGS } from '../../../src/ui/strings.ts';
import { at, change, claim, entity, observation, passage, relation } from '../../store/items.ts';
import { type ServedPages, servePages, wordsOf } from './served-pages.ts';

const BAD = `"><script>alert(1)</script><img src=x onerror=alert(2)>'&amp;`;
const LONG = '长'.repeat(3_000);

let pages: ServedPages;
beforeAll(async () => {
  pages = await servePages((store) => store.apply(change(...hostile())));
});
afterAll(() => pages.close());

function hostile() {
  const evidence = [at('passage:bad', { quote: BAD.slice(0, 12), cited: [{ mark: BAD, locator: BAD }] })];
  const facts = { note: BAD, noteEn: BAD, evidence };
  return [
    entity('DOCUMENT', BAD, {
      id: 'document:bad',
      labelEn: BAD,
      names: [{ text: BAD, kind: 'SHORT', document: 'document:bad' }] as const,
      summary: BAD,
      summaryEn: LONG,
      fields: { url: 'https://example.org/?q="><script>', containerTitle: BAD, language: 'zh' },
      fieldEvidence: [{ field: 'language', basis: 'STATED', note: BAD, evidence }] as const,
    }),
    passage('document:bad', BAD, { id: 'passage:bad', section: [BAD, LONG.slice(0, 300)], textEn: BAD }),
    entity('MODEL', `${BAD} 2`, { id: 'model:bad' }),
    entity('REGION', LONG.slice(0, 300), { id: 'region:long' }),
    entity('INDICATOR', BAD, { id: 'indicator:bad' }),
    relation('PRACTISED_IN', 'model:bad', 'region:long', { id: 'relation:bad', ...facts }),
    relation('DESCRIBES', 'document:bad', 'model:bad', {
      id: 'relation:extent',
      ...facts,
      qualifiers: [{ role: 'EXTENT', text: BAD, textEn: BAD }],
    }),
    observation('indicator:bad', 'model:bad', { id: 'observation:bad', value: 1, unit: BAD, wording: BAD, ...facts }),
    claim('HONOUR', 'model:bad', BAD, { id: 'claim:bad', ...facts }),
  ];
}

const IDS = ['document:bad', 'passage:bad', 'model:bad', 'region:long', 'indicator:bad'];
const STATEMENTS = ['relation:bad', 'relation:extent', 'observation:bad', 'claim:bad'];

/** A picture, or a script that is neither that of every page nor a block of data that nothing runs. */
const FOREIGN = /<script(?! type="(?:module" src="\/assets\/|application\/ld\+json"))|<img/i;

describe('hostile texts', () => {
  it('stay texts on every page, in both languages', async () => {
    const section = `/document:bad?section=${encodeURIComponent(BAD)}`;
    const paths = [...IDS, ...STATEMENTS].flatMap((id) => [`/${id}`, `/${id}/history`]);
    for (const path of [...paths, section]) {
      for (const lang of ['zh', 'en']) {
        const html = await pages.html(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
        expect(html, path).not.toMatch(FOREIGN);
        expect(
          tagsOf(html).filter((tag) => /\son\w+\s*=/i.test(tag.replaceAll(/"[^"]*"/g, '""'))),
          path,
        ).toEqual([]);
      }
    }
    expect(wordsOf(await pages.html('/claim:bad'))).toContain('<script>alert(1)</script>');
  });

  it('in JSON are the texts themselves', async () => {
    const { label } = await pages.json<EntityPageData>('/document:bad.json');
    expect(label).toEqual({ zh: BAD, en: BAD });
  });

  it('in an address of the page do nothing', async () => {
    for (const path of [
      '/model:bad?list=%3Cscript%3E',
      '/model:bad?after=%22%3E%3Cscript%3E',
      '/document:bad?section=%00',
    ]) {
      const response = await pages.get(path);
      expect([200, 400]).toContain(response.status);
      expect(await response.text()).not.toMatch(FOREIGN);
    }
  });
});

describe('an address in the graph', () => {
  it('is a link only where it is http or https', async () => {
    const data = await pages.json<EntityPageData>('/document:bad.json');
    for (const href of [
      'javascript:alert(1)',
      'data:text/html,x',
      'JAVASCRIPT:alert(1)',
      ' javascript:alert(1)',
      '//evil.example',
    ]) {
      const fields = [{ name: 'url', label: { zh: '网址' }, value: href }];
      const html = recordPage({ ...data, fields }, view());
      expect(html).not.toContain(`href="${href}`);
      expect(wordsOf(html)).toContain(href.trim());
    }
    expect(await pages.html('/document:bad')).toContain('rel="external noopener noreferrer"');
  });
});

function view() {
  const shared = {
    path: '/document:bad',
    params: [],
    keepsLang: false,
    publicUrl: 'http://a.test',
    styleHref: '/s.css',
    scriptHref: '/s.js',
  };
  return { lang: 'zh', t: STRINGS.zh, ...shared } as const;
}

function tagsOf(html: string): readonly string[] {
  return [...html.matchAll(/<[a-z][^\s/>]*(?:\s+[^\s=>]+(?:="[^"]*")?)*\s*\/?>/gi)].map(([tag]) => tag);
}
