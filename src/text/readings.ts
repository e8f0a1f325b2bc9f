/** Words that pinyin-pro reads wrongly, found by a table of place names, titles and policy words (test/text/pinyin.test.ts). */

const PLACES = `乐清 yue qing|乐亭 lao ting|乐陵 lao ling|莲都 lian du|都匀 du yun|单县 shan xian|单城 shan cheng|解州 hai zhou|蔚县 yu xian|莘庄 xin zhuang|
  歙县 she xian|歙州 she zhou|会稽 kuai ji|剡溪 shan xi|缪家 miao jia|六合区 lu he qu|洪洞 hong tong|大埔 da bu|黄陂 huang pi|浚县 xun xian|郫都 pi du|泌阳 bi yang|
  涡阳 guo yang|尉犁 yu li|繁峙 fan shi|栎阳 yue yang|珲春 hun chun|穆棱 mu ling|绥棱 sui ling|筠连 jun lian|浒墅关 xu shu guan|栟茶 ben cha|喀什 ka shi|什邡 shi fang|
  莞城 guan cheng|高句丽 gao gou li|允吾 qian ya|圩区 wei qu|圩田 wei tian|圩堤 wei di`;
const NAMES = '万俟 mo qi|尉迟 yu chi|平凹 ping wa';
const WORDS = `率先 shuai xian|大城市 da cheng shi|朝阳产业 zhao yang chan ye|今朝 jin zhao|差旅 chai lv|湖泊 hu po|剥离 bo li|消薄 xiao bo|阿胶 e jiao|雪茄 xue jia|般若 bo re|
  还款 huan kuan|还贷 huan dai|还林 huan lin|还湖 huan hu|还草 huan cao|还湿 huan shi|还田 huan tian|还本 huan ben|还息 huan xi|还账 huan zhang|还建房 huan jian fang|还给 huan gei|
  调入 diao ru|调进 diao jin|调出 diao chu|调拨 diao bo|调配 diao pei`;
const AGAIN = `重组 chong zu|重振 chong zhen|重构 chong gou|重塑 chong su|重置 chong zhi|重回 chong hui|重拾 chong shi|重燃 chong ran|重归 chong gui|重访 chong fang|重划 chong hua|
  重排 chong pai|重写 chong xie|重做 chong zuo|重获 chong huo|重开 chong kai`;
// Who heads a river, a row of houses or a bureau: 河长制, 链长制, 理事长.
const HEADS = `河 he|湖 hu|湾 wan|林 lin|田 tian|路 lu|链 lian|塘 tang|渠 qu|街 jie|巷 xiang|楼 lou|格 ge|园 yuan|馆 guan|店 dian|庭 ting|台 tai|段 duan|户 hu|警 jing|
  局 ju|乡 xiang|事 shi|书 shu`;

/** Syllables by word. */
export const READINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ...linesOf([PLACES, NAMES, WORDS, AGAIN].join('|')),
  ...linesOf(HEADS).map(([head, syllables]) => [`${head}长`, [...syllables, 'zhang']] as const),
]);

/** The words of `READINGS`, the longest first: not 多重|组合, not 还给|予, not 运河|长期. */
export const CORRECTED = new RegExp(
  `(${[
    `(?:${wordsOf(HEADS).join('|')})长(?![期江远效三久短度城足途尾宁兴沙春治寿者])`,
    `(?<![多双三权比加并负])(?:${wordsOf(AGAIN).join('|')})`,
    '还给(?!予)',
    ...wordsOf([PLACES, NAMES, WORDS].join('|')).filter((word) => word !== '还给'),
  ].join('|')})`,
  'u',
);

/**
 * Whether a word has a character that words read otherwise than its commonest reading, tones apart (银行, 还款): all that stand so
 * in at least three words of jieba's dictionary or in a frequent one, and those of the places above.
 */
export const HETERONYM =
  /[长行重调弹乐都着藏率给还似降泊削没模角佛仔薄乾差会便柏称觉塞劲剥畜陂咳传吁厦恶参什壳卜露辟校得省匙爪朝蕃宿杉提伺阿和秘埋绿栅扎迫曝膀纤嚼莞仡吓弄度强牟龟攒朴屏峒单颤簿呢蚌卡脉曾奇著娜巷六莲歙蔚会稽剡缪洪圩尉]/u;

function linesOf(table: string): readonly (readonly [string, readonly string[]])[] {
  return table.split('|').map((line) => {
    const [word = '', ...syllables] = line.trim().split(' ');
    return [word, syllables] as const;
  });
}

function wordsOf(table: string): readonly string[] {
  return linesOf(table)
    .map(([word]) => word)
    .toSorted((a, b) => b.length - a.length);
}
