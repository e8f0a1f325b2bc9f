/** Numbers with their units: 138.09亿元, 26县 (also written 26 个县), 10%, 第34位, 20万~60万元. */

interface Place {
  readonly start: number;
  readonly end: number;
}

/** `text` is the one form for all ways of writing the quantity; it starts at its number, or at 第. */
interface QuantityForm extends Place {
  readonly text: string;
}

const MEASURES =
  '元 美元 欧元 港元 日元 人 人次 户 户次 名 位 家 个 项 条 款 件 次 起 例 宗 批 支 套 座 栋 幢 所 处 间 张 份 篇 部 本 册 期 届 轮 类 种 级 层 档 倍 成 台 辆 艘 架 只 头 匹 ' +
  '株 棵 颗 枚 块 片 场 门 笔 队 班 组 对 双 字 页 行 段 章 节 股 分 点 代 号 车次 班次 课时 床 张床位 席 ' +
  '年 年代 月 日 天 时 小时 分钟 秒 周 周年 周岁 岁 季度 世纪 学年 年级 ' +
  '米 千米 公里 里 厘米 毫米 海里 平方米 平方公里 平方千米 立方米 亩 公顷 顷 吨 公斤 千克 克 斤 升 毫升 度 千瓦 千瓦时 兆瓦 瓦 版 % ‰';
// Between the number and these 个 may stand, and means nothing. Not so before 月: 6个月 is no June.
const COUNTED_BY_GE =
  '省 市 县 区 乡 镇 村 街道 社区 县区 区县 县市 县市区 乡镇 镇街 行政村 自然村 国家 地区 百分点 小时 工作日 季度 世纪 项目 试点 案例 ' +
  '企业 村庄 家庭 农户 自然人';

const UNIT = alternatives(`${MEASURES} 个月 ${COUNTED_BY_GE}`);
const SCALE = '[十百千万亿]{1,3}';
const BEHIND = new RegExp(
  ` ?[多余]?(?<scale>${SCALE})?[多余]?(?:个(?=${alternatives(COUNTED_BY_GE)}))?(?<unit>${UNIT})?`,
  'uy',
);
const BETWEEN = /^ ?(?:[~至到]|-{1,2}) ?$/;

/**
 * The number at `place` of a normalised text with its scale (138.09亿), with scale and unit (138.09亿元), each where it has them;
 * with 第 in front the whole alone. `number` is its text without marks of thousands.
 */
export function quantityForms(text: string, number: string, { start, end }: Place): readonly QuantityForm[] {
  BEHIND.lastIndex = end;
  const { 0: behind = '', groups } = BEHIND.exec(text) ?? {};
  const { scale = '', unit = '' } = groups ?? {};
  const whole = { text: number + scale + unit, start, end: end + behind.length };
  if (unit !== '' && text[start - 1] === '第') return [{ ...whole, text: `第${whole.text}`, start: start - 1 }];
  const scaled = { text: number + scale, start, end: end + behind.indexOf(scale) + scale.length };
  return [...(scale === '' ? [] : [scaled]), ...(unit === '' ? [] : [whole])];
}

/** Whether what stands between two quantities makes them a range. */
export function isRangeMark(between: string): boolean {
  return BETWEEN.test(between);
}

/** Longer ones first, as the first that fits is taken. */
function alternatives(words: string): string {
  const all = words.split(' ').toSorted((a, b) => b.length - a.length);
  return `(?:${all.join('|')})`;
}
