/** Units behind a number in a normalised text, Chinese and English, and which of them count alike. */
import { convertedValue } from '../domain/units.ts';

/** Whatever is counted in English: 151 reading rooms. */
export const COUNTED = '*';

/** As domain/units.ts knows them; `factor` takes a written unit to it (成 is ten %). */
export interface UnitBehind {
  readonly unit: string;
  readonly factor: number;
  readonly end: number;
}

const CHINESE =
  '个百分点 百分点 % ‰ 成 倍 元 美元 欧元 英镑 港元 日元 块钱 人民币 人次 人 名 位 户次 户 平方公里 平方千米 平方米 公顷 亩 公里 千米 毫米 厘米 米 立方米 吨 公斤 千克 斤 千瓦时 千瓦 兆瓦 ' +
  '个月 年 天 小时 分钟 周年 周 岁 家 所 个 项 条 件 笔 处 座 间 种 类 张 份 部 本 套 台 辆 艘 只 头 棵 株 场 次 宗 起 例 批 支 枚 款 篇 期 届 级 村 县 市 区 镇 乡 街道 社区 座 栋 幢 口 门 家次 班 组 对 纳米 吨';
const CHINESE_UNIT = new RegExp(
  `(?:${[...new Set(CHINESE.split(' '))].toSorted((a, b) => b.length - a.length).join('|')})`,
  'uy',
);
const ENGLISH: readonly (readonly [RegExp, string])[] = [
  [/ ?(?:percentage points?|pp\b)/uy, '百分点'],
  [/(?: ?%| ?per ?cent\b| ?percent\b)/uy, '%'],
  [/[ -]?(?:times\b|fold\b|-fold\b)/uy, '倍'],
  [/ ?(?:yuan|rmb|cny)\b/uy, '元'],
  [/ ?(?:us dollars?|dollars?|usd)\b/uy, '美元'],
  [/ ?(?:euros?|eur)\b/uy, '欧元'],
  [/ ?(?:square kilometres?|square kilometers?|sq\.? km|km2|km²)/uy, '平方公里'],
  [/ ?(?:square metres?|square meters?|m2|m²)/uy, '平方米'],
  [/ ?(?:hectares?|ha)\b/uy, '公顷'],
  [/ ?mu\b/uy, '亩'],
  [/[ -]?(?:kilometres?|kilometers?|km)\b/uy, '公里'],
  [/[ -]?(?:metres?|meters?|m)\b/uy, '米'],
  [/[ -]?(?:tonnes?|tons?)\b/uy, '吨'],
  [/[ -]?(?:consecutive years?|straight years?|years?)\b/uy, '年'],
  [/[ -]?months?\b/uy, '个月'],
  [/[ -]?days?\b/uy, '天'],
  [/[ -]?hours?\b/uy, '小时'],
  [/[ -]?minutes?\b/uy, '分钟'],
  [/ ?(?:[a-z-]+ ){0,2}?(?:people|persons?|residents?|inhabitants?|farmers|workers)\b/uy, '人'],
  [/ ?(?:[a-z-]+ ){0,2}?(?:households?|families)\b/uy, '户'],
  [
    /[ -]?(?!in\b|from\b|to\b|and\b|or\b|of\b|by\b|at\b|on\b|for\b|the\b|a\b|down\b|up\b|above\b|below\b|while\b|as\b|with\b|its\b|it\b|but\b|was\b|is\b|were\b|are\b)[a-z]/uy,
    COUNTED,
  ],
];

/** `at`: right behind the number and its scale. */
export function unitAt(text: string, at: number): UnitBehind {
  CHINESE_UNIT.lastIndex = at;
  const chinese = CHINESE_UNIT.exec(text)?.[0] ?? behindSpace(text, at);
  if (chinese !== undefined) {
    const end = text.startsWith(chinese, at) ? at + chinese.length : at + 1 + chinese.length;
    if (chinese === '成') return { unit: '%', factor: 10, end };
    return { unit: chinese === '个百分点' ? '百分点' : chinese, factor: 1, end };
  }
  for (const [pattern, unit] of ENGLISH) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) return { unit, factor: 1, end: isNoun(unit) ? at : at + found[0].length };
  }
  return { unit: '', factor: 1, end: at };
}

/** What is counted in English is no unit of the number, but a name perhaps: 9,400 permanent residents. */
function isNoun(unit: string): boolean {
  return unit === COUNTED || unit === '人' || unit === '户';
}

function behindSpace(text: string, at: number): string | undefined {
  if (text[at] !== ' ') return undefined;
  CHINESE_UNIT.lastIndex = at + 1;
  return CHINESE_UNIT.exec(text)?.[0];
}

const MEASURED =
  /^(?:元|美元|欧元|英镑|港元|日元|平方米|米|千克|立方米|千瓦|千瓦时|%|百分点|人|户|天|小时|年|倍|岁|纳米)?$/u;

/** What a unit measures: its dimension (人次 are visits, not people), 'COUNT' for all that only counts (个, 项, 家, 所, 县（市、区）), '' for a bare number or ratio. */
export function measureOf(unit: string | undefined): string {
  const { dimension } = convertedValue(1, unit);
  if (/[人户]次$/u.test(unit ?? '')) return `${dimension}次`;
  if (dimension === '倍') return '';
  return MEASURED.test(dimension) || dimension.includes('/') ? dimension : 'COUNT';
}
