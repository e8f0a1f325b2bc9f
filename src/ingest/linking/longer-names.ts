/** Whether a place in a normalised text is only the beginning of a longer name: 平湖路, 平湖市人民政府, 平湖师范学院 are not 平湖. */
import type { EntityRecord } from '../../domain/records.ts';
import type { TextRange } from '../../text/normalise.ts';
import type { WordBounds } from './word-bounds.ts';

/** What ends the name of a body, a firm, a school. Bare 大学 and 医院 follow a place directly; the others may have words in between. */
const BODY =
  '人民政府|政府|人民代表大会|人大常委会|人大|政协|人民法院|法院|人民检察院|检察院|纪委|监委|[省市区县州镇乡村]?委(?=$|[^员托派会任屈曲])|委员会|常委会|党委|办公[厅室]|[^的]局|厅|管委会|指挥部|研究[院所]|有限公司|股份公司|公司|集团|银行|农商行|信用社|大学|学院|中学|小学|学校|幼儿园|医院|卫生院|博物馆|图书馆|美术馆|体育馆|影剧院|大剧院|商会|协会|学会|联合会|基金会|总工会|日报|晚报|电视台|出版社|报社';
const BODY_BEHIND = new RegExp(`^(?:${BODY})`, 'u');
const BODY_LATER =
  /^[[\p{Script=Han}]--[的在是将了和与及对把从到为以由被让向等已有我各其这该并而就也都于至且]]{1,8}?(?:局|厅|办公[厅室]|委员会|人民法院|有限公司|公司|集团|银行|大学|学院|中学|小学|医院|协会|商会|联合会|基金会|研究[院所]|出版社|管委会)/v;
/** Between a place and a body that it is not part of the name of. */
const ACTS =
  /设立|成立|组建|建设|建立|推进|推动|推行|推广|实施|开展|探索|创新|引进|引导|鼓励|支持|打造|构建|发展|完善|加强|加快|深化|统筹|整合|出台|印发|制定|发布|联合|依托|围绕|通过|实现|建成|位于|获|被|由/u;
const ROAD =
  /^(?:[东南西北中]?(?:路|街|大道|大街|巷|弄|胡同|高速|大桥|立交|隧道|水库|火车站|高铁站|汽车站|车站|站|机场|码头|港|江|河|湖|湾|海峡|溪|山脉|山|岛|平原|盆地|运河|大运河|古城|古镇|景区|小商品城|商城|寺|塔|公园|广场|大厦|小区|花园|酒店|宾馆))/u;
/** Goods that are called by their place: 义乌小商品, 金华火腿. */
const GOODS =
  /^(?:小商品|火腿|西瓜|白茶|绿茶|红茶|茶叶|龙井|丝绸|黄酒|杨梅|枇杷|蜜橘|椪柑|葡萄|杭白菊|大闸蟹|香菇|黑木耳|酱鸭|糟蛋|榨菜|皮鞋|袜业|珍珠|青瓷|宝剑|石雕|木雕|竹编)/u;
/** A level that the place of a name may have behind it. */
const LEVEL = /^(?:自治[区州县]|街道|省|市|州|县|区|镇|乡|村)/u;
const LEVELS: Readonly<Record<string, RegExp>> = {
  COUNTRY: /^(?!)/u,
  PROVINCE: /^(?:省|自治区|市)$/u,
  PREFECTURE: /^(?:市|州|自治州)$/u,
  COUNTY_CITY: /^市$/u,
  COUNTY: /^县$/u,
  AUTONOMOUS_COUNTY: /^(?:自治县|县)$/u,
  DISTRICT: /^区$/u,
  TOWNSHIP: /^(?:镇|乡|街道)$/u,
  VILLAGE: /^村$/u,
};

/**
 * The place with the word for its level where that stands behind its short name (衢江 + 区); undefined where it is part of another
 * name: a body, a road, a place of another level (平湖镇 is not 平湖市).
 */
export function placeAt(
  text: string,
  stretch: TextRange,
  place: EntityRecord,
  bounds: WordBounds,
): TextRange | undefined {
  const level = LEVEL.exec(text.slice(stretch.end, stretch.end + 3))?.[0];
  const hasLevel = level !== undefined && bounds.isBound(stretch.end + level.length) && !endsWithLevel(text, stretch);
  if (hasLevel && !fits(level, place)) return undefined;
  const whole = hasLevel ? { start: stretch.start, end: stretch.end + level.length } : stretch;
  return goesOn(text, whole, bounds) ? undefined : whole;
}

function endsWithLevel(text: string, { start, end }: TextRange): boolean {
  return end - start > 2 && /[省市州县区镇乡村]$/u.test(text.slice(start, end));
}

/** 村 and 区 behind a city (平湖村) and what is no level there are of another place. */
function fits(level: string, { fields, label }: EntityRecord): boolean {
  if (label.endsWith(level)) return true;
  const levels = LEVELS[String(fields.level ?? '')];
  return levels === undefined ? !LEVEL.test(label.at(-1) ?? '') : levels.test(level);
}

function goesOn(text: string, { start, end }: TextRange, bounds: WordBounds): boolean {
  const behind = text.slice(end, end + 16);
  const road = ROAD.exec(behind)?.[0];
  if (road !== undefined && bounds.isBound(end + road.length)) return true;
  if (BODY_BEHIND.test(behind)) return true;
  if (GOODS.test(behind) && !endsWithLevel(text, { start, end })) return true;
  const body = BODY_LATER.exec(behind)?.[0];
  return body !== undefined && !ACTS.test(body);
}
