/** How a sentence of a policy speaks of other policies: what is proposed for each form of words. */
import { describe, expect, it } from 'vitest';
import type { Proposal, ProposedEnd } from '../../../src/ingest/linking/proposal.ts';
import { type Graph, linkingWorld } from './linking-world.ts';

const TEXT = 'policy:text';
const GRAPH: Graph = { entities: [{ type: 'POLICY', id: TEXT, label: '本文', kind: 'NOTICE' }] };

/** Sentence → relations, the text's own without a source; `-` for none. */
const FORMS: readonly (readonly [string, string])[] = [
  ['依据《丰原省茶叶条例》，制定本办法。', 'IMPLEMENTS 丰原省茶叶条例'],
  ['为规范茶园管理，依照《丰原省茶叶条例》等有关法律、法规，结合本县实际，制定本办法。', 'IMPLEMENTS 丰原省茶叶条例'],
  ['为全面贯彻《关于发展山区茶业的意见》精神，现提出如下意见。', 'IMPLEMENTS 关于发展山区茶业的意见'],
  ['认真落实丰原省政府《关于稳定茶价的通知》要求。', 'IMPLEMENTS 关于稳定茶价的通知'],
  ['各地要抓好《丰原省山区规划》的贯彻落实。', 'IMPLEMENTS 丰原省山区规划'],
  ['请结合实际，认真执行《清禾县茶园管理办法》。', 'IMPLEMENTS 清禾县茶园管理办法'],
  ['为实施《丰原省茶叶条例》，制定本细则。', 'IMPLEMENTS 丰原省茶叶条例'],
  ['以《丰原省茶业振兴方案》为指导，加快发展。', 'IMPLEMENTS 丰原省茶业振兴方案'],
  ['根据《清禾县茶园管理办法》第五条、第六条的规定，作出如下决定。', 'IMPLEMENTS 清禾县茶园管理办法'],
  [
    '根据《中华人民共和国农业法》《丰原省茶叶条例》和省政府有关部署，制定本方案。',
    'IMPLEMENTS 中华人民共和国农业法; IMPLEMENTS 丰原省茶叶条例',
  ],
  ['本办法所称茶园，是指《丰原省茶叶条例》规定的茶园。', 'CITES 丰原省茶叶条例'],
  ['茶苗标准见《丰原省茶苗质量标准》。', 'CITES 丰原省茶苗质量标准'],
  ['参照《云岭县茶园登记办法》有关做法。', 'CITES 云岭县茶园登记办法'],
  ['违反《丰原省茶叶条例》的，依法处理。', 'CITES 丰原省茶叶条例'],
  ['与《丰原省茶叶条例》不一致的，以本办法为准。', 'CITES 丰原省茶叶条例'],
  ['省政府将《清禾县山区规划》列为样板。', 'CITES 清禾县山区规划'],
  ['县政府印发了《清禾县茶业行动方案》，效果明显。', 'CITES 清禾县茶业行动方案'],
  ['现将《清禾县茶苗补助实施细则》印发给你们，请遵照执行。', 'CITES 清禾县茶苗补助实施细则'],
  ['《清禾县茶苗补助实施细则》已经县政府同意，现印发给你们。', 'CITES 清禾县茶苗补助实施细则'],
  ['对《清禾县茶园管理办法》作如下修改：', 'AMENDS 清禾县茶园管理办法'],
  ['决定对《清禾县茶园管理办法》部分条款予以修改。', 'AMENDS 清禾县茶园管理办法'],
  ['将《清禾县茶园管理办法》第二条中的“乡”修改为“乡镇”。', 'AMENDS 清禾县茶园管理办法'],
  ['《清禾县茶园管理办法》第九条修订为：茶园每年登记。', 'AMENDS 清禾县茶园管理办法'],
  ['在《清禾县茶园管理办法》第九条后增加一条。', 'AMENDS 清禾县茶园管理办法'],
  ['《清禾县茶园管理办法》增加一条，作为第十条。', 'AMENDS 清禾县茶园管理办法'],
  ['删去《清禾县茶园管理办法》第八条。', 'AMENDS 清禾县茶园管理办法'],
  ['《清禾县茶园管理办法》第八条予以删除。', 'AMENDS 清禾县茶园管理办法'],
  ['本决定修正《丰原省茶叶条例》。', 'AMENDS 丰原省茶叶条例'],
  ['新修订的《丰原省茶叶条例》更加严格。', 'CITES 丰原省茶叶条例'],
  ['抓紧修订《丰原省茶叶条例》。', 'CITES 丰原省茶叶条例'],
  ['应适时提出修改《丰原省茶叶条例》的建议。', 'CITES 丰原省茶叶条例'],
  ['《丰原省茶叶条例》（2090年修订）规定了登记。', 'CITES 丰原省茶叶条例'],
  ['《清禾县茶园管理办法》同时废止。', 'REPEALS 清禾县茶园管理办法'],
  ['《清禾县茶园管理办法》（清政发〔2080〕9号）自本办法施行之日起废止。', 'REPEALS 清禾县茶园管理办法'],
  ['自2099年1月1日起，《清禾县茶园管理办法》停止执行。', 'REPEALS 清禾县茶园管理办法 2099-01-01/..'],
  ['原《清禾县茶园管理办法》不再执行。', 'REPEALS 清禾县茶园管理办法'],
  ['《清禾县茶园管理办法》即行失效。', 'REPEALS 清禾县茶园管理办法'],
  ['决定废止《清禾县茶园管理办法》。', 'REPEALS 清禾县茶园管理办法'],
  [
    '废止《清禾县茶园管理办法》《清禾县水碓管理办法》两件文件。',
    'REPEALS 清禾县茶园管理办法; REPEALS 清禾县水碓管理办法',
  ],
  [
    '《清禾县茶园管理办法》《清禾县水碓管理办法》等3件文件宣布失效。',
    'REPEALS 清禾县茶园管理办法; REPEALS 清禾县水碓管理办法',
  ],
  ['《清禾县茶园管理办法》予以废止。', 'REPEALS 清禾县茶园管理办法'],
  ['已经废止的《清禾县茶园管理办法》不得再引用。', 'CITES 清禾县茶园管理办法'],
  ['《清禾县茶园管理办法》早在2085年已废止。', 'CITES 清禾县茶园管理办法'],
  ['《清禾县茶园管理办法》不予废止，继续有效。', 'CITES 清禾县茶园管理办法'],
  ['《清禾县茶园管理办法》是否废止，由县政府另行决定。', 'CITES 清禾县茶园管理办法'],
  ['本办法替代《清禾县茶园管理暂行办法》。', 'SUPERSEDES 清禾县茶园管理暂行办法'],
  ['《清禾县茶园管理暂行办法》由本办法取代。', 'SUPERSEDES 清禾县茶园管理暂行办法'],
  ['本标准代替清标〔2080〕5号。', 'SUPERSEDES 清标〔2080〕5号'],
  ['根据国办发〔2097〕8号文件精神，制定本方案。', 'IMPLEMENTS 国办发〔2097〕8号'],
  ['按照省委办〔2097〕8号和清政办〔2098〕3号要求办理。', 'IMPLEMENTS 省委办〔2097〕8号; IMPLEMENTS 清政办〔2098〕3号'],
  ['清政发[2090]3号文件停止执行。', 'REPEALS 清政发[2090]3号'],
  ['未依据《丰原省茶叶条例》登记的茶园，不予补助。', 'CITES 丰原省茶叶条例'],
  ['不适用《丰原省茶叶条例》。', 'CITES 丰原省茶叶条例'],
  ['本通知不是对《丰原省茶叶条例》的修改。', 'CITES 丰原省茶叶条例'],
  ['《人民日报》和《茶业周刊》作了报道。', '-'],
  ['他读过《茶经》《齐民要术》，也唱《采茶曲》。', '-'],
  ['填写《茶园登记申请表》，签订《茶园租赁合同》，发给《茶园登记证》。', '-'],
  ['按照《意见》要求推进。', '-'],
  [
    '《清禾县茶苗补助实施细则》是根据《丰原省茶叶条例》制定的。',
    'CITES 清禾县茶苗补助实施细则; 清禾县茶苗补助实施细则 IMPLEMENTS 丰原省茶叶条例',
  ],
  ['《丰原省渡口条例》取代《丰原省摆渡规则》。', 'CITES 丰原省渡口条例; 丰原省渡口条例 SUPERSEDES 丰原省摆渡规则'],
  ['为贯彻《关于印发〈丰原省山区规划〉的通知》，制定本方案。', 'IMPLEMENTS 关于印发〈丰原省山区规划〉的通知'],
  ['根据《丰原省茶叶条例（试行）》制定。', 'IMPLEMENTS 丰原省茶叶条例（试行）'],
  ['贯彻落实《丰原省“十六五”茶业规划》。', 'IMPLEMENTS 丰原省“十六五”茶业规划'],
  ['请各单位对照《关于茶园安全的通知》进行自查。', 'CITES 关于茶园安全的通知'],
  ['深入学习贯彻《丰原省茶叶条例》。', 'IMPLEMENTS 丰原省茶叶条例'],
  ['《丰原省茶叶条例》贯彻落实情况每年报告一次。', 'CITES 丰原省茶叶条例'],
  ['《丰原省茶叶条例》施行后，茶园登记率上升。', 'CITES 丰原省茶叶条例'],
  ['本条例自2100年1月1日起施行，《丰原省茶税规定》同时废止。', 'REPEALS 丰原省茶税规定 2100-01-01/..'],
  ['以《丰原省茶叶条例》为依据，制定本规定。', 'IMPLEMENTS 丰原省茶叶条例'],
  [
    '严格执行《丰原省茶叶条例》《清禾县茶园管理办法》等规定。',
    'IMPLEMENTS 丰原省茶叶条例; IMPLEMENTS 清禾县茶园管理办法',
  ],
  ['转发省政府办公厅《关于做好春茶采摘工作的通知》。', 'CITES 关于做好春茶采摘工作的通知'],
  ['《关于做好春茶采摘工作的通知》和本通知一并执行。', 'CITES 关于做好春茶采摘工作的通知'],
  ['我县2095年出台的《清禾县茶业奖励办法》有效期届满，自动失效。', 'CITES 清禾县茶业奖励办法'],
  ['《清禾县茶业奖励办法》有效期延长至2103年。', 'CITES 清禾县茶业奖励办法'],
  ['《清禾县茶业奖励办法》与本办法不一致的，按本办法执行。', 'CITES 清禾县茶业奖励办法'],
  ['依《丰原省茶叶条例》之规定，制定本办法。', 'IMPLEMENTS 丰原省茶叶条例'],
  ['按《清禾县茶园管理办法》办理。', 'IMPLEMENTS 清禾县茶园管理办法'],
  ['推动《丰原省茶叶条例》落地见效。', 'IMPLEMENTS 丰原省茶叶条例'],
  ['《清禾县茶园管理办法》及其补充规定同时废止。', 'REPEALS 清禾县茶园管理办法'],
  [
    '县政府决定废止下列文件：《清禾县茶园管理办法》《清禾县水碓管理办法》。',
    'REPEALS 清禾县茶园管理办法; REPEALS 清禾县水碓管理办法',
  ],
  ['拟修订《丰原省茶叶条例》。', 'CITES 丰原省茶叶条例'],
  ['有人主张废止《丰原省茶叶条例》。', 'CITES 丰原省茶叶条例'],
  ['是否修改《丰原省茶叶条例》，另行研究。', 'CITES 丰原省茶叶条例'],
  ['Pursuant to 《丰原省茶叶条例》, these measures are made.', 'IMPLEMENTS 丰原省茶叶条例'],
  ['This notice replaces 《清禾县茶园管理办法》.', 'SUPERSEDES 清禾县茶园管理办法'],
  ['《清禾县茶园管理办法》 is hereby repealed.', 'REPEALS 清禾县茶园管理办法'],
  ['依據《豐原省茶葉條例》，制定本辦法。', 'IMPLEMENTS 豐原省茶葉條例'],
  ['《关于茶园登记的通知》（以下简称《通知》，清政发〔2090〕3号）印发后，登记加快。', 'CITES 关于茶园登记的通知'],
  ['县政府于2098年3月印发《清禾县茶业行动方案》。', 'CITES 清禾县茶业行动方案'],
  ['省委、省政府《关于发展山区茶业的意见》指出，要做强茶业。', 'CITES 关于发展山区茶业的意见'],
];

describe('a policy named in words', () => {
  it.each(FORMS)('%s', async (sentence, expected) => {
    const world = await linkingWorld(GRAPH);
    expect(relationsIn(await world.link(TEXT, sentence))).toBe(expected);
  });
});

describe('a policy that the graph lacks', () => {
  it('is proposed once, with all that the text knows of it', async () => {
    const world = await linkingWorld(GRAPH);
    const proposals = await world.link(
      TEXT,
      '2098年3月，丰原省人民政府印发《关于发展山区茶业的意见》（丰政发〔2098〕12号，以下简称《意见》）。\n要落实《意见》，《关于发展山区茶业的意见》自2098年5月1日起施行。',
    );
    const entities = proposals.flatMap(({ proposed }) => (proposed.kind === 'ENTITY' ? [proposed.entity] : []));
    expect(entities).toEqual([
      {
        type: 'POLICY',
        label: '关于发展山区茶业的意见',
        kind: 'OPINION',
        names: [{ text: '意见', kind: 'SHORT', document: TEXT }],
        fields: {
          documentNumber: '丰政发〔2098〕12号',
          issuedOn: '2098-03',
          effectiveOn: '2098-05-01',
          contributors: [{ role: 'ISSUER', literal: '丰原省人民政府' }],
        },
      },
    ]);
    expect(relationsIn(proposals)).toBe('CITES 关于发展山区茶业的意见; IMPLEMENTS 关于发展山区茶业的意见');
  });

  it('by its number alone is the one that a title was given with', async () => {
    const world = await linkingWorld(GRAPH);
    const proposals = await world.link(
      TEXT,
      '见《茶园登记办法》（清政发〔2098〕3号）。\n按照清政发[2098]3号文件办理。',
    );
    expect(relationsIn(proposals)).toBe('CITES 茶园登记办法; IMPLEMENTS 茶园登记办法');
  });
});

describe('a policy of the graph', () => {
  const known: Graph = {
    entities: [
      ...GRAPH.entities,
      {
        type: 'POLICY',
        id: 'policy:plan',
        label: '丰原省茶业振兴方案（2098—2102年）',
        kind: 'PLAN',
        names: [{ text: '丰原省茶业振兴方案' }],
        fields: { documentNumber: '丰政发〔2098〕12号' },
      },
      { type: 'ORGANIZATION', id: 'organization:council', label: '丰原省人民政府' },
      {
        type: 'POLICY',
        id: 'policy:other',
        label: '丰原省山区规划',
        kind: 'PLAN',
        names: [{ text: '《规划》', document: 'policy:plan' }],
      },
    ],
  };

  it.each([
    ['根据《丰原省茶业振兴方案》，制定本办法。', 'IMPLEMENTS policy:plan'],
    ['根据《丰原省茶业振兴方案（2098—2102年）》，制定本办法。', 'IMPLEMENTS policy:plan'],
    ['根據《豐原省茶業振興方案》，制定本辦法。', 'IMPLEMENTS policy:plan'],
    ['根据丰政发［２０９８］12号文件，制定本办法。', 'IMPLEMENTS policy:plan'],
    ['根据《关于印发〈丰原省茶业振兴方案〉的通知》，制定本办法。', 'IMPLEMENTS policy:plan'],
    [
      '落实《丰原省茶业振兴方案》（以下简称《方案》）。\n《方案》同时废止。',
      'IMPLEMENTS policy:plan; REPEALS policy:plan',
    ],
    ['丰原省人民政府印发《丰原省茶业振兴方案》。', 'CITES policy:plan; policy:plan ISSUED_BY organization:council'],
  ])('is found by any of its forms: %s', async (text, expected) => {
    const world = await linkingWorld(known);
    expect(relationsIn(await world.link(TEXT, text))).toBe(expected);
  });

  it('is not meant by a short name that another document gave it', async () => {
    const world = await linkingWorld(known);
    expect(relationsIn(await world.link(TEXT, '按照《规划》执行。'))).toBe('-');
  });
});

describe('the words of an article', () => {
  it('cite, as only a policy implements, amends or repeals one', async () => {
    const world = await linkingWorld({ entities: [{ type: 'DOCUMENT', id: 'document:text', label: '茶园观察' }] });
    const proposals = await world.link(
      'document:text',
      '各县根据《丰原省茶叶条例》登记茶园，《茶园登记办法》同时废止。',
    );
    expect(relationsIn(proposals, 'document:text')).toBe('CITES 丰原省茶叶条例; CITES 茶园登记办法');
  });
});

function relationsIn(proposals: readonly Proposal[], text = TEXT): string {
  const labels = new Map(
    proposals.flatMap(({ key, proposed }) =>
      proposed.kind === 'ENTITY' ? [[key, proposed.entity.label] as const] : [],
    ),
  );
  const named = (end: ProposedEnd) => ('id' in end ? end.id : (labels.get(end.proposal) ?? ''));
  const relations = proposals.flatMap(({ proposed }) => {
    if (proposed.kind !== 'RELATION') return [];
    const { relationType, period } = proposed.relation;
    const source = named(proposed.source);
    return [[source === text ? [] : [source], relationType, named(proposed.target), period ?? []].flat().join(' ')];
  });
  return relations.join('; ') || '-';
}
