/** Chinese names in Latin letters: Zhang Xiaobo. */

// Finals by initial, after the table of Hanyu Pinyin; ü is also written v and yu.
const SYLLABLE = [
  'b(?:a|o|ai|ei|ao|an|en|ang|eng|i|ie|iao|ian|in|ing|u)',
  'p(?:a|o|ai|ei|ao|ou|an|en|ang|eng|i|ie|iao|ian|in|ing|u)',
  'm(?:a|o|e|ai|ei|ao|ou|an|en|ang|eng|i|ie|iao|iu|ian|in|ing|u)',
  'f(?:a|o|ei|ou|an|en|ang|eng|u)',
  'd(?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|i|ie|iao|iu|ian|ing|u|uo|ui|uan|un)',
  't(?:a|e|ai|ao|ou|an|ang|eng|ong|i|ie|iao|ian|ing|u|uo|ui|uan|un)',
  '[nl](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|i|ia|ie|iao|iu|ian|in|iang|ing|u|uo|uan|un|ü|v|yu|üe|ve|ue)',
  '[gkh](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)',
  '[jqx](?:i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ue|uan|un)',
  '(?:zh|ch|sh)(?:a|e|i|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)',
  'r(?:e|i|ao|ou|an|en|ang|eng|ong|u|ua|uo|ui|uan|un)',
  '[zcs](?:a|e|i|ai|ei|ao|ou|an|en|ang|eng|ong|u|uo|ui|uan|un)',
  'y(?:a|e|i|ao|ou|an|in|ang|ing|ong|u|ue|uan|un)',
  'w(?:a|o|ai|ei|an|en|ang|eng|u)',
  '(?:a|ai|ao|an|ang|e|ei|en|er|o|ou)',
].join('|');
const ONE = new RegExp(`^(?:${SYLLABLE})$`);
const TWO = new RegExp(`^(${SYLLABLE})(${SYLLABLE})$`);

// Most of the hundred commonest surnames share a spelling; compound ones last.
const SURNAMES: ReadonlySet<string> = new Set(
  (
    'an ao ba bai ban bao bei bi bian bo bu cai cao cen cha chai chang che chen cheng chi chu chuan cong cui dai dang deng di diao ding ' +
    'dong dou du duan fan fang fei feng fu gai gan gao ge geng gong gou gu guan guang gui guo hai han hang hao he hong hou hu hua huang ' +
    'hui huo ji jia jian jiang jiao jin jing ju kang ke kong kuang lai lan lang lei leng li lian liang liao lin ling liu long lou lu luo ' +
    'lü lv lyu ma mao mei meng mi miao min ming mo mou mu ni nie ning niu ou pan pang pei peng pi piao ping pu qi qian qiang qiao qin qiu ' +
    'qu quan que ran rao ren rong ruan rui sang sha shan shang shao she shen sheng shi shou shu shuai si song su sui sun tan tang tao teng ' +
    'tian tong tu wan wang wei wen weng wu xi xia xian xiang xiao xie xin xing xiong xu xuan xue xun yan yang yao ye yi yin ying you yu yuan ' +
    'yue yun zang zeng zha zhai zhan zhang zhao zhen zheng zhong zhou zhu zhuang zhuo zong zou zu ' +
    'dongfang gongsun huangfu linghu murong nangong ouyang shangguan sima situ xiahou yuchi yuwen zhangsun zhuge'
  ).split(' '),
);

/**
 * The syllables of a given name in pinyin, first letters in capitals: ['Xiao', 'bo']; undefined where family and given name are
 * not both such. Names of other countries that happen to be pinyin (Han Song) are taken for it.
 */
export function pinyinSyllables(family: string, given: string): readonly string[] | undefined {
  if (!SURNAMES.has(family.toLowerCase().normalize('NFC'))) return undefined;
  const syllables = given.split(/[\s'’-]+/).map((word) => syllablesOfWord(word.normalize('NFC')));
  const all = syllables.flatMap((known) => known ?? []);
  return syllables.every((known) => known !== undefined) && all.length <= 3 ? all : undefined;
}

function syllablesOfWord(word: string): readonly string[] | undefined {
  const lower = word.toLowerCase();
  // One letter is an initial.
  if (lower.length < 2) return undefined;
  if (ONE.test(lower)) return [word];
  return TWO.exec(lower)?.slice(1);
}
