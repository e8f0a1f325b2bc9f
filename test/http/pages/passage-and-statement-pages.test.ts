/** Passages and statements on their own pages. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PassagePageData, StatementPageData } from '../../../src/ui/record/page-data.ts';
import { at, change, passage, relation } from '../../store/items.ts';
import { smallWorld } from '../../store/world.ts';
import { type ServedPages, servePages, wordsOf } from './served-pages.ts';

const FULL = '某县办起了茶厂，产量连年增长。';

let pages: ServedPages;
beforeAll(async () => {
  pages = await servePages(async (store) => {
    await store.apply(change(...smallWorld()));
    await store.apply(
      change(
        passage('policy:yijian', FULL, {
          id: 'passage:full',
          textKind: 'FULL_TEXT',
          textEn: 'A translation.',
          page: 7,
        }),
        passage('policy:yijian', '后文。', { id: 'passage:late', paragraph: 900 }),
        relation('USES', 'model:xixian', 'mechanism:sanlei', {
          id: 'relation:tea',
          evidence: [at('passage:full', { quote: '茶厂，产量' })],
        }),
      ),
    );
  });
});
afterAll(() => pages.close());

describe('a passage', () => {
  it('says where it stands and whose words it is', async () => {
    const html = await pages.html('/passage:jia-3');
    const text = wordsOf(html);
    expect(text).toContain('论文甲二、做法（一）东县二（一），第 1 段');
    expect(text).toContain('转述（共富撰写，不是原文）东县的联营。');
    expect(html).not.toMatch(/<(q|blockquote)[^>]*>(<bdi>)?东县的联营/);
    expect(text).toContain('以下引号内是来源的原话。');
    expect(html).toMatch(/<q[^>]*><bdi>联营<\/bdi><\/q>/);
  });

  it('in the source’s own words is a quotation with its quotes marked, and a translation is named as one', async () => {
    const html = await pages.html('/passage:full');
    expect(html).toMatch(/<blockquote[^>]*>.*<mark class="s1">茶厂，产量<\/mark>/s);
    expect(wordsOf(html)).toContain('译文（共富翻译，不是原文）A translation.');
    expect(wordsOf(html)).toContain('页码7');
    const { quotes } = await pages.json<PassagePageData>('/passage:full.json');
    expect(quotes).toMatchObject([{ text: '茶厂，产量', range: { start: 5, end: 10 }, statements: ['relation:tea'] }]);
  });

  it('lists what is stated and mentioned in it', async () => {
    const { statements, mentions } = await pages.json<PassagePageData>('/passage:jia-3.json');
    expect(statements.items.map(({ id }) => id)).toContain('claim:first');
    expect(statements.items.map(({ sentence }) => sentence.zh)).toContain('拟达成：东县模式 运用 三类分置');
    expect(mentions.items.map(({ id }) => id)).toContain('model:dongxian');
    expect(mentions.total).toBe(mentions.items.length);
  });

  it('leads to the one before and the one after, over any gap', async () => {
    const near = async (id: string) => {
      const { previous, next } = await pages.json<PassagePageData>(`/${id}.json`);
      return [previous?.id, next?.id];
    };
    expect(await near('passage:jia-1')).toEqual([undefined, 'passage:jia-2']);
    expect(await near('passage:jia-3')).toEqual(['passage:jia-2', 'passage:jia-4']);
    expect(await near('passage:jia-4')).toEqual(['passage:jia-3', undefined]);
    expect(await near('passage:late')).toEqual(['passage:full', undefined]);
  });
});

describe('a statement', () => {
  it('is one sentence with links to both ends, all its facts and all its places', async () => {
    const html = await pages.html('/relation:provides');
    const text = wordsOf(html);
    expect(text).toContain('西县 为其提供要素 联营抱团（内容：土地指标）');
    for (const end of ['region:xixian', 'mechanism:lianying', 'policy:yijian'])
      expect(html).toContain(`href="/${end}"`);
    expect(text).toContain('反过来读作要素提供方');
    expect(text).toContain('状态已成立依据文中明言说法出自某意见');
    expect(html).toContain('href="/passage:jia-3#relation:provides"');
  });

  it('as JSON has codes, ISO periods, ranges and sentences in both languages', async () => {
    const { statement } = await pages.json<StatementPageData>('/observation:beicha-2025.json');
    expect(statement).toMatchObject({
      value: 1.8,
      comparator: { value: 'AT_MOST' },
      period: '../2025',
      status: { value: 'INTENDED', label: { zh: '拟达成', en: 'Intended' } },
      sentence: {
        zh: '拟达成：南省的收入倍差：不超过1.8（到2025年）',
        en: 'Intended: 收入倍差, 南省: at most 1.8 (by 2025)',
      },
    });
    const tea = await pages.json<StatementPageData>('/relation:tea.json');
    expect(tea.statement.evidence).toEqual([expect.objectContaining({ range: { start: 5, end: 10 } })]);
  });

  it('without a place says from what it is known', async () => {
    const text = wordsOf(await pages.html('/relation:dong-nan'));
    expect(text).toContain('背景知识，不出自所收文献');
    expect(text).toContain('generally known');
  });
});

describe('an address of a record', () => {
  it('that there is not, is 404', async () => {
    for (const path of ['/model:nowhere', '/model:nowhere.json', '/model:nowhere/history', '/passage:nowhere'])
      expect((await pages.get(path)).status, path).toBe(404);
  });

  it('refuses a list that the page has not, and the cursor of another', async () => {
    const refused = await pages.get('/passage:jia-3.json?list=uses');
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('statements, mentions')]);
    expect((await pages.get('/model:dongxian?list=uses&after=nonsense')).status).toBe(400);
  });
});
