/** Which entities a passage names, and which it only seems to. */
import { describe, expect, it } from 'vitest';
import { type Graph, linkingWorld } from './linking-world.ts';

const TEXT = 'document:text';
const GRAPH: Graph = {
  entities: [
    { type: 'DOCUMENT', id: TEXT, label: '茶园观察' },
    { type: 'DOCUMENT', id: 'document:other', label: '另一份文件' },
    {
      type: 'REGION',
      id: 'region:fengyuan',
      label: '丰原省',
      names: [{ text: '丰原' }],
      fields: { level: 'PROVINCE' },
    },
    { type: 'REGION', id: 'region:qinghe', label: '清禾县', names: [{ text: '清禾' }], fields: { level: 'COUNTY' } },
    {
      type: 'REGION',
      id: 'region:wangxi',
      label: '望溪市',
      names: [{ text: '望溪' }],
      fields: { level: 'PREFECTURE' },
    },
    { type: 'REGION', id: 'region:lianhua', label: '莲花' },
    { type: 'REGION', id: 'region:gulou-a', label: '鼓楼区', names: [{ text: '鼓楼' }], fields: { level: 'DISTRICT' } },
    { type: 'REGION', id: 'region:gulou-b', label: '鼓楼镇', names: [{ text: '鼓楼' }], fields: { level: 'TOWNSHIP' } },
    { type: 'MODEL', id: 'model:qinghe', label: '清禾模式', names: [{ text: '望溪清禾模式' }] },
    { type: 'MECHANISM', id: 'mechanism:aid', label: '东部帮扶的清禾模式', kind: 'COOPERATION' },
    {
      type: 'MECHANISM',
      id: 'mechanism:garden',
      label: '共享茶园',
      kind: 'OPERATION',
      names: [{ text: '“共享茶园”' }],
    },
    {
      type: 'MECHANISM',
      id: 'mechanism:rights',
      label: '宅基地三权分置',
      kind: 'INSTITUTION',
      names: [{ text: '三权分置' }],
    },
    { type: 'MECHANISM', id: 'mechanism:ways', label: '三条建设途径', kind: 'OPERATION', names: [{ text: '“三条”' }] },
    { type: 'PILOT', id: 'pilot:digital', label: '共享茶园数字化试点' },
    { type: 'CONCEPT', id: 'concept:rich', label: '共同富裕', kind: 'GOAL', names: [{ text: '共富' }] },
    { type: 'PROJECT', id: 'project:map', label: '茶园一张图', kind: 'DIGITAL' },
    { type: 'MECHANISM', id: 'mechanism:oak', label: '橡树计划', kind: 'BRAND' },
    { type: 'PROJECT', id: 'project:oak', label: '橡树计划', kind: 'DIGITAL' },
    { type: 'VERSION', id: 'version:two', label: '共享茶园 2.0', names: [{ text: '共享茶园2.0版' }] },
    {
      type: 'ORGANIZATION',
      id: 'organization:bureau',
      label: '清禾县农业农村局',
      names: [{ text: '县农业农村局', document: TEXT }],
    },
    { type: 'GROUP', id: 'group:collective', label: '集体' },
    { type: 'GROUP', id: 'group:firms', label: '企业' },
    { type: 'GROUP', id: 'group:villagers', label: '村民' },
    { type: 'GROUP', id: 'group:farmers', label: '农民' },
    {
      type: 'POLICY',
      id: 'policy:view',
      label: '关于发展茶业的意见',
      kind: 'OPINION',
      names: [{ text: '《意见》', document: 'document:other' }],
    },
    {
      type: 'CONCEPT',
      id: 'concept:loop',
      label: '以茶富农、以农兴茶的循环发展之路',
      kind: 'IDEA',
      names: [{ text: '“以茶富农，以农兴茶”循环之路' }],
    },
  ],
  relations: [
    ['region:qinghe', 'WITHIN', 'region:fengyuan'],
    ['region:gulou-a', 'WITHIN', 'region:wangxi'],
    ['region:gulou-b', 'WITHIN', 'region:qinghe'],
    ['model:qinghe', 'DIFFERENT_FROM', 'mechanism:aid'],
  ],
};
const world = await linkingWorld(GRAPH);

/** `words=entity` of each mention, in order. */
async function mentionsIn(text: string, source = TEXT): Promise<readonly string[]> {
  const lines = text.split('\n');
  return (await world.link(source, text)).flatMap(({ passage, range, proposed }) =>
    proposed.kind === 'MENTION'
      ? [
          `${lines[Number(passage.slice('passage:p'.length)) - 1]?.slice(range.start, range.end)}=${proposed.entity.split(':')[1]}`,
        ]
      : [],
  );
}

const FORMS: readonly (readonly [string, readonly string[]])[] = [
  ['清禾县的茶园。', ['清禾县=qinghe']],
  ['清禾的茶园。', ['清禾=qinghe']],
  ['丰原省清禾县的茶园。', ['丰原省=fengyuan', '清禾县=qinghe']],
  ['丰原望溪的茶。', ['丰原=fengyuan', '望溪=wangxi']],
  ['豐原省清禾縣的茶園。', ['豐原省=fengyuan', '清禾縣=qinghe']],
  ['清 禾 县 的茶园。', ['清 禾 县=qinghe']],
  ['在清禾模式之外。', ['清禾模式=qinghe']],
  ['望溪清禾模式很有名。', ['望溪清禾模式=qinghe']],
  ['东部帮扶的清禾模式不同。', ['东部帮扶的清禾模式=aid']],
  ['东部帮扶的“清禾模式”不同。', ['东部帮扶的“清禾模式=aid']],
  ['推行共享茶园。', ['共享茶园=garden']],
  ['推行“共享茶园”。', ['共享茶园=garden']],
  ['推行「共享茶園」。', ['共享茶園=garden']],
  ['列为共享茶园数字化试点。', ['共享茶园数字化试点=digital']],
  ['列为“共享茶园”数字化试点。', ['共享茶园”数字化试点=digital']],
  ['共享茶园2.0版上线。', ['共享茶园2.0版=two']],
  ['共享茶园 2.0 上线。', ['共享茶园 2.0=two']],
  ['共享茶园2.0 上线。', ['共享茶园2.0=two']],
  ['走共同富裕之路，促共富。', ['共同富裕=rich', '共富=rich']],
  ['宅基地三权分置已推开。', ['宅基地三权分置=rights']],
  ['三权分置已推开。', ['三权分置=rights']],
  ['承包地的三权分置已推开。', []],
  ['承包地“三权分置”已推开。', []],
  ['走“三条”路。', ['三条=ways']],
  ['分三条说明。', []],
  ['县农业农村局发文。', ['县农业农村局=bureau']],
  ['清禾县农业农村局发文。', ['清禾县农业农村局=bureau']],
  ['清禾县人民政府发文。', []],
  ['清禾县委员会发文。', []],
  ['清禾路和清禾大道通车。', []],
  ['清禾中学和清禾师范学院。', []],
  ['清禾茶叶研究院。', []],
  ['清禾湖的水甜。', []],
  ['清禾镇不是清禾县。', ['清禾县=qinghe']],
  ['清禾市场不大。', ['清禾=qinghe']],
  ['清禾县设立茶叶研究院。', ['清禾县=qinghe']],
  ['清禾人爱喝茶。', ['清禾=qinghe']],
  ['望溪鼓楼有茶馆。', ['望溪=wangxi', '鼓楼=gulou-a']],
  ['清禾鼓楼有茶馆。', ['清禾=qinghe', '鼓楼=gulou-b']],
  ['池里开满莲花。', []],
  ['清禾县莲花的茶。', ['清禾县=qinghe', '莲花=lianhua']],
  ['橡树计划启动。', []],
  ['橡树计划平台启动。', ['橡树计划=oak']],
  ['集体收入增加。', []],
  ['集体出地，企业出钱。', ['集体=collective', '企业=firms']],
  ['企业家和农民工来了。', []],
  ['村民会议通过，村民满意。', ['村民=villagers']],
  ['农民说好。', ['农民=farmers']],
  ['见《关于发展茶业的意见》。', ['关于发展茶业的意见=view']],
  ['按照《意见》办。', []],
  ['《清禾县志》里有记载。', []],
  ['走“以茶富农，以农兴茶”循环之路。', ['以茶富农，以农兴茶”循环之路=loop']],
  ['以茶富农、以农兴茶的循环发展之路。', ['以茶富农、以农兴茶的循环发展之路=loop']],
];

describe('a passage names', () => {
  it.each(FORMS)('%s', async (text, expected) => {
    expect(await mentionsIn(text)).toEqual(expected);
  });
});

describe('a name that holds in one source alone', () => {
  it('means nothing in another', async () => {
    expect(await mentionsIn('县农业农村局发文。', 'document:other')).toEqual([]);
    expect(await mentionsIn('按照《意见》办。', 'document:other')).toEqual(['意见=view']);
  });
});

describe('a short name that the document gives', () => {
  it('holds behind its definition, in this passage and later ones', async () => {
    const text = '示范先行，示范在前。\n清禾县农业农村局（以下简称“农口”）牵头，农口负责。\n农口每季公布。';
    expect(await mentionsIn(text)).toEqual(['清禾县农业农村局=bureau', '农口=bureau', '农口=bureau']);
  });

  it('does not hold in another document', async () => {
    await mentionsIn('清禾县农业农村局（以下简称“农口”）牵头。');
    expect(await mentionsIn('农口负责。')).toEqual([]);
  });

  it('that is a title is meant in 《》', async () => {
    const text = '《关于发展茶业的意见》（以下简称《茶意见》）已发。\n按照《茶意见》，茶意见不一。';
    expect(await mentionsIn(text)).toEqual(['关于发展茶业的意见=view', '茶意见=view']);
  });

  it('means what was defined last', async () => {
    const text = '清禾县（以下简称“该地”）和望溪市都来了。\n望溪市（以下简称“该地”）也来了。\n该地有茶。';
    expect((await mentionsIn(text)).at(-1)).toBe('该地=wangxi');
  });
});

describe('proposed mentions', () => {
  it('are of printed words alone, not of a paraphrase', async () => {
    expect(await world.link(TEXT, '清禾县的茶园。', 'PARAPHRASE')).toEqual([]);
  });

  it('have the same keys when the passage is linked again', async () => {
    const text = '清禾县推行共享茶园。';
    const keys = async () => (await world.link(TEXT, text)).map(({ key }) => key);
    expect(await keys()).toEqual(await keys());
  });

  it('quote words of the passage, at most 40 Han characters', async () => {
    const text = `${'茶园连着茶园'.repeat(20)}，清禾县${'的茶很香很香'.repeat(20)}。`;
    const [mention] = await world.link(TEXT, text);
    expect(text).toContain(mention?.quote);
    expect(mention?.quote).toContain('清禾县');
    expect(mention?.quote.match(/\p{Script=Han}/gu)?.length).toBeLessThanOrEqual(40);
  });
});
