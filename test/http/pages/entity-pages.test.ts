/** The page of an entity, over a small invented graph. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntityPageData } from '../../../src/ui/record/page-data.ts';
import { at, change, entity, passage, relation } from '../../store/items.ts';
import { smallWorld } from '../../store/world.ts';
import { type ServedPages, servePages, wordsOf } from './served-pages.ts';

let pages: ServedPages;
beforeAll(async () => {
  pages = await servePages(async (store) => {
    await store.apply(change(...smallWorld()));
    await store.apply(change(...further()));
  });
});
afterAll(() => pages.close());

function further() {
  return [
    entity('MECHANISM', '抱团', {
      id: 'mechanism:baotuan',
      labelEn: 'Pooling',
      summary: '我们的话。',
      summaryEn: 'Our words.',
      names: [
        { text: '团', kind: 'SHORT', document: 'document:jia' },
        { text: '大团', kind: 'EPITHET' },
      ] as const,
      fieldEvidence: [{ field: 'kind', basis: 'INFERRED', evidence: [at('passage:jia-1')] }] as const,
    }),
    relation('DIFFERENT_FROM', 'mechanism:baotuan', 'mechanism:lianying', {
      id: 'relation:not-same',
      note: '字面相近。',
      evidence: [at('passage:jia-1')],
    }),
    relation('USES', 'version:lianying-2-0', 'mechanism:sanlei', {
      id: 'relation:v2-uses',
      status: 'UNDERWAY',
      evidence: [
        at('passage:jia-4', {
          quote: '分置',
          cited: [{ mark: '［2］', locator: '157', source: 'policy:yijian' }],
        }),
        at('passage:jia-2', { stance: 'CONTRADICTS', quote: '未行' }),
      ],
    }),
    passage('policy:yijian', '没有标题的一段。', { id: 'passage:yijian-1', section: [], paragraph: 1 }),
  ];
}

describe('what an entity is', () => {
  it('is said by type, kind, label in both languages, names by kind, our summary and its fields', async () => {
    const html = await pages.html('/mechanism:baotuan');
    const text = wordsOf(html);
    for (const said of ['机制 · 运行模式', '抱团 Pooling', '我们的话。', '共富的概括，不是原文', '别称大团'])
      expect(text).toContain(said);
    expect(text).toContain('简称团（只见于论文甲）');
    expect(html).toContain('<a href="/document:jia">');
    expect(text).toContain('类别 · 由文推知');
    expect(wordsOf(await pages.html('/region:dongxian'))).toContain('行政级别县');
  });

  it('is said in English where that is asked for, and keeps to it in its links', async () => {
    const html = await pages.html('/mechanism:baotuan?lang=en');
    expect(wordsOf(html)).toContain('Mechanism · Way of operating');
    expect(wordsOf(html)).toContain('Our words.');
    expect(html).toContain('href="/mechanism:lianying?lang=en"');
    expect(html).toMatch(/<bdi lang="zh-CN">联营抱团<\/bdi>/);
  });

  it('warns of what it is not, before all else that is stated', async () => {
    const html = await pages.html('/mechanism:baotuan');
    expect(html.indexOf('class="warning"')).toBeLessThan(html.indexOf('class="body"'));
    expect(wordsOf(html)).toMatch(/勿混同于.*联营抱团.*字面相近。/);
  });
});

describe('statements', () => {
  it('stand under their reading, in the order of the ontology, with roles in words', async () => {
    const text = wordsOf(await pages.html('/mechanism:lianying'));
    const readings = ['运用于 2 条', '历次版本 2 条', '要素提供方 1 条', '惠及 1 条'];
    const places = readings.map((reading) => text.indexOf(reading));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(text).toContain('西县 地区（内容：土地指标）');
    expect(text).toContain('说法出自 某意见');
  });

  it('that are not said to hold say so before anything else, and again nowhere as done', async () => {
    const text = wordsOf(await pages.html('/model:dongxian'));
    expect(text).toContain('拟达成：三类分置');
    expect(text).not.toMatch(/拟达成：三类分置[^出]*已成立/);
    expect(wordsOf(await pages.html('/region:nan'))).toMatch(/拟达成：不超过1.8到2025年/);
    expect(wordsOf(await pages.html('/region:nan'))).toMatch(/1.92021年/);
  });

  it('lead to the passage at the statement itself, with the words of the source as a quotation and what it cites', async () => {
    const html = await pages.html('/mechanism:sanlei');
    expect(html).toContain('href="/passage:jia-4#relation:v2-uses"');
    expect(html).toMatch(/<q[^>]*><bdi>分置<\/bdi><\/q>/);
    expect(wordsOf(html)).toContain('此处所引：［2］157 某意见');
    expect(wordsOf(html)).toContain('此处说法不同：未行');
    expect(await pages.html('/passage:jia-4')).toContain('id="relation:v2-uses"');
  });

  it('of stages come in order, each with what it added', async () => {
    const { relations } = await pages.json<EntityPageData>('/mechanism:lianying.json');
    const versions = relations.find(({ list }) => list === 'versions');
    expect(versions?.ordered).toBe(true);
    expect(versions?.items.map(({ other }) => other.id)).toEqual(['version:lianying-1-0', 'version:lianying-2-0']);
    expect(versions?.items[1]?.stage?.sections.map(({ reads }) => reads.zh)).toEqual(['运用']);
    expect(wordsOf(await pages.html('/mechanism:lianying'))).toMatch(/联营抱团 2\.0运用推进中：三类分置/);
  });

  it('that name it in a qualifier, as who says so or as a scope are there, too', async () => {
    const named = async (path: string) => (await pages.json<EntityPageData>(path)).namedIn;
    expect(await named('/version:lianying-2-0.json')).toEqual([
      expect.objectContaining({
        list: 'namedAs.VIA',
        total: 1,
        items: [expect.objectContaining({ id: 'relation:paired' })],
      }),
    ]);
    expect((await named('/policy:yijian.json')).map(({ list, total }) => [list, total])).toEqual([
      ['attributed.relations', 1],
      ['attributed.observations', 1],
    ]);
    expect((await named('/region:nan.json')).map(({ list }) => list)).toEqual(['scope.claims']);
  });
});

describe('figures and claims', () => {
  it('stand in a table with what differs from the page, and by kind with their scope', async () => {
    const text = wordsOf(await pages.html('/model:dongxian'));
    expect(text).toContain('村均收入东县380万元2020年已成立 · 文中明言');
    expect(text).toContain('首个全省第一个联营模式（范围：南省）（所指：联营抱团）');
    const { observations } = await pages.json<EntityPageData>('/version:lianying-2-0.json');
    expect(observations.items).toEqual([
      expect.objectContaining({
        low: 0.05,
        high: 0.1,
        unit: '亿元',
        relation: { id: 'relation:v2', sentence: expect.objectContaining({ zh: '联营抱团 历次版本 联营抱团 2.0' }) },
      }),
    ]);
  });
});

describe('a source', () => {
  it('shows its headings with counts, which lead to the passages below them', async () => {
    const html = await pages.html('/document:jia');
    expect(wordsOf(html)).toContain('目录 收有 4 段');
    const address = /href="(\/document:jia\?section=[^"]+)">(?:<bdi>)?（一）东县/
      .exec(html)?.[1]
      ?.replaceAll('&amp;', '&');
    const section = wordsOf(await pages.html(address ?? ''));
    expect(section).toContain('东县的联营。');
    expect(section).toContain('转述（共富撰写，不是原文）');
    expect(section).not.toContain('总论第一段');
  });

  it('without headings shows its text, and without a text says so', async () => {
    expect(wordsOf(await pages.html('/policy:yijian'))).toContain('没有标题的一段。');
    const bare = await servePages((store) =>
      store.apply(change(entity('DOCUMENT', '只有题名', { id: 'document:bare' }))),
    );
    expect(wordsOf(await bare.html('/document:bare'))).toContain('本库只收著录信息，没有收入其正文。');
    await bare.close();
  });
});

describe('who may see it', () => {
  it('keeps what is hidden out of every page and its JSON for the public, and shows editors all', async () => {
    const hidden = /内部|机密|暗渠|passage:mi-1|document:mi|project:anqu|claim:mi|observation:mi/;
    for (const id of ['region:xixian', 'model:xixian', 'indicator:cunjun', 'group:dishouru', 'relation:both-sources']) {
      for (const path of [`/${id}`, `/${id}.json`, `/${id}/history`, `/${id}/history.json`])
        expect(await (await pages.get(path)).text(), path).not.toMatch(hidden);
    }
    expect(await pages.html('/region:xixian', pages.editor)).toMatch(/暗渠工程/);
    for (const id of ['document:mi', 'passage:mi-1', 'project:anqu', 'claim:mi', 'observation:mi']) {
      expect((await pages.get(`/${id}`)).status).toBe(404);
      expect((await pages.get(`/${id}/history`)).status).toBe(404);
      expect((await pages.get(`/${id}`, pages.editor)).status).toBe(200);
    }
  });
});
