/** The order of Chinese names by strokes: their number, then the first stroke and those that follow. */

/**
 * The places of a name's characters, one after the other, to be compared as text by `STROKE_COLLATOR`: number of strokes, place
 * among the surnames of that number, the character itself.
 */
export function strokeKey(name: string): readonly string[] {
  return Array.from(name).flatMap((character) => [
    PLACES.get(character) ?? `${padded(strokesOf(character))} ${AFTER_SURNAMES}`,
    character,
  ]);
}

/** Of one number of strokes by radical, as Unicode has it. */
export const STROKE_COLLATOR = new Intl.Collator('zh-u-co-stroke');

/**
 * The characters of surnames, by number of strokes and in the order of the strokes themselves (横, 竖, 撇, 点, 折). Unicode orders
 * those of one number by radical, and counts 陈 among the eights. Strokes after the table of cnchar-order 3.2.6 (MIT).
 */
const SURNAMES: Readonly<Record<number, string>> = {
  2: '丁卜人刁乜',
  3: '干于才万上山广门弓卫习马',
  4: '丰王亓井元韦云扎木五支太区尤车戈水贝牛毛长仉仇化从公乌凤勾殳卞文亢方计尹巴孔邓双毋',
  5: '甘艾古左厉石龙平东占卢帅归叶申田史冉付代白仝丛令印乐包冯兰宁司尼弘皮边台',
  6:
    '匡邢戎吉巩亚朴权西厍百成毕师曲吕年朱乔伍伏延仲任伦华仰伊向后全危邬庄庆刘齐充闫羊关米江汲池汤宇安祁许农那' +
    '阮孙阳阴买红纪',
  7:
    '寿麦扶贡芮花苍严劳苏杜巫李杨甫束邴来连轩步肖时吴里别岑利邱何但佟余佘谷邸狄邹况应冷辛闵汪沙沃沈怀宋初迟张' +
    '陆阿陈邵邰',
  8: '武拓幸苗苟苑范茅林松杭郁欧郏叔卓尚国昌明易呼岩罗牧和季竺岳佴金周鱼狐冼庞於郑单宗官空宓郎房居屈孟降线终经',
  9:
    '封项赵贲郝荆荀荣胡茹南柯相查柏柳郦咸战冒哈钟钭钮郜秋段修皇禹侯须俞郗逄昝饶施闻闾养姜娄洪宣宦宫祖祝费胥姚' +
    '贺羿骆',
  10: '秦班敖袁都耿聂莫莘晋桂桓索栗贾夏原顾柴党晁晏钱倪徒徐殷爱奚翁凌栾高郭席离唐益浦海涂家容宰诸谈陶姬通能桑',
  11: '堵黄萧梅曹戚龚盛常鄂崔矫笪符第麻庾康章阎盖淳梁寇宿扈逯尉屠隋隗隆巢',
  12: '越揭彭葛董敬蒋韩惠覃景跋喻嵇程傅焦储舒鲁童曾湛温滑游富禄谢强',
  13: '靳蓝蒯蓟蓬蒲蒙楚楼裘赖甄雷訾虞路简詹鲍解廉雍阙满慎塞窦褚',
  14: '赫慕蔡蔺蔚臧辕裴嘎管鲜廖韶端阚谭谯暨翟熊缪',
  15: '樊暴墨黎滕颜潭潘',
  16: '燕薛薄融霍冀穆衡澹',
  17: '璩戴鞠魏糜濮',
  18: '瞿',
  20: '酆籍',
  21: '夔',
};

const PLACES: ReadonlyMap<string, string> = new Map(
  Object.entries(SURNAMES).flatMap(([strokes, characters]) =>
    Array.from(characters, (character, at) => [character, `${padded(Number(strokes))} ${String(at).padStart(3, '0')}`]),
  ),
);

const AFTER_SURNAMES = '999';
const MOST_STROKES = 64;

/** Unicode's collation by strokes has a mark before the characters of each number: U+FDD0 and U+2800 + number. 0: no Han. */
function strokesOf(character: string): number {
  if (!/\p{Script=Han}/u.test(character)) return 0;
  let [low, high] = [1, MOST_STROKES];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const mark = `\uFDD0${String.fromCharCode(0x2800 + middle)}`;
    if (STROKE_COLLATOR.compare(mark, character) <= 0) low = middle;
    else high = middle - 1;
  }
  return low;
}

function padded(strokes: number): string {
  return String(strokes).padStart(2, '0');
}
