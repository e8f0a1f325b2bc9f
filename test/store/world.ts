/** A small invented corpus with something of everything: two models, a document that all may read and one that editors may. */
import { at, claim, entity, type Item, known, observation, passage, relation } from './items.ts';

export function smallWorld(): readonly Item[] {
  return [...places(), ...practices(), ...sources(), ...statements(), ...figures(), ...secrets()];
}

function places(): readonly Item[] {
  return [
    entity('REGION', '南省', { id: 'region:nan', fields: { level: 'PROVINCE' } }),
    entity('REGION', '东市', { id: 'region:dong', fields: { level: 'PREFECTURE' } }),
    entity('REGION', '东县', { id: 'region:dongxian', fields: { level: 'COUNTY' } }),
    entity('REGION', '西县', { id: 'region:xixian', fields: { level: 'COUNTY' } }),
    known('WITHIN', 'region:dong', 'region:nan', { id: 'relation:dong-nan' }),
    known('WITHIN', 'region:dongxian', 'region:dong', { id: 'relation:dongxian-dong' }),
    known('WITHIN', 'region:xixian', 'region:nan', { id: 'relation:xixian-nan' }),
  ];
}

function practices(): readonly Item[] {
  return [
    entity('DOMAIN', '收入分配', { id: 'domain:shouru' }),
    entity('MODEL', '东县模式', {
      id: 'model:dongxian',
      names: [{ text: '“东”字号', kind: 'QUOTED' }],
      period: '2012/..',
    }),
    entity('MODEL', '西县模式', { id: 'model:xixian', period: '2019' }),
    entity('MECHANISM', '联营抱团', { id: 'mechanism:lianying', names: [{ text: '联营', kind: 'SHORT' }] }),
    entity('MECHANISM', '三类分置', { id: 'mechanism:sanlei', kind: 'INSTITUTION' }),
    entity('VERSION', '联营抱团 1.0', { id: 'version:lianying-1-0' }),
    entity('VERSION', '联营抱团 2.0', { id: 'version:lianying-2-0' }),
    entity('GROUP', '低收入户', { id: 'group:dishouru' }),
    entity('GROUP', '二十县', { id: 'group:ershixian' }),
    entity('CONCEPT', '合力', { id: 'concept:heli' }),
    entity('CONCEPT', '单干', { id: 'concept:dangan' }),
    entity('INDICATOR', '收入倍差', { id: 'indicator:beicha', kind: 'RATIO', fields: { better: 'LOWER' } }),
    entity('INDICATOR', '村均收入', { id: 'indicator:cunjun', kind: 'MEAN', fields: { unit: '万元' } }),
    entity('PERSON', '张三', { id: 'person:zhang' }),
  ];
}

function sources(): readonly Item[] {
  const one = ['一、总论'];
  const two = ['二、做法', '（一）东县'];
  return [
    entity('DOCUMENT', '论文甲', { id: 'document:jia', fields: { issuedOn: '2023-05' } }),
    entity('POLICY', '某意见', {
      id: 'policy:yijian',
      fields: { issuedOn: '2021-06-10', documentNumber: '南发〔2021〕3号' },
    }),
    passage('document:jia', '总论第一段。', { id: 'passage:jia-1', section: one, paragraph: 1 }),
    passage('document:jia', '总论第二段。', { id: 'passage:jia-2', section: one, paragraph: 2 }),
    passage('document:jia', '东县的联营。', { id: 'passage:jia-3', section: two, paragraph: 3 }),
    passage('document:jia', '东县的版本。', { id: 'passage:jia-4', section: two, paragraph: 4 }),
    known('AUTHORED_BY', 'document:jia', 'person:zhang', { id: 'relation:jia-zhang' }),
    relation('DESCRIBES', 'document:jia', 'model:dongxian', {
      id: 'relation:jia-dongxian',
      evidence: [at('passage:jia-1')],
    }),
  ];
}

function statements(): readonly Item[] {
  const evidence = [at('passage:jia-3', { quote: '联营' })];
  const versions = [at('passage:jia-4')];
  return [
    relation('IN_DOMAIN', 'model:dongxian', 'domain:shouru', {
      id: 'relation:dongxian-shouru',
      evidence: [at('passage:jia-1')],
    }),
    relation('PRACTISED_IN', 'model:dongxian', 'region:dongxian', { id: 'relation:dongxian-in', evidence }),
    relation('PRACTISED_IN', 'model:xixian', 'region:xixian', {
      id: 'relation:xixian-in',
      evidence: [at('passage:jia-2')],
    }),
    relation('USES', 'model:dongxian', 'mechanism:lianying', { id: 'relation:dongxian-lianying', evidence }),
    relation('USES', 'model:dongxian', 'mechanism:sanlei', {
      id: 'relation:dongxian-sanlei',
      status: 'INTENDED',
      evidence,
    }),
    relation('USES', 'model:xixian', 'mechanism:lianying', {
      id: 'relation:xixian-lianying',
      evidence: [at('passage:jia-2')],
    }),
    relation('HAS_VERSION', 'mechanism:lianying', 'version:lianying-1-0', {
      id: 'relation:v1',
      ordinal: 1,
      evidence: versions,
    }),
    relation('HAS_VERSION', 'mechanism:lianying', 'version:lianying-2-0', {
      id: 'relation:v2',
      ordinal: 2,
      evidence: versions,
    }),
    relation('FOLLOWS', 'version:lianying-2-0', 'version:lianying-1-0', {
      id: 'relation:v2-v1',
      basis: 'INFERRED',
      evidence: versions,
    }),
    relation('PAIRED_WITH', 'region:xixian', 'region:dongxian', {
      id: 'relation:paired',
      qualifiers: [{ role: 'VIA', entity: 'version:lianying-2-0' }],
      period: '2015/..',
      evidence: versions,
    }),
    relation('PROVIDES', 'region:xixian', 'mechanism:lianying', {
      id: 'relation:provides',
      qualifiers: [{ role: 'OBJECT', text: '土地指标', textEn: 'land quotas' }],
      attributedTo: 'policy:yijian',
      evidence,
    }),
    relation('CONTRASTS_WITH', 'concept:heli', 'concept:dangan', {
      id: 'relation:contrast',
      evidence: [at('passage:jia-1')],
    }),
    relation('MEMBER_OF', 'region:xixian', 'group:ershixian', {
      id: 'relation:member',
      evidence: [at('passage:jia-2')],
    }),
    relation('BENEFITS', 'mechanism:lianying', 'group:dishouru', { id: 'relation:benefits', evidence }),
  ];
}

function figures(): readonly Item[] {
  return [
    observation('indicator:beicha', 'region:nan', {
      id: 'observation:beicha-2021',
      value: 1.9,
      period: '2021',
      evidence: [at('passage:jia-1')],
    }),
    observation('indicator:beicha', 'region:nan', {
      id: 'observation:beicha-2025',
      value: 1.8,
      comparator: 'AT_MOST',
      period: '../2025',
      status: 'INTENDED',
      attributedTo: 'policy:yijian',
      evidence: [at('passage:jia-1')],
    }),
    observation('indicator:cunjun', 'region:dongxian', {
      id: 'observation:cunjun',
      value: 380,
      unit: '万元',
      period: '2020',
      evidence: [at('passage:jia-3')],
    }),
    observation('indicator:cunjun', 'version:lianying-2-0', {
      id: 'observation:fenhong',
      low: 0.05,
      high: 0.1,
      unit: '亿元',
      relation: 'relation:v2',
      evidence: [at('passage:jia-4')],
    }),
    claim('FIRST', 'model:dongxian', '全省第一个联营模式', {
      id: 'claim:first',
      scope: 'region:nan',
      object: 'mechanism:lianying',
      evidence: [at('passage:jia-3')],
    }),
    claim('OUTCOME', 'region:dongxian', '村集体收入上升', {
      id: 'claim:outcome',
      status: 'UNDERWAY',
      evidence: [at('passage:jia-3')],
    }),
    claim('DEFINITION', 'concept:heli', '多方共同出力', { id: 'claim:definition', evidence: [at('passage:jia-1')] }),
  ];
}

/** What only editors see: a source, what it alone states, and a statement elsewhere about what it alone mentions. */
function secrets(): readonly Item[] {
  return [
    entity('DOCUMENT', '内部稿', { id: 'document:mi', fields: { visibility: 'EDITORS' } }),
    passage('document:mi', '内部第一段。', { id: 'passage:mi-1', section: ['一、内情'], paragraph: 1 }),
    entity('PROJECT', '暗渠工程', { id: 'project:anqu' }),
    relation('LOCATED_IN', 'project:anqu', 'region:xixian', { id: 'relation:anqu-in', evidence: [at('passage:mi-1')] }),
    known('USES', 'model:xixian', 'project:anqu', { id: 'relation:xixian-anqu' }),
    observation('indicator:cunjun', 'region:xixian', {
      id: 'observation:mi',
      value: 7,
      unit: '万元',
      evidence: [at('passage:mi-1')],
    }),
    claim('LEADING', 'region:xixian', '走在前列', { id: 'claim:mi', evidence: [at('passage:mi-1')] }),
    relation('TARGETS', 'model:xixian', 'group:dishouru', {
      id: 'relation:both-sources',
      evidence: [at('passage:jia-2', { quote: '公开' }), at('passage:mi-1', { quote: '机密' })],
    }),
  ];
}
