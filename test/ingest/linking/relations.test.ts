/** The relations that a sentence says in words, and those that it only seems to say. */
import { describe, expect, it } from 'vitest';
import { RELATION_RULES } from '../../../src/ingest/linking/relation-rules.ts';
import { ontology } from '../seed-fixture.ts';
import { exampleWorld, type Graph, linkingWorld } from './linking-world.ts';

const TEXT = 'document:text';
const GRAPH: Graph = {
  entities: [
    { type: 'DOCUMENT', id: TEXT, label: '茶园观察' },
    { type: 'REGION', id: 'region:qinghe', label: '清禾县', fields: { level: 'COUNTY' } },
    { type: 'REGION', id: 'region:yunling', label: '云岭县', fields: { level: 'COUNTY' } },
    { type: 'REGION', id: 'region:fengyuan', label: '丰原省', fields: { level: 'PROVINCE' } },
    { type: 'REGION', id: 'region:shiqiao', label: '石桥乡', fields: { level: 'TOWNSHIP' } },
    { type: 'PILOT', id: 'pilot:digital', label: '数字茶园试点' },
    { type: 'PROJECT', id: 'project:centre', label: '茶叶交易中心', kind: 'FACILITY' },
    { type: 'PROJECT', id: 'project:map', label: '茶园一张图', kind: 'DIGITAL' },
    { type: 'EVENT', id: 'event:fair', label: '山区茶会' },
    { type: 'EVENT', id: 'event:congress', label: '全县大会' },
    { type: 'MECHANISM', id: 'mechanism:fund', label: '茶园发展基金', kind: 'FUND' },
    { type: 'MECHANISM', id: 'mechanism:garden', label: '共享茶园', kind: 'OPERATION' },
    { type: 'VERSION', id: 'version:one', label: '共享茶园 1.0' },
    { type: 'VERSION', id: 'version:two', label: '共享茶园 2.0' },
    { type: 'GROUP', id: 'group:patrons', label: '乡贤' },
    { type: 'GROUP', id: 'group:best', label: '百强县' },
    { type: 'PERSON', id: 'person:zhang', label: '张三丰' },
    { type: 'CONCEPT', id: 'concept:tea', label: '以茶富农', kind: 'IDEA' },
    { type: 'ORGANIZATION', id: 'organization:bureau', label: '茶业局' },
    { type: 'POLICY', id: 'policy:register', label: '茶园登记办法', kind: 'MEASURES' },
  ],
};
const world = await linkingWorld(GRAPH);

/** Sentence → `source TYPE target status period ordinal`; that the text cites a policy is left out. */
const FORMS: readonly (readonly [string, readonly string[]])[] = [
  ['丰原省清禾县石桥乡办茶厂。', ['qinghe WITHIN fengyuan HOLDS', 'shiqiao WITHIN qinghe HOLDS']],
  ['石桥乡隶属于清禾县。', ['shiqiao WITHIN qinghe HOLDS']],
  ['清禾县属丰原省管辖。', ['qinghe WITHIN fengyuan HOLDS']],
  ['清禾县下辖石桥乡。', ['shiqiao WITHIN qinghe HOLDS']],
  ['丰原省现辖清禾县、云岭县。', ['qinghe WITHIN fengyuan HOLDS', 'yunling WITHIN fengyuan HOLDS']],
  ['石桥乡由云岭县代管。', ['shiqiao WITHIN yunling HOLDS']],
  ['清禾县被列为数字茶园试点。', ['qinghe DESIGNATED_AS digital HOLDS']],
  ['清禾县入选数字茶园试点。', ['qinghe DESIGNATED_AS digital HOLDS']],
  ['清禾县获批数字茶园试点。', ['qinghe DESIGNATED_AS digital HOLDS']],
  ['清禾县2098年获评数字茶园试点。', ['qinghe DESIGNATED_AS digital HOLDS 2098']],
  ['清禾县是全省数字茶园试点。', ['qinghe DESIGNATED_AS digital HOLDS']],
  [
    '清禾县和云岭县被确定为数字茶园试点。',
    ['qinghe DESIGNATED_AS digital HOLDS', 'yunling DESIGNATED_AS digital HOLDS'],
  ],
  ['省里将清禾县列为数字茶园试点。', ['qinghe DESIGNATED_AS digital HOLDS']],
  ['清禾县承担数字茶园试点。', ['qinghe DESIGNATED_AS digital HOLDS']],
  ['清禾县正在开展数字茶园试点。', ['qinghe DESIGNATED_AS digital UNDERWAY']],
  ['清禾县争创数字茶园试点。', ['qinghe DESIGNATED_AS digital INTENDED']],
  ['清禾县拟申报数字茶园试点。', ['qinghe DESIGNATED_AS digital INTENDED']],
  ['清禾县力争到2102年成为数字茶园试点。', ['qinghe DESIGNATED_AS digital INTENDED ../2102']],
  ['数字茶园试点由清禾县承担。', ['qinghe DESIGNATED_AS digital HOLDS']],
  ['清禾县没有列入数字茶园试点。', []],
  ['清禾县未获批数字茶园试点。', []],
  ['清禾县退出数字茶园试点。', []],
  ['茶叶交易中心位于清禾县。', ['centre LOCATED_IN qinghe HOLDS']],
  ['茶叶交易中心坐落在石桥乡。', ['centre LOCATED_IN shiqiao HOLDS']],
  ['茶叶交易中心项目落户清禾县。', ['centre LOCATED_IN qinghe HOLDS']],
  ['茶叶交易中心拟选址石桥乡。', ['centre LOCATED_IN shiqiao INTENDED']],
  ['位于清禾县的茶叶交易中心开业。', ['centre LOCATED_IN qinghe HOLDS']],
  ['山区茶会2098年在清禾县举行。', ['fair LOCATED_IN qinghe HOLDS 2098']],
  ['在清禾县举行的山区茶会很热闹。', ['fair LOCATED_IN qinghe HOLDS']],
  ['茶叶交易中心不在清禾县。', []],
  ['清禾县出资设立茶园发展基金。', ['qinghe FUNDS fund HOLDS']],
  ['清禾县财政每年出资500万元支持茶园发展基金。', ['qinghe FUNDS fund HOLDS']],
  ['乡贤捐资建设茶叶交易中心。', ['patrons FUNDS centre HOLDS']],
  ['茶叶交易中心由乡贤出资建设。', ['patrons FUNDS centre HOLDS']],
  ['由云岭县出资建设的茶叶交易中心开业。', ['yunling FUNDS centre HOLDS']],
  ['乡贤为茶园发展基金捐了10万元。', ['patrons FUNDS fund HOLDS']],
  ['茶园发展基金的资金来自清禾县的拨款。', ['qinghe FUNDS fund HOLDS']],
  ['清禾县将投资建设茶叶交易中心。', ['qinghe FUNDS centre INTENDED']],
  ['清禾县与云岭县结对协作。', ['qinghe PAIRED_WITH yunling HOLDS']],
  ['清禾县和云岭县建立山海协作关系。', ['qinghe PAIRED_WITH yunling HOLDS']],
  ['清禾县结对帮扶云岭县。', ['qinghe PAIRED_WITH yunling HOLDS']],
  ['共享茶园发源于清禾县。', ['garden ORIGINATED_IN qinghe HOLDS']],
  ['清禾县推行共享茶园。', ['garden PRACTISED_IN qinghe UNDERWAY']],
  ['共享茶园在云岭县推广。', ['garden PRACTISED_IN yunling HOLDS']],
  ['清禾县设立茶园发展基金。', ['qinghe ESTABLISHES fund HOLDS']],
  ['清禾县入选百强县。', ['qinghe MEMBER_OF best HOLDS']],
  ['张三丰提出以茶富农。', ['zhang PROPOSES tea HOLDS']],
  ['共享茶园从1.0升级到共享茶园2.0。', ['garden HAS_VERSION two HOLDS 2']],
  [
    '共享茶园2.0在共享茶园1.0基础上升级。',
    ['garden HAS_VERSION two HOLDS 2', 'garden HAS_VERSION one HOLDS 1', 'two FOLLOWS one HOLDS'],
  ],
  ['茶业局印发《茶园登记办法》。', ['register ISSUED_BY bureau HOLDS']],
  ['《茶园登记办法》由茶业局印发。', ['register ISSUED_BY bureau HOLDS']],
  ['茶业局拟出台《茶园登记办法》。', ['register ISSUED_BY bureau INTENDED']],
  ['全县大会审议通过《茶园登记办法》。', ['register ADOPTED_AT congress HOLDS']],
  ['《茶园登记办法》经全县大会审议通过。', ['register ADOPTED_AT congress HOLDS']],
  ['茶园一张图是共享茶园的重要组成部分。', ['map PART_OF garden HOLDS']],
  ['清禾县和数字茶园试点都被提到。', []],
  ['如果清禾县列为数字茶园试点，就有补助。', []],
  ['茶业局出台的《茶园登记办法》已经施行。', ['register ISSUED_BY bureau HOLDS']],
  ['由乡贤资助的茶叶交易中心开业。', ['patrons FUNDS centre HOLDS']],
  ['授予清禾县数字茶园试点称号。', ['qinghe DESIGNATED_AS digital HOLDS']],
  ['清禾县要求云岭县来学习。', []],
];

describe('a sentence says', () => {
  it.each(FORMS)('%s', async (text, expected) => {
    expect(await relationsIn(text)).toEqual(expected);
  });
});

describe('the rules', () => {
  it('join only what the ontology lets them join', () => {
    for (const { name, relationType, first, second, isReversed } of RELATION_RULES) {
      const type = ontology.relationType(relationType);
      const [sources, targets] = isReversed ? [second, first] : [first, second];
      for (const source of sources) expect(type?.sources, `${name} ${source}`).toContain(source);
      for (const target of targets) expect(type?.targets, `${name} ${target}`).toContain(target);
    }
  });

  it('name no two ends that stand in different sentences', async () => {
    expect(await relationsIn('清禾县来了。列为数字茶园试点。')).toEqual([]);
  });

  it('propose a relation once for a passage', async () => {
    expect(await relationsIn('清禾县列为数字茶园试点。清禾县列为数字茶园试点。')).toHaveLength(1);
  });
});

describe('the example notice', () => {
  it('says what its entered statements say', async () => {
    const example = await exampleWorld();
    const text = '石桥乡列为“共享茶园数字化试点”。\n清禾县与云岭县结对协作，云岭县提供茶苗。';
    const proposals = await example.link('policy:shili-gongxiang-chayuan', text);
    const relations = proposals.flatMap(({ proposed, rule, quote }) =>
      proposed.kind === 'RELATION' ? [`${proposed.relation.relationType} ${rule} ${quote}`] : [],
    );
    expect(relations).toEqual([
      'DESIGNATED_AS DESIGNATED_IN_WORDS 石桥乡列为“共享茶园数字化试点”',
      'PAIRED_WITH PAIRED_IN_WORDS 清禾县与云岭县结对协作',
    ]);
  });
});

async function relationsIn(text: string): Promise<readonly string[]> {
  return (await world.link(TEXT, text)).flatMap(({ proposed }) => {
    if (proposed.kind !== 'RELATION' || proposed.relation.relationType === 'CITES') return [];
    const { relationType, status, period, ordinal } = proposed.relation;
    const [source, target] = [proposed.source, proposed.target].map((end) => ('id' in end ? end.id.split(':')[1] : ''));
    return [[source, relationType, target, status, period ?? [], ordinal ?? []].flat().join(' ')];
  });
}
