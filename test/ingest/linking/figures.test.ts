/** The figures that sentences state: amount, unit, comparator, status, time, whose they are and what is measured. */
import { describe, expect, it } from 'vitest';
import type { ProposedEnd } from '../../../src/ingest/linking/proposal.ts';
import { type Graph, linkingWorld } from './linking-world.ts';

const TEXT = 'policy:text';
const GRAPH: Graph = {
  entities: [
    {
      type: 'POLICY',
      id: TEXT,
      label: '清禾县人民政府关于发展茶业的意见',
      kind: 'OPINION',
      fields: { issuedOn: '2099-03-01' },
    },
    { type: 'REGION', id: 'region:qinghe', label: '清禾县', names: [{ text: '清禾' }], fields: { level: 'COUNTY' } },
    { type: 'REGION', id: 'region:yunling', label: '云岭县', fields: { level: 'COUNTY' } },
    { type: 'REGION', id: 'region:fengyuan', label: '丰原省', fields: { level: 'PROVINCE' } },
    { type: 'MECHANISM', id: 'mechanism:garden', label: '共享茶园', kind: 'OPERATION' },
    { type: 'PROJECT', id: 'project:map', label: '茶园一张图', kind: 'DIGITAL' },
    { type: 'PROJECT', id: 'project:centre', label: '茶叶交易中心', kind: 'FACILITY' },
    { type: 'GROUP', id: 'group:households', label: '低收入农户' },
    { type: 'INDICATOR', id: 'indicator:income', label: '农村居民人均可支配收入', kind: 'MEAN' },
  ],
  relations: [
    ['region:qinghe', 'WITHIN', 'region:fengyuan'],
    ['region:yunling', 'WITHIN', 'region:fengyuan'],
  ],
};
const world = await linkingWorld(GRAPH);

/** Sentence → `value unit comparator status period subject indicator`, a proposed indicator with its kind. */
const FORMS: readonly (readonly [string, readonly string[]])[] = [
  [
    '2098年，清禾县农村居民人均可支配收入达到32,415元，增长8.2%。',
    ['32415 元 EQUAL HOLDS 2098 qinghe income', '8.2 % EQUAL HOLDS 2098 qinghe 农村居民人均可支配收入增速 GROWTH'],
  ],
  [
    '到2102年，清禾县农村居民人均可支配收入力争达到4万元以上，年均增长8%左右。',
    [
      '4 万元 AT_LEAST INTENDED ../2102 qinghe income',
      '8 % ABOUT INTENDED ../2102 qinghe 农村居民人均可支配收入增速 GROWTH',
    ],
  ],
  [
    '清禾县、云岭县农村居民人均可支配收入分别为3.2万元和2.8万元。',
    ['3.2 万元 EQUAL HOLDS - qinghe income', '2.8 万元 EQUAL HOLDS - yunling income'],
  ],
  [
    '清禾县城乡居民收入倍差由2090年的1.96缩小到2098年的1.81。',
    ['1.96 - EQUAL HOLDS 2090 qinghe 城乡居民收入倍差 RATIO', '1.81 - EQUAL HOLDS 2098 qinghe 城乡居民收入倍差 RATIO'],
  ],
  [
    '云岭县茶叶产量翻一番，产值突破3亿元。',
    ['1 番 EQUAL HOLDS - yunling 茶叶产量增速 GROWTH', '3 亿元 OVER HOLDS - yunling 产值 TOTAL'],
  ],
  [
    '清禾县森林覆盖率达到71.3%，比全省高2.5个百分点。',
    ['71.3 % EQUAL HOLDS - qinghe 森林覆盖率 SHARE', '2.5 个百分点 EQUAL HOLDS - qinghe 森林覆盖率高于全省的幅度 GAP'],
  ],
  [
    '“茶园一张图”覆盖茶园3.5万亩，接入企业120家。',
    ['3.5 万亩 EQUAL HOLDS - map 茶园 TOTAL', '120 家 EQUAL HOLDS - map 接入企业数 COUNT'],
  ],
  ['共享茶园带动1,200户低收入农户增收。', ['1200 户 EQUAL HOLDS - garden 低收入农户数 COUNT']],
  [
    '全县建成文化礼堂260个，新建农村公路35公里。',
    ['260 个 EQUAL HOLDS - qinghe 文化礼堂数 COUNT', '35 公里 EQUAL HOLDS - qinghe 新建农村公路 TOTAL'],
  ],
  ['到2102年底前，全县新增规模以上茶企20家。', ['20 家 EQUAL INTENDED ../2102 qinghe 新增规模以上茶企数 COUNT']],
  ['2099年，县财政安排专项资金500万元。', ['500 万元 EQUAL INTENDED 2099 qinghe 县财政安排专项资金 TOTAL']],
  ['占全县农村人口的35%左右。', ['35 % ABOUT HOLDS - qinghe 占全县农村人口的比重 SHARE']],
  [
    '清禾县茶业总产值连续12年居全省第1位。',
    [
      '12 年 EQUAL HOLDS - qinghe 茶业总产值连续居全省的年数 DURATION',
      '1 位 EQUAL HOLDS - qinghe 茶业总产值全省位次 RANK',
    ],
  ],
  [
    '清禾县共有26个乡镇、310个行政村。',
    ['26 个 EQUAL HOLDS - qinghe 乡镇数 COUNT', '310 个 EQUAL HOLDS - qinghe 行政村数 COUNT'],
  ],
  ['要抓好3项重点任务，用好“1+3”机制。', []],
  [
    '农村低收入人口减少了三千二百人，下降百分之十二。',
    ['3200 人 EQUAL HOLDS - qinghe 农村低收入人口减少量 GROWTH', '12 % EQUAL HOLDS - qinghe 农村低收入人口降幅 GROWTH'],
  ],
  [
    '全县茶农户均年增收5000元，约三成农户用上了线上结算。',
    ['5000 元 EQUAL HOLDS - qinghe 茶农户均年增收额 GROWTH', '3 成 ABOUT HOLDS - qinghe 农户用上线上结算的比重 SHARE'],
  ],
  ['云岭县未达到30个的目标。', []],
  [
    '丰原省海域面积26万平方公里，陆域面积10.55万平方公里。',
    ['26 万平方公里 EQUAL HOLDS - fengyuan 海域面积 TOTAL', '10.55 万平方公里 EQUAL HOLDS - fengyuan 陆域面积 TOTAL'],
  ],
  [
    '2098年全县实现生产总值386.5亿元，同比增长6.5%，其中第一产业增加值21.3亿元，增长3.1%。',
    [
      '386.5 亿元 EQUAL HOLDS 2098 qinghe 生产总值 TOTAL',
      '6.5 % EQUAL HOLDS 2098 qinghe 生产总值增速 GROWTH',
      '21.3 亿元 EQUAL HOLDS 2098 qinghe 第一产业增加值 TOTAL',
      '3.1 % EQUAL HOLDS 2098 qinghe 第一产业增加值增速 GROWTH',
    ],
  ],
  [
    '贷款余额增长到12亿元，较年初增加1.5亿元。',
    ['12 亿元 EQUAL HOLDS - qinghe 贷款余额 TOTAL', '1.5 亿元 EQUAL HOLDS - qinghe 贷款余额增加额 GROWTH'],
  ],
  ['单位面积用药量下降20%至30%。', ['20~30 % EQUAL HOLDS - qinghe 单位面积用药量降幅 GROWTH']],
  [
    '服务群众超过12万人次，满意率98%。',
    ['12 万人次 OVER HOLDS - qinghe 服务群众数 COUNT', '98 % EQUAL HOLDS - qinghe 满意率 SHARE'],
  ],
  ['2098年，清禾县接待游客约12万人次。', ['12 万人次 ABOUT HOLDS 2098 qinghe 接待游客数 COUNT']],
  ['清禾县建成茶园2.3万余亩。', ['2.3 万亩 OVER HOLDS - qinghe 茶园 TOTAL']],
  ['云岭县茶苗成活率不低于95%。', ['95 % AT_LEAST HOLDS - yunling 茶苗成活率 SHARE']],
  ['清禾县有10多家茶厂。', ['10 家 OVER HOLDS - qinghe 茶厂数 COUNT']],
  ['到2102年底，清禾县茶园面积达到3万亩。', ['3 万亩 AT_LEAST INTENDED ../2102 qinghe 茶园面积 TOTAL']],
  ['清禾县力争到2102年茶叶产值突破20亿元。', ['20 亿元 OVER INTENDED ../2102 qinghe 茶叶产值 TOTAL']],
  ['清禾县计划投资3.2亿元建设茶叶交易中心。', ['3.2 亿元 EQUAL INTENDED - qinghe 投资 TOTAL']],
  [
    '清禾县茶农人均收入从2090年的1.2万元增加到2098年的3.1万元。',
    ['1.2 万元 EQUAL HOLDS 2090 qinghe 茶农人均收入 MEAN', '3.1 万元 EQUAL HOLDS 2098 qinghe 茶农人均收入 MEAN'],
  ],
  [
    '清禾县茶农收入增长到3万元，增长了12%。',
    ['3 万元 EQUAL HOLDS - qinghe 茶农收入 TOTAL', '12 % EQUAL HOLDS - qinghe 茶农收入增速 GROWTH'],
  ],
  ['清禾县贫困发生率下降2.3个百分点。', ['2.3 个百分点 EQUAL HOLDS - qinghe 贫困发生率降幅 GROWTH']],
  [
    '清禾县2098年出口茶叶1200吨，比上年增长15%。',
    ['1200 吨 EQUAL HOLDS 2098 qinghe 出口茶叶 TOTAL', '15 % EQUAL HOLDS 2098 qinghe 出口茶叶增速 GROWTH'],
  ],
  ['清禾县城乡居民收入之比为1.75。', ['1.75 - EQUAL HOLDS - qinghe 城乡居民收入之比 RATIO']],
  ['清禾县每亩茶园补助200元。', ['200 元 EQUAL HOLDS - qinghe 每亩茶园补助 TOTAL']],
  ['清禾县单位面积产量是云岭县的2.4倍。', ['2.4 倍 EQUAL HOLDS - qinghe 单位面积产量倍数 RATIO']],
  ['清禾县茶叶合作社不足100家。', ['100 家 UNDER HOLDS - qinghe 茶叶合作社数 COUNT']],
  ['清禾县茶叶合作社20至30家。', ['20~30 家 EQUAL HOLDS - qinghe 茶叶合作社数 COUNT']],
  ['清禾县近四成农户种茶。', ['4 成 ABOUT HOLDS - qinghe 农户种茶的比重 SHARE']],
  ['全县三分之一的村通了公路。', ['33.3333333333 % EQUAL HOLDS - qinghe 村通公路的比重 SHARE']],
  ['清禾县茶叶总产值居全省第3位。', ['3 位 EQUAL HOLDS - qinghe 茶叶总产值全省位次 RANK']],
  ['云岭县连续5年举办开茶节。', ['5 年 EQUAL HOLDS - yunling 连续举办开茶节的年数 DURATION']],
  [
    '清禾县、云岭县和丰原省茶园面积分别为3万亩、2万亩和50万亩。',
    [
      '3 万亩 EQUAL HOLDS - qinghe 茶园面积 TOTAL',
      '2 万亩 EQUAL HOLDS - yunling 茶园面积 TOTAL',
      '50 万亩 EQUAL HOLDS - fengyuan 茶园面积 TOTAL',
    ],
  ],
  ['清禾县未完成5000亩的改造任务。', []],
  [
    '截至2098年底，清禾县累计发放贷款23812笔、金额5.6亿元。',
    ['23812 笔 EQUAL HOLDS ../2098 qinghe 发放贷款数 COUNT', '5.6 亿元 EQUAL HOLDS ../2098 qinghe 金额 TOTAL'],
  ],
  ['清禾县正在建设茶厂8座。', ['8 座 EQUAL UNDERWAY - qinghe 正在建设茶厂数 COUNT']],
  [
    '清禾县茶业从业人员3.2万人，占全县劳动力的18%。',
    [
      '3.2 万人 EQUAL HOLDS - qinghe 茶业从业人员数 COUNT',
      '18 % EQUAL HOLDS - qinghe 茶业从业人员占全县劳动力的比重 SHARE',
    ],
  ],
  ['共享茶园入股农户户均分红2000元。', ['2000 元 EQUAL HOLDS - garden 入股农户户均分红 MEAN']],
  ['清政发〔2098〕12号文件第3条规定，2098年5月1日起登记。', []],
  ['清禾县26县、“1+7+N”和5G都是名字。', []],
  ['清禾县解决了3方面问题。', []],
  ['清禾县要在5个工作日内办结。', []],
  ['清禾县60岁以上的老人占21%。', ['21 % EQUAL HOLDS - qinghe 60岁以上的老人 SHARE']],
  [
    '清禾县财政拨付2000万元，其中茶园改造500万元。',
    ['2000 万元 EQUAL HOLDS - qinghe 财政拨付 TOTAL', '500 万元 EQUAL HOLDS - qinghe 茶园改造 TOTAL'],
  ],
  ['清禾县投入一亿两千万元。', ['1.2 亿元 EQUAL HOLDS - qinghe 投入 TOTAL']],
  ['清禾县茶叶销售额翻两番。', ['2 番 EQUAL HOLDS - qinghe 茶叶销售额增速 GROWTH']],
];

describe('a sentence states', () => {
  it.each(FORMS)('%s', async (text, expected) => {
    expect(await figuresIn(text)).toEqual(expected);
  });
});

describe('what a sentence does not say', () => {
  it('is taken from the one before it: the place, the year', async () => {
    expect(await figuresIn('2098年，云岭县办起了茶厂。茶农收入达到3万元。')).toEqual([
      '3 万元 EQUAL HOLDS 2098 yunling 茶农收入 TOTAL',
    ]);
  });

  it('is the level above where 全省 says so', async () => {
    expect(await figuresIn('云岭县有茶厂。全省茶厂300家。')).toEqual(['300 家 EQUAL HOLDS - fengyuan 茶厂数 COUNT']);
  });
});

describe('an indicator that the graph lacks', () => {
  it('is proposed once in a document, before its first figure', async () => {
    const proposals = await world.link(TEXT, '2098年，清禾县茶厂30家。\n2097年，清禾县茶厂20家。');
    expect(proposals.map(({ proposed }) => proposed.kind).filter((kind) => kind !== 'MENTION')).toEqual([
      'ENTITY',
      'OBSERVATION',
      'OBSERVATION',
    ]);
  });
});

async function figuresIn(text: string): Promise<readonly string[]> {
  const proposals = await world.link(TEXT, text);
  const entities = new Map(
    proposals.flatMap(({ key, proposed }) => (proposed.kind === 'ENTITY' ? [[key, proposed.entity] as const] : [])),
  );
  const named = (end: ProposedEnd) => {
    if ('id' in end) return end.id.split(':')[1];
    const entity = entities.get(end.proposal);
    return `${entity?.label} ${entity?.kind}`;
  };
  return proposals.flatMap(({ proposed }) => {
    if (proposed.kind !== 'OBSERVATION') return [];
    const { value, low, high, unit, comparator, status, period } = proposed.observation;
    const amount = value ?? `${low}~${high}`;
    return [
      [amount, unit ?? '-', comparator, status, period ?? '-', named(proposed.subject), named(proposed.indicator)].join(
        ' ',
      ),
    ];
  });
}
