/** What a figure in a normalised sentence is of, in the sentence's own words, and what kind of indicator that is. */
import { directionOf } from '../../text/changes.ts';
import type { Figure } from '../../text/figures.ts';

export interface IndicatorWords {
  readonly label: string;
  readonly kind: IndicatorKind;
  /** What the next clause takes over. */
  readonly base: string;
}

export type IndicatorKind =
  | 'LEVEL'
  | 'TOTAL'
  | 'MEAN'
  | 'GROWTH'
  | 'GAP'
  | 'RATIO'
  | 'SHARE'
  | 'RANK'
  | 'COUNT'
  | 'DURATION';

/** A figure with its clause; places, times and other figures are blanked in `before` and `behind`, which end where the clause does. */
export interface FigureInClause {
  readonly figure: Figure;
  readonly before: string;
  readonly behind: string;
  /** The clause up to the figure, with nothing blanked. */
  readonly whole: string;
  /** The thing that the figure is of, which stands for itself where nothing else is said: 共享茶园达到30个. */
  readonly subject?: string;
  /** What the clause before it was of, which it takes over where it has no words of its own: 达到3万元，增长8%. */
  readonly carried?: string;
}

const COUNTED_UNITS =
  /^(?:个|家|所|项|条|件|处|座|间|种|类|张|份|部|本|套|台|辆|艘|只|头|棵|株|场|次|宗|起|例|批|支|枚|款|篇|村|县|市|区|镇|乡|街道|社区|栋|幢|口|门|班|组|对|笔|人|名|位|户|人次|户次|期|\*)$/u;
const CHANGE =
  '增长|增加|提高|提升|上升|上涨|下降|降低|减少|缩小|缩减|收窄|扩大|回落|下跌|翻番|升高|递增|提前|减轻|压减';
const TO = '(?:到|至|为|成)';
const GROWS = new RegExp(`(?:${CHANGE})(?:幅度)?(?:了|约|近|超过|超|逾|不低于|不少于|达到?|为|以上|年均)*$`, 'u');
const VERBS =
  '同比|环比|达到|达成|高达|多达|仅有|只有|总计|共计|合计|累计|累积|共有|拥有|现有|设有|含有|占到|占|达|为|是|有|共|超过|突破|实现|完成|保持在|稳定在|控制在|维持在|保持|不低于|不少于|不超过|约为|约|近|接近|大约|逾|超|已经|已|将|均|都|分别|其中|剩余|其余|另有|由|从|到|至|增至|降至|升至|以|按|按照|给予|每年|年均|力争|确保|预计|计划|总共|左右|的|了|在|于|较|再|最高|最低|仅|只|就|在内|各|要|能|可|把|将会';
/** Each word that may stand between what is measured and its figure. */
const TAIL_WORDS: ReadonlySet<string> = new Set([
  ...CHANGE.split('|').flatMap((word) => ['', '到', '至', '为', '成'].map((to) => word + to)),
  ...VERBS.split('|'),
  ...Array.from('家户个人亩村名处', (of) => `每${of}`),
]);
const LONGEST_TAIL_WORD = Math.max(...Array.from(TAIL_WORDS, ({ length }) => length));
const LEAD =
  /^(?:其中|剩余|其余|另有|同时|此外|目前|现在|如今|全年|全县|全市|全省|全区|全镇|全乡|全村|全国|当地|该县|该市|该区|该村|该镇|县里|市里|村里|我县|我市|我省|我区|本县|本市|年底|底|末|前|使|让|令|力争|确保|努力|预计|计划|已经|已|并|且|和|与|及|的|了|为|对|在|于|到|至|要|将|均|以|等|实现|完成|推动|促进|带动|带领|帮助|促使|有|共|累计|总计|由|从|每年|当年|同比|[比较](?:上年|去年|年初|上年末|上年同期|去年同期)|,|、|:|"|'|\)|\(|》|\s)+/u;
/** Verbs that a count is the object of: 建成文化礼堂12个, 培育企业30家. */
const MAKES =
  '新建成|建成|新建|建设|改建|扩建|改造|修建|兴建|共建|在建|开工|新增|新开|新设|培育|引进|引育|创建|打造|评选|命名|认定|组建|成立|设立|开设|开办|开展|举办|组织|推出|发放|投放|安排|投入|拨付|筹集|募集|投资|吸引|吸纳|带动|帮扶|帮助|惠及|覆盖|服务|培训|安置|接待|整治|盘活|流转|销售|签约|落地|招引|入驻|选派|派出|招募|聚集|集聚|形成|制定|出台|发布|办理|解决|化解|受理|调解|减少|消除|支持|补助|奖励|给予|资助|发展|配备|配套|建立|提供|实施|推广|参与|参加|获评|获得|列入|涉及|辐射|供应|生产|种植|养殖|绿化|转移|返还|减免|兑现|贷款|融资';
const MADE = new RegExp(`(?:${MAKES})(?:了|成|起)?(?:一批)?$`, 'u');
const NOUN_END =
  /[,;:。、()"'《》\s]|(?:的)(?=\p{Script=Han})|(?:[增降升减][至到为]|增加|增长|提高|提升|上升|下降|降低|减少|缩小|缩短|计划|拟|将|要|于|实现|完成|参与|增收|就业|受益|开展|纳入|达到|以上|左右|覆盖|投入|用于|进行|建成|和|与|及|占|均|已|将|为|被|在|由|可|并|每|获|持续|分别|实施)/u;
const LONGEST = 24;

/** Undefined where no words say what is measured. */
export function indicatorWords(clause: FigureInClause): IndicatorWords | undefined {
  return comparedWords(clause) ?? rankWords(clause) ?? runWords(clause) ?? shareWords(clause) ?? plainWords(clause);
}

/** 三成农户用上了线上结算: what so many do. */
function shareWords({ figure, before, behind }: FigureInClause): IndicatorWords | undefined {
  if (figure.unit !== '%' || figure.isGrowth || nounsBefore(before) !== '' || GROWS.test(before.trimEnd()))
    return undefined;
  const who = /^(?:以上|左右)?的?(?<who>\p{Script=Han}{4,20})/u.exec(behind)?.groups?.who?.replace(/了/gu, '');
  return who === undefined ? undefined : { label: `${who}的比重`, kind: 'SHARE', base: who };
}

/** What it is for or of may stand behind it: 800万元用于茶园改造, 8%的收益. */
const USE = /^(?:以上|左右)?(?:(?:资金|专项资金)?[,]?(?:用于|支持)|的)(?<use>\p{Script=Han}{2,10}?)(?=[,;。、)]|$)/u;

function plainWords(clause: FigureInClause): IndicatorWords | undefined {
  const { figure, before, behind, carried, subject } = clause;
  const grows = isGrowth(clause);
  const own = nounsBefore(before);
  const counted = COUNTED_UNITS.test(figure.unit) && !grows ? countedNoun(behind, figure.unit) : undefined;
  const use = USE.exec(behind)?.groups?.use ?? '';
  const head = own.startsWith('占') ? `${carried ?? ''}${own}` : own;
  const base = counted === undefined ? baseOf(`${head}${use}`, carried ?? subject) : named(counted, before);
  if (base === undefined) return undefined;
  const kind = kindOf(base, figure, grows);
  return { label: ended(base, kind, figure, before), kind, base };
}

const COMPARED =
  /(?:比|较)(?<other>[^,;。\d]{2,14}?)(?:平均(?:水平)?)?(?<way>高|低|多|少|快|慢)(?:出|于)?(?:了|约|近)?$|(?<way2>高|低|多|少|快|慢)于(?<other2>[^,;。\d]{2,14}?)(?:平均(?:水平)?)?$/u;
const EARLIER = /^(?:上年|去年|前年|年初|上月|同期|上期|以往|往年|之前|以前|上年同期|去年同期)/u;

/** 比全省高2.5个百分点: how far from the other, of what the clause before was of. */
function comparedWords({ whole, carried, figure }: FigureInClause): IndicatorWords | undefined {
  const groups = COMPARED.exec(whole.trimEnd())?.groups;
  const other = groups?.other ?? groups?.other2;
  const way = groups?.way ?? groups?.way2;
  if (other === undefined || EARLIER.test(other)) return undefined;
  const said = nounsBefore(whole.slice(0, groups ? whole.search(COMPARED) : 0));
  const own = /^(?:增速|增幅|涨幅|降幅)$/u.test(said) ? `${carried ?? ''}${said}` : said || carried;
  if (own === undefined || own === '') return undefined;
  return { label: `${own}${way}于${other}的${/元$/u.test(figure.unit) ? '额度' : '幅度'}`, kind: 'GAP', base: own };
}

const RANKED = /(?:位居|位列|居于|排名|排在|排|居|列|跃居|升至|上升到)(?<among>[^,;。\d]{0,12})$/u;

/** 产值连续12年居全省第1位: the place is one indicator, the years are another. */
function rankWords({ before, whole, carried, figure, subject }: FigureInClause): IndicatorWords | undefined {
  if (!figure.isOrdinal) return undefined;
  const among = RANKED.exec(whole)?.groups?.among?.replace(/^(?:于|在)|的$/gu, '') ?? '';
  const own = nounsBefore(before.replace(RANKED, '').replace(/连续\s*$/u, '')) || carried || subject;
  const head = own ?? nounsBefore(whole.replace(/\d.*$|连续.*$/u, ''));
  return head ? { label: `${head}${among}位次`, kind: 'RANK', base: head } : undefined;
}

function runWords({ before, behind, figure, carried }: FigureInClause): IndicatorWords | undefined {
  if (!/连续\s*$/u.test(before) || !/^(?:年|个月|月|天)$/u.test(figure.unit)) return undefined;
  const own = nounsBefore(before.replace(/连续\s*$/u, '')) || carried || '';
  const does = /^[^,;。]{0,14}/u.exec(behind)?.[0].replace(/\s+/gu, '') ?? '';
  return { label: `${own}连续${does}的${figure.unit}数`, kind: 'DURATION', base: own };
}

/** 增长了8% is how much more, 增长到8% how much it is. */
function isGrowth({ figure, before }: FigureInClause): boolean {
  return (
    figure.isGrowth || (GROWS.test(before.trimEnd()) && !new RegExp(`(?:${CHANGE})${TO}$`, 'u').test(before.trimEnd()))
  );
}

function nounsBefore(before: string): string {
  const clause = before.split(/[,;:。]/u).at(-1) ?? '';
  const bare = withoutTail(clause)
    .replace(LEAD, '')
    .replace(/["'《》\s]/gu, '');
  const rest = bare.replace(/^(?:.*(?:使|让|带动|推动|促进)(?=.{3,}))/u, '');
  return rest.length > LONGEST ? rest.slice(-LONGEST) : rest;
}

/** As a pattern it would try each of the many ways in which words like 达到, 达 and 到 follow one another. */
function withoutTail(words: string): string {
  const isTail = new Uint8Array(words.length + 1);
  isTail[words.length] = 1;
  let first = words.length;
  for (let at = words.length - 1; at >= 0; at--) {
    if (!isTailAt(words, at, isTail)) continue;
    isTail[at] = 1;
    first = at;
  }
  return words.slice(0, first);
}

function isTailAt(words: string, at: number, isTail: Uint8Array): boolean {
  if (isTail[at + 1] === 1 && /[\s,"'(《:]/u.test(words[at] ?? '')) return true;
  for (let length = 1; length <= LONGEST_TAIL_WORD; length++)
    if (isTail[at + length] === 1 && TAIL_WORDS.has(words.slice(at, at + length))) return true;
  return false;
}

/** What is counted stands right behind its unit: 30个社区食堂; a rate's (%) does not. */
function countedNoun(behind: string, unit: string): string | undefined {
  const rest = behind.replace(/^(?:以上|左右|以内)?(?:的)?/u, '');
  const end = rest.search(NOUN_END);
  const noun = (end < 0 ? rest : rest.slice(0, end)).trim();
  if (noun.length >= 2 && noun.length <= 14 && /^[\p{Script=Han}\p{L}\d]+$/u.test(noun)) return noun;
  return unit === '村' || unit === '县' || unit === '社区' ? unit : undefined;
}

/** In the order of the words: 新建社区食堂. Verbs that only say that they are there are left out. */
function named(noun: string, before: string): string {
  const verb = MADE.exec(before.trimEnd())?.[0]?.replace(/[了成起]$/u, '') ?? '';
  return verb === '' || SAYS_NO_MORE.test(verb) ? noun : verb + noun;
}

const SAYS_NO_MORE = /^(?:建成|形成|带动|覆盖)$/u;
const ONLY_VERB = new RegExp(`^(?:${MAKES})(?:了|成|起)?$`, 'u');

function baseOf(own: string, carried: string | undefined): string | undefined {
  const bare = own.replace(/^(?:建成|形成|带动|覆盖)了?(?=.{2,})(?![率面])/u, '');
  if (ONLY_VERB.test(bare)) return carried === undefined ? bare : carried;
  return bare.length >= 2 ? bare : carried;
}

function kindOf(base: string, figure: Figure, grows: boolean): IndicatorKind {
  if (grows || /(?:增速|增幅|涨幅|增长率|增收)$/u.test(base)) return 'GROWTH';
  if (/(?:倍差|之比|比值|系数|指数)$/u.test(base) || figure.unit === '倍') return 'RATIO';
  if (/差距|差额/u.test(base)) return 'GAP';
  if (/^[%‰]$/u.test(figure.unit)) return 'SHARE';
  if (/人均|户均|村均|亩均|平均|均价/u.test(base)) return 'MEAN';
  if (COUNTED_UNITS.test(figure.unit)) return 'COUNT';
  return /^(?:元|美元|亩|公顷|平方米|平方公里|公里|吨|公斤|斤|千瓦时|立方米)$/u.test(figure.unit) ? 'TOTAL' : 'LEVEL';
}

/** 共享茶园 → 共享茶园数, 人均可支配收入 → 人均可支配收入增速; what says so already stays. */
function ended(base: string, kind: IndicatorKind, figure: Figure, before: string): string {
  if (kind === 'COUNT') return /[数量额]$|人口$|人次$/u.test(base) ? base : `${base}数`;
  if (kind === 'GROWTH') return grown(base, figure, before);
  if (figure.unit === '倍' && !/[倍比]/u.test(base)) return `${base}倍数`;
  if (kind === 'SHARE' && /^占|占.+[^率重比例]$/u.test(base)) return `${base.replace(/的$/u, '')}的比重`;
  return base;
}

function grown(base: string, figure: Figure, before: string): string {
  if (/(?:增速|增幅|涨幅|降幅|增长率|增长额|增加额|减少额)$/u.test(base)) return base;
  if (base.endsWith('增收')) return `${base}额`;
  const falls = directionOf(before.slice(-12)) === 'FALLS';
  if (/^[%‰]$/u.test(figure.unit) || figure.isGrowth) return `${base}${falls ? '降幅' : '增速'}`;
  if (/百分点/u.test(figure.unit)) return `${base}${falls ? '降幅' : '增幅'}`;
  return `${base}${falls ? '减少' : '增加'}${/元$/u.test(figure.unit) ? '额' : '量'}`;
}
