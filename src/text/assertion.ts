/** How a sentence says what it says, in a normalised text: denied, as done, under way or intended, or nothing that can be checked. */
import type { Status } from '../domain/records.ts';

export interface Assertion {
  readonly isNegated: boolean;
  /** From where on what was denied is put right (而是, but), where it is. */
  readonly putRightAt?: number;
  /** Undefined where it does not say. */
  readonly status?: Status;
}

// 不仅 adds, 不足 and 不少于 compare, 不断 goes on, 不平衡 is a word: none denies what the sentence says.
const DENIAL = new RegExp(
  [
    '(?<![是就倒要若])不是(?!吗|么)',
    '[并绝决实而远亦均皆]非(?!常)',
    '非(?=但没)',
    '(?<!两者|二者)并不(?!止|仅|只|亚于)',
    '(?:从来?|绝|决|毫|概|皆|均|都|也|还|尚|仍|却|已|就)不(?=[\\p{Script=Han}])(?!仅|但|只|光|断|足|到|少于|低于|平衡|均|充分|同|乏|失|可或缺|超过|得不)',
    '不(?:会|能(?!不)|曾|再(?!是问题)|在(?!于)|属于?|存在|包括|包含|具备|等于|符合|支持|成立|认为|赞同|承认)',
    '(?:并|还|尚|从|仍|却|都|也|均|皆|迄|至今)未(?!来)',
    '未(?:曾|能|有|设|建成|达到|完成|实现|获|被|经|提出|列入|推出|发放|开展|出台|成为|进入|见(?!得)|必|尝|用|纳入|予)',
    '没(?:有(?!之一)|能|被|再|曾|提|发)',
    '无(?:法|从|意|一(?=[是有能在]))',
    '谈不上|称不上|算不上|很难说|难以说|不敢说|否认|纯属虚构|子虚乌有|与事实不符|不实|有误|误(?:以为|认为|传|信|读)|(?:是|属于?)错误|错误(?:地|的(?:看法|说法|认识|观点))|谣言',
    '(?<![a-z])(?:fail(?:s|ed)? to|hardly|wrongly|mistaken(?:ly)?|(?:is|are|was|were) wrong)(?![a-z])',
    "(?<![a-z])(?:not(?! only| just| merely| least| to mention| (?:fewer|less|more) than)|never|no longer|none of|neither|nowhere|cannot|(?:is|are|was|were|do|does|did|has|have|had|would|could|should|ca|wo)n['t]t|n't|den(?:y|ies|ied)|untrue|false that)(?![a-z])",
    "n't\\b",
  ].join('|'),
  'gu',
);
/** Twice no is yes. */
const NO_DENIAL =
  /不得不|不能不|不会不|无不|莫不|无非|未必不|不可不|是不是|能不能|会不会|有没有|not only|not just|not merely/gu;
const PUT_RIGHT = /而是|，?乃是|恰恰是|实为|实际上?是|\bbut(?! also)\b|\brather\b|\binstead\b/gu;

const INTENDED =
  /如果|假如|假设|倘若|要是|(?<!尽)可能(?=为|是|会|有|在|达)|或许|也许|\b(?:if|perhaps|possibly|might|suppose|could (?:be|have))\b|计划(?=到|在|于|建|完成|投|新|用|实|通|把|将)|拟(?=到|在|于|建|完成|投|新|定)|规划(?=到|建设)|力争|争取|力求|旨在|预计|有望|打算|目标[是为：:，]|的目标|为目标|提出.{0,12}(?:目标|要)|将(?=在|于|会|达|建|要|实现|完成|有|新|基本|带动|打造|提升|形成|成为|超过|覆盖)|(?:年|底|末|时|前)[，,]?(?:全省|全市|全县|全区)?(?:要|应|须)|要(?=建|实现|完成|达到|打造|提升|带动|在\d|到\d)|要求|须(?=建|达|实现|完成)|\b(?:will|shall|plan(?:s|ned)? to|aim(?:s|ed)? (?:to|at)|intend(?:s|ed)? to|(?:is|are|was|were) to (?!be )|is to be|are to be|target(?:s|ed)? (?:of|to|is|was)|goal|hopes? to|expects? to|is expected|are expected|proposed? to|set out to|seeks? to)/u;
const UNDERWAY =
  /正在|正(?=对|把|将|着手|推进|加快|构建|打造|建设|吸收|开展|进行|逐步|努力|积极)|着手|推进中|建设中|进行中|筹建|仍在|还在|持续推进|\b(?:is|are) (?:now |currently |being )(?:being )?|\bunder ?way\b|\bin progress\b|\bunder construction\b/u;
const DONE =
  /已(?!知)|早(?:就|已)|业已|均已|都已|(?:达到|实现|做到|投入使用|到位|兑现|完毕)了|[\p{Script=Han}]了(?=\d|[一二两三四五六七八九十百千])|如今|现已|\b(?:has|have|had) (?:already |now |long |since |successfully |fully )?(?:[a-z]+(?:ed|t|n)|been|built|put|set|met|become)\b|\balready\b/u;
const COMPLETED = /建成|完成(?!度)|落成|\bcompleted\b|\bachieved\b/u;

/** A plan told with its date is intended also where 已 stands somewhere in it (已提出到2025年……). Linear. */
export function assertionOf(text: string): Assertion {
  const plain = text.replace(NO_DENIAL, (words) => '＿'.repeat(words.length));
  const denial = [...plain.matchAll(DENIAL)][0];
  const right = denial && [...plain.matchAll(PUT_RIGHT)].find(({ index }) => index > denial.index);
  const status = statusOf(text);
  return {
    isNegated: denial !== undefined,
    ...(right ? { putRightAt: right.index } : {}),
    ...(status === undefined ? {} : { status }),
  };
}

function statusOf(text: string): Status | undefined {
  const [intended, done] = [INTENDED.exec(text), DONE.exec(text)];
  if (UNDERWAY.test(text)) return 'UNDERWAY';
  // 已提出到2025年建设…… and 计划建成…… are plans; 计划中的……已建成 is done.
  if (intended) return done && done.index > intended.index && !/目标/u.test(intended[0]) ? 'HOLDS' : 'INTENDED';
  return done || COMPLETED.test(text) ? 'HOLDS' : undefined;
}
