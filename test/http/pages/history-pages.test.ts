/** What changed a record, as a page; where a merged id leads. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Ontology } from '../../../src/domain/ontology.ts';
import { createWriter } from '../../../src/ingest/write.ts';
import type { GraphStore } from '../../../src/store/port.ts';
import { createKeys } from '../../../src/text/keys.ts';
import type { HistoryPageData } from '../../../src/ui/record/page-data.ts';
import { change, entity, passage, remove } from '../../store/items.ts';
import { servePages, wordsOf } from './served-pages.ts';

async function served(fill: (store: GraphStore, ontology: Ontology) => Promise<unknown>) {
  const pages = await servePages(fill);
  onTestFinished(() => pages.close());
  return pages;
}

describe('a history', () => {
  it('says who changed what, when and why, field by field', async () => {
    const pages = await served(async (store) => {
      await store.apply(change(entity('REGION', '甲县', { id: 'region:jia', fields: { level: 'COUNTY' } })));
      await store.apply({
        ...change(entity('REGION', '甲市', { id: 'region:jia', fields: { level: 'COUNTY_CITY' } })),
        actor: '王某',
        reason: '撤县设市',
      });
    });
    const text = wordsOf(await pages.html('/region:jia/history'));
    expect(text).toMatch(/修订 2.*修改者 王某.*理由：撤县设市.*名称甲县甲市.*行政级别县县级市.*修订 1/);
    const { revisions } = await pages.json<HistoryPageData>('/region:jia/history.json');
    expect(revisions.items[0]?.changes).toEqual([
      {
        id: 'region:jia',
        kind: 'CHANGED',
        label: { zh: '甲市' },
        rows: [
          {
            field: 'label',
            label: { zh: '名称', en: 'Label' },
            before: [{ zh: '甲县' }],
            after: [{ zh: '甲市' }],
          },
          {
            field: 'level',
            label: { zh: '行政级别', en: 'Administrative level' },
            before: [{ zh: '县', en: 'County' }],
            after: [{ zh: '县级市', en: 'County-level city' }],
          },
        ],
        fields: [
          { field: 'label', before: '甲县', after: '甲市' },
          { field: 'fields.level', before: 'COUNTY', after: 'COUNTY_CITY' },
        ],
      },
    ]);
    expect(await pages.html('/region:jia')).toContain('href="/region:jia/history"');
  });

  it('says in words what a passage was found to name', async () => {
    const pages = await served(async (store) => {
      const text = (mentions: readonly string[]) =>
        passage('document:jia', '甲县有茶。', { id: 'passage:jia-1', mentions });
      const source = entity('DOCUMENT', '论文甲', { id: 'document:jia' });
      await store.apply(change(source, entity('REGION', '甲县', { id: 'region:jia' }), text([])));
      await store.apply(change(text(['region:jia'])));
    });
    expect(wordsOf(await pages.html('/passage:jia-1/history'))).toMatch(/修订 2.*提到的条目甲县.*修订 1/);
  });

  it('is kept of what was removed', async () => {
    const pages = await served(async (store) => {
      await store.apply(change(entity('REGION', '甲县', { id: 'region:jia' })));
      await store.apply(change(remove('region:jia')));
    });
    expect((await pages.get('/region:jia')).status).toBe(404);
    const html = await pages.html('/region:jia/history');
    expect(html).toMatch(/<h1><bdi>甲县<\/bdi><\/h1>/);
    expect(wordsOf(html)).toMatch(/这条记录已删除。.*删除.*甲县/);
  });

  it('comes in pages', async () => {
    const pages = await served(async (store) => {
      for (let n = 1; n <= 130; n += 1) await store.apply(change(entity('REGION', `甲县 ${n}`, { id: 'region:jia' })));
    });
    const first = await pages.json<HistoryPageData>('/region:jia/history.json');
    expect([first.revisions.total, first.revisions.items.length]).toEqual([130, 20]);
    const next = await pages.json<HistoryPageData>(`/region:jia/history.json?after=${first.revisions.next}`);
    expect(next.revisions.items.map(({ number }) => number).slice(0, 2)).toEqual([110, 109]);
    expect(await pages.html('/region:jia/history')).toContain('rel="next"');
  });
});

describe('a merged id', () => {
  it('moves to what it was merged into, in the language and form that was asked for', async () => {
    const pages = await served(async (store, ontology) => {
      await store.apply(
        change(entity('REGION', '甲县', { id: 'region:jia' }), entity('REGION', '乙县', { id: 'region:yi' })),
      );
      const writer = createWriter({ store, ontology, keys: createKeys() });
      await writer.merge('region:jia', 'region:yi', { actor: 'tester', reason: 'the same' });
    });
    const moved = await pages.get('/region:jia.json?lang=en');
    expect([moved.status, moved.headers.get('location')]).toEqual([301, '/region:yi.json?lang=en']);
    expect((await pages.get('/region:jia')).headers.get('location')).toBe('/region:yi');
    expect((await pages.get('/region:jia/history')).status).toBe(200);
  });
});
