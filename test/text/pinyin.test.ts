import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { personSyllablesOf, syllablesOf } from '../../src/text/pinyin.ts';
import { anyText } from './any-text.ts';
import { casesOf } from './cases.ts';

const read = (text: string) =>
  syllablesOf(text)
    .map((syllable) => syllable.text)
    .join(' ');

describe('pinyin of words with a heteronym', () => {
  test.each(
    casesOf(`
      重庆 → chong qing | 重点 → zhong dian | 重建 → chong jian | 重塑 → chong su | 重组 → chong zu | 双重 → shuang chong | 权重 → quan zhong
      增长 → zeng zhang | 长期 → chang qi | 长效 → chang xiao | 长者 → zhang zhe | 成长 → cheng zhang | 行长 → hang zhang | 河长制 → he zhang zhi
      链长制 → lian zhang zhi | 秘书长 → mi shu zhang | 理事长 → li shi zhang | 长三角 → chang san jiao | 银行 → yin hang | 行业 → hang ye
      先行 → xian xing | 农商行 → nong shang hang | 还款 → huan kuan | 归还 → gui huan | 退耕还林 → tui geng huan lin | 还贷 → huan dai
      都市 → du shi | 首都 → shou du | 都是 → dou shi | 都市圈 → du shi quan | 率先 → shuai xian | 效率 → xiao lv | 覆盖率 → fu gai lv
      供给 → gong ji | 给予 → ji yu | 供给侧 → gong ji ce | 处理 → chu li | 办事处 → ban shi chu | 调查 → diao cha | 调研 → diao yan
      调整 → tiao zheng | 协调 → xie tiao | 调解 → tiao jie | 调动 → diao dong | 调配 → diao pei | 调度 → diao du | 参与 → can yu | 人参 → ren shen
      参差 → cen ci | 差距 → cha ju | 出差 → chu chai | 差额 → cha e | 传统 → chuan tong | 自传 → zi zhuan | 弹性 → tan xing | 中央 → zhong yang
      中标 → zhong biao | 应用 → ying yong | 适应 → shi ying | 应急 → ying ji | 振兴 → zhen xing | 高兴 → gao xing | 便宜 → pian yi
      便民 → bian min | 数字 → shu zi | 数智 → shu zhi | 干部 → gan bu | 骨干 → gu gan | 薄弱 → bo ruo | 消薄 → xiao bo | 提低 → ti di
      模式 → mo shi | 模样 → mu yang | 角色 → jue se | 提供 → ti gong | 降低 → jiang di | 投降 → tou xiang | 校对 → jiao dui | 学校 → xue xiao
      划分 → hua fen | 累计 → lei ji | 积累 → ji lei | 扎实 → zha shi | 作为 → zuo wei | 因地制宜 → yin di zhi yi | 了解 → liao jie
      相关 → xiang guan | 着力 → zhuo li | 沿着 → yan zhe | 的确 → di que | 目的 → mu di | 量化 → liang hua | 质量 → zhi liang | 少年 → shao nian
      倒逼 → dao bi | 宿舍 → su she | 民宿 → min su | 几乎 → ji hu | 困难 → kun nan | 强迫 → qiang po | 强村富民 → qiang cun fu min | 占比 → zhan bi
      记载 → ji zai | 载体 → zai ti | 转型 → zhuan xing | 正月 → zheng yue | 种植 → zhong zhi | 品种 → pin zhong | 种粮 → zhong liang
      间接 → jian jie | 中间 → zhong jian | 监管 → jian guan | 教育 → jiao yu | 结合 → jie he | 结果 → jie guo | 创伤 → chuang shang
      综合 → zong he | 没有 → mei you | 没收 → mo shou | 大夫 → dai fu | 大城市 → da cheng shi | 人大 → ren da | 分散 → fen san | 尽快 → jin kuai
      结对帮扶 → jie dui bang fu | 更新 → geng xin | 更加 → geng jia | 省级 → sheng ji | 反省 → fan xing | 朝阳产业 → zhao yang chan ye
      会计 → kuai ji | 会议 → hui yi | 音乐节 → yin yue jie | 安居乐业 → an ju le ye | 农家乐 → nong jia le | 场景 → chang jing | 农场 → nong chang
      工坊 → gong fang | 旅游 → lv you | 战略 → zhan lve | 绿道 → lv dao | 以工代赈 → yi gong dai zhen | 应保尽保 → ying bao jin bao | 湖泊 → hu po
      剥离 → bo li | 差旅 → chai lv | 对口支援 → dui kou zhi yuan | 宅基地 → zhai ji di | 低收入农户 → di shou ru nong hu | 飞地抱团 → fei di bao tuan
      三权分置 → san quan fen zhi | 共同富裕 → gong tong fu yu`),
  )('%s → %s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('pinyin of places', () => {
  test.each(
    casesOf(`
      单县 → shan xian | 单城镇 → shan cheng zhen | 乐清 → yue qing | 乐清市 → yue qing shi | 乐亭 → lao ting | 乐山 → le shan
      长乐区 → chang le qu | 长兴县 → chang xing xian | 长沙 → chang sha | 朝阳区 → chao yang qu | 会稽山 → kuai ji shan | 会同县 → hui tong xian
      莲都区 → lian du qu | 成都 → cheng du | 都匀 → du yun | 台州 → tai zhou | 天台县 → tian tai xian | 丽水市 → li shui shi | 蔚县 → yu xian
      莘庄 → xin zhuang | 莘县 → shen xian | 洪洞县 → hong tong xian | 铅山县 → yan shan xian | 东阿县 → dong e xian | 大埔县 → da bu xian
      黄埔 → huang pu | 黄陂 → huang pi | 荥阳 → xing yang | 番禺 → pan yu | 浚县 → xun xian | 长垣 → chang yuan | 歙县 → she xian | 黟县 → yi xian
      蚌埠 → beng bu | 六安市 → lu an shi | 六合区 → lu he qu | 亳州 → bo zhou | 涪陵 → fu ling | 郫都 → pi du | 儋州 → dan zhou | 泌阳 → bi yang
      宿州 → su zhou | 涡阳 → guo yang | 枞阳 → zong yang | 婺源 → wu yuan | 鄱阳 → po yang | 什邡 → shi fang | 喀什 → ka shi | 百色市 → bai se shi
      尉犁 → yu li | 尉氏县 → wei shi xian | 繁峙 → fan shi | 珲春 → hun chun | 穆棱 → mu ling | 监利 → jian li | 秭归 → zi gui | 耒阳 → lei yang
      汨罗 → mi luo | 盱眙 → xu yi | 睢宁 → sui ning | 甪直 → lu zhi | 浒墅关 → xu shu guan | 句容 → ju rong | 龟兹 → qiu ci | 东莞 → dong guan
      莞城 → guan cheng | 厦门 → xia men | 台儿庄 → tai er zhuang | 剡溪 → shan xi | 鄞州区 → yin zhou qu | 嵊州市 → sheng zhou shi
      诸暨市 → zhu ji shi | 衢江区 → qu jiang qu | 缙云县 → jin yun xian | 景宁畲族自治县 → jing ning she zu zi zhi xian | 丽水学院 → li shui xue yuan
      缪家村 → miao jia cun | 余村 → yu cun | 大寨 → da zhai | 横坎头村 → heng kan tou cun`),
  )('%s → %s', (text, expected) => expect(read(text)).toBe(expected));
});

test.each([
  ['多重组合', 'duo chong zu he'],
  ['三重构成', 'san chong gou cheng'],
  ['运河长期治理', 'yun he chang qi zhi li'],
  ['还给予支持', 'hai ji yu zhi chi'],
  ['湖长江', 'hu chang jiang'],
])('a corrected word is none where another begins in it: %s', (text, expected) => expect(read(text)).toBe(expected));

test.each([
  ['繁體飛地', 'fan ti fei di'],
  ['飞地A1', 'fei di A 1'],
  ['绿色', 'lv se'],
  ['ABC', 'ABC'],
  ['', ''],
])('what is no simplified Han character: %j → %s', (text, expected) => expect(read(text)).toBe(expected));

describe('a name read as that of a person', () => {
  test.each(
    casesOf(`
      单田芳 → shan tian fang | 解缙 → xie jin | 仇英 → qiu ying | 区寄 → ou ji | 曾国藩 → zeng guo fan | 查良镛 → zha liang yong | 朴槿惠 → piao jin hui
      盖叫天 → ge jiao tian | 缪荣株 → miao rong zhu | 乐毅 → yue yi | 员半千 → yun ban qian | 折可适 → she ke shi | 繁钦 → po qin
      薄熙来 → bo xi lai | 牟宗三 → mou zong san | 查良鏞 → zha liang yong`),
  )('%s → %s', (text, expected) => {
    expect(
      personSyllablesOf(text)
        ?.map((syllable) => syllable.text)
        .join(' '),
    ).toBe(expected);
  });

  test.each(
    casesOf(`
      华罗庚 → hua luo geng | 任正非 → ren zheng fei | 尉迟恭 → yu chi gong | 万俟卨 → mo qi xie | 贾平凹 → jia ping wa | 长孙无忌 → zhang sun wu ji
      令狐冲 → ling hu chong | 翟志刚 → zhai zhi gang | 冼星海 → xian xing hai | 皇甫谧 → huang fu mi | 宿白 → su bai`),
  )('%s has the one reading %s', (text, expected) => {
    expect([personSyllablesOf(text), read(text)]).toEqual([undefined, expected]);
  });

  test.each(['单县', '洪洞', '飞地抱团', '区域协调发展战略', '单A', '单'])('%s has no other', (text) =>
    expect(personSyllablesOf(text)).toBeUndefined(),
  );
});

test('any text has a reading, its characters in their order', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const syllables = syllablesOf(text);
      expect(syllables.every((syllable) => syllable.text !== '')).toBe(true);
      expect(personSyllablesOf(text)?.length ?? syllables.length).toBe(syllables.length);
    }),
    { numRuns: 1_000 },
  );
});
