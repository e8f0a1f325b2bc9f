/** Whether a figure says what is, what is being done or what is meant to be, by the words around it and the day of its document. */
import { periodRange } from '../../domain/period.ts';
import type { Status } from '../../domain/records.ts';
import { assertionOf } from '../../text/assertion.ts';

export interface SaidFigure {
  /** Normalised; up to the end of the figure's clause. */
  readonly sentence: string;
  readonly clause: string;
  readonly period?: string;
  /** The day, month or year of the document; undefined where it is not known. */
  readonly issuedOn?: string;
  /** It is a policy: what it sets without a verb is asked for. */
  readonly isPolicy: boolean;
}

const AIM =
  /力争|争取|确保|努力|目标|预期|计划|拟(?!定)|规划|预计|有望|将(?!军|领)|要(?!素|求是|点|闻)|应当?|须|控制在|原则上|给予|安排(?!了)|创建|提出/u;
const DONE =
  /了|已(?!知)|建成(?!后)|形成|成立|发布|投用|获(?!得感)|累计|截至|截止|同比|比上年|较上年|居(?=全|第|首|前|于)|位列|位居|高达|仅/u;
const GOES_ON = /正在|打造|构建|推进|完善|探索|筹建|着手|在建|加快/u;
/** What a place has and how it stands is told, not asked for. */
const IS_SO = /共有|现有|拥有|总计|共计|面积|占|覆盖(?!率)|有(?=\d)|为(?=\d)|高于|低于|比/u;
const BY_THEN =
  /(?<!年|月|截|止|日)(?:到|至)\s?(?:2[01]\d\d(?!年的)|"?十[四五六]五"?)[^,;。]{0,10}|2[01]\d\d年?(?:底|末)?之?前/u;

/** Of two that words say the weaker one; what says nothing of it is told as it is. */
export function figureStatus(said: SaidFigure): Status {
  const { sentence, clause, period, isPolicy } = said;
  const time = timeOf(said);
  const own = assertionOf(clause).status;
  if (time === 'AHEAD') return 'INTENDED';
  if (own === 'UNDERWAY') return 'UNDERWAY';
  if (own === 'INTENDED' && !(time === 'PAST' && DONE.test(clause))) return 'INTENDED';
  if (time === 'UNKNOWN' && period !== undefined && BY_THEN.test(sentence))
    return DONE.test(clause) ? 'HOLDS' : 'INTENDED';
  if (own === 'HOLDS' || DONE.test(clause))
    return AIM.test(clause) && time !== 'PAST' && !/了|已/u.test(clause) ? 'INTENDED' : 'HOLDS';
  if (time === 'PAST') return 'HOLDS';
  if (AIM.test(clause) || (AIM.test(sentence) && isPolicy)) return 'INTENDED';
  return GOES_ON.test(clause) && !IS_SO.test(clause) ? 'UNDERWAY' : 'HOLDS';
}

type Time = 'AHEAD' | 'PAST' | 'UNKNOWN';

/** A period that ends behind the document's own is ahead of it. */
function timeOf({ period, issuedOn }: SaidFigure): Time {
  const [own, told] = [
    issuedOn === undefined ? undefined : periodRange(issuedOn),
    period === undefined ? undefined : periodRange(period),
  ];
  if (!own || !told) return 'UNKNOWN';
  if (told.from.slice(0, 4) !== '0000' && told.to.startsWith('9999')) return 'UNKNOWN';
  return told.to > own.to && told.to.slice(0, 4) > own.to.slice(0, 4)
    ? 'AHEAD'
    : told.to.slice(0, 4) < own.to.slice(0, 4)
      ? 'PAST'
      : 'UNKNOWN';
}
