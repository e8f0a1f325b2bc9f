/** Whether a sentence says that a relation is, is being made or is meant to be; since when; and whether it denies it. */
import type { Status } from '../../domain/records.ts';
import { assertionOf } from '../../text/assertion.ts';
import type { TextRange } from '../../text/normalise.ts';
import { periodsIn } from '../../text/periods.ts';

export interface Ends extends TextRange {
  /** The words between the two ends. */
  readonly verb: string;
}

const INTENDED =
  /将|拟|力争|争取|争创|努力|计划|(?<!需)要(?!求)|申报|申请|创建|鼓励|到2\d\d\d年|目标|推荐|建议|应当?|可以?/u;
const UNDERWAY = /正在|正|推进|探索|筹建|推行|推广|深化|开展|启动|实施|试行/u;
const DONE = /了|已|成功|获批|列为|入选|成为|建成|成立|发布|印发|确定为|认定为|命名为|评为|荣获|获评/u;
/** No clause goes on further. */
const REACH = 200;
const WEAKER: readonly Status[] = ['HOLDS', 'UNDERWAY', 'INTENDED'];
const DENIAL =
  /不(?:是|再|属于?|在|得|予|能|会|与|和|同|由|曾|包括)|未(?:能|曾|被|获|列|纳|入|经|与|在|由|设)?|没有?|尚未|并非|无(?:权|须|需)|非(?!常|遗|公|物)|取消|撤销|退出|拒绝|禁止|避免|否认|除(?!了)/u;

/** The weaker of what the rule's verb and the words around it say. */
export function assertedStatus(
  text: string,
  sentence: TextRange,
  { start, end, verb }: Ends,
  own: Status,
): { readonly status: Status; readonly period?: string } {
  const clause = clauseAround(text, sentence, { start, end });
  // 将清禾县列为 is 把.
  const before = text.slice(clause.start, start).replace(/[将把]["《]*$/u, '');
  const said = `${before}${verb}`;
  const period = periodIn(text, sentence, clause);
  return {
    status: statusOf(said, text.slice(clause.start, clause.end), own),
    ...(period === undefined ? {} : { period }),
  };
}

function statusOf(said: string, clause: string, own: Status): Status {
  const isDone = DONE.test(said) && !/将|拟|力争|争取|计划/u.test(said);
  if (INTENDED.test(said) && !isDone) return 'INTENDED';
  const asserted = assertionOf(clause).status ?? own;
  const spoken: Status = UNDERWAY.test(said) && !isDone ? 'UNDERWAY' : own;
  if (isDone) return asserted === 'INTENDED' ? 'INTENDED' : own === 'UNDERWAY' ? 'HOLDS' : own;
  return weakerOf(asserted === 'HOLDS' ? spoken : asserted, spoken);
}

function weakerOf(one: Status, other: Status): Status {
  return WEAKER[Math.max(WEAKER.indexOf(one), WEAKER.indexOf(other))] ?? one;
}

/** Within the ends, or right before the first. */
export function isDeniedBetween(text: string, sentence: TextRange, { start, end }: TextRange): boolean {
  const between = text.slice(start, end);
  const before =
    text
      .slice(Math.max(sentence.start, start - 40), start)
      .split(/[,;:。]/u)
      .at(-1) ?? '';
  return (
    DENIAL.test(between.split(/[,;]/u)[0] ?? '') || /(?:并非|不是|没有|尚未|未能|否认|无需)[^,;。]{0,4}$/u.test(before)
  );
}

const HEARSAY =
  /据说|据传|传闻|传说|听说|有人说|未经证实|如果|假如|假设|倘若|倘|要是|若(?=\p{Script=Han})|是否|能否|会不会|[?？]/u;

/** What is supposed, asked or only heard of is not said. */
export function isHearsay(text: string, sentence: TextRange, start: number): boolean {
  const end = Math.min(sentence.end, start + REACH);
  return HEARSAY.test(text.slice(Math.max(sentence.start, start - REACH), end));
}

function clauseAround(text: string, sentence: TextRange, { start, end }: TextRange): TextRange {
  let [from, to] = [start, end];
  const [first, last] = [Math.max(sentence.start, start - REACH), Math.min(sentence.end, end + REACH)];
  while (from > first && !/[;。]/u.test(text[from - 1] ?? '')) from--;
  while (to < last && !/[,;。]/u.test(text[to] ?? '')) to++;
  return { start: from, end: to };
}

/** The only time that the clause, or else the sentence before it, tells. */
function periodIn(text: string, sentence: TextRange, clause: TextRange): string | undefined {
  const first = Math.max(sentence.start, clause.start - REACH);
  for (const range of [clause, { start: first, end: clause.end }]) {
    const told = [...new Set(periodsIn(text.slice(range.start, range.end)).map(({ period }) => period))];
    if (told.length === 1) return told[0];
    if (told.length > 1) return undefined;
  }
  return undefined;
}
