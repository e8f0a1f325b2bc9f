/** What OpenCC's dictionary leaves as it is: other forms of one character, the 著 of Taiwan and Hong Kong where it means 着. */

type Pair = readonly [string, string];

// Pairs of a form and the one it is found by: Hong Kong's and Japan's where text in Chinese has them, and those of the First Table
// of Variant Characters (第一批异体字整理表, 1955) that are still printed in reprints, names and scans.
const FORMS = [
  '衞卫畬畲粧妆敍叙枱台糭粽倣仿牠它妳你縂总囯国圀国锺钟乹乾',
  '厰厂畧略凢凡冺泯亷廉勅敕呌叫媿愧帬裙庻庶恠怪慙惭懽欢搃总斈学暎映朶朵栢柏栁柳楳梅櫈凳氷冰汚污涖莅湼涅煑煮甎砖砲炮碁棋',
  '秌秋穉稚紥扎緐繁罸罚羢绒耡锄蔴麻蘂蕊衇脉裠裙覩睹譌讹賸剩躭耽逈迥遯遁隣邻醻酬閙闹阯址隄堤鴈雁靣面飡餐餧喂駞驼鬦斗鬪斗鵞鹅',
  '黙默鼈鳖菓果葢盖迺乃邨村酧酬銲焊鎗枪阬坑餽馈坵丘塲场墪墩夀寿寳宝尙尚岀出岅坂峝峒崐昆巗岩帋纸廐厩徧遍恊协惪德愼慎慿凭懐怀',
  '撡操擕携攷考昻昂晳晰曁暨朞期枏楠栞刊桮杯棃梨槩概毘毗氊毡淛浙淸清湻淳濬浚炤照烱炯煖暖煇辉熖焰犂犁甞尝畊耕疎疏皐皋碪砧礮炮',
  '秔粳稉粳穤糯窓窗窻窗筭算聨联聫联胷胸膓肠蔕蒂虵蛇蜨蝶蠏蟹蠒茧蠭蜂袴裤襃褒諠喧謌歌豓艳贑赣趂趁踈疏輭软辠罪辤辞迯逃鄕乡鈆铅',
  '鐡铁鑛矿鑵罐陜峡隖坞鞌鞍鞵鞋頴颖騐验鬂鬓鷰燕鹻碱麤粗鼇鳌発发経经県县済济図图対对単单変变労劳広广応应気气楽乐権权総总続续',
];

// Of the two uses of 著 only the particle is converted: behind these verbs, unless a word such as 著作 begins there.
const BEFORE_PARTICLE =
  '沿 隨 随 看 圍繞 围绕 意味 本 朝 向 有 跟 順 顺 隔 靠 帶 带 對 对 藉 接 聽 听 說 说 走 坐 站 活 抱 拿 拉 握 守 面臨 面临 伴隨 伴随 存在 充滿 充满 懷 怀 指 望 等 ' +
  '推動 推动 引領 引领 帶動 带动 承擔 承担 承載 承载 肩負 肩负 扮演 發揮 发挥 影響 影响 制約 制约 決定 决定 代表 象徵 象征 標誌 标志 維持 维持 保持 起 冒 盯 守望 堅持 坚持';
const WORDS_WITH_IT = '著作 著名 著述 著錄 著录 著稱 著称 著者 著書 著书';
const PARTICLE_FIRST = '著手 著眼 著力 著重 著實 著实 著陸 著陆 著落 著想 著急 著色 著裝 著装 著火 著迷 著意';

export const OWN_CHARACTERS: readonly Pair[] = FORMS.flatMap(pairsIn);

/** Longer ones are tried first. */
export const OWN_PHRASES: readonly Pair[] = [
  ...words(PARTICLE_FIRST).map((word) => [word, word.replace('著', '着')] as const),
  ...words(BEFORE_PARTICLE).flatMap((verb) => [
    [`${verb}著`, `${verb}着`] as const,
    [`${verb}著作用`, `${verb}着作用`] as const,
    ...words(WORDS_WITH_IT).map((word) => [verb + word, verb + word] as const),
  ]),
  ['甚麼', '什么'],
  ['甚么', '什么'],
  ['錢鍾書', '钱钟书'],
];

function pairsIn(forms: string): readonly Pair[] {
  const all = Array.from(forms);
  return all.flatMap((form, at) => (at % 2 === 0 ? [[form, all[at + 1] ?? form] as const] : []));
}

function words(text: string): readonly string[] {
  return text.split(' ');
}
