/** What a normalised sentence says of how an amount changed: 从1.96缩小为1.94, widened to 1.94, 差距不断扩大. */
import type { TextRange } from './normalise.ts';

export type Direction = 'RISES' | 'FALLS';

export interface SaidChange {
  /** Undefined where the words do not say: 由1.96变为1.94. */
  readonly direction?: Direction;
  /** What the amount was before the change, or what it has become. */
  readonly end: 'FROM' | 'TO';
}

const RISES =
  '扩大|提高|提升|上升|上涨|升高|增长|增加|增大|加大|拉大|攀升|跃升|走高|扩张|[升涨增](?=[到至为成])|\\b(?:r[io]s(?:e|es|en|ing)|grow(?:s|n|ing)?|grew|increas(?:e|es|ed|ing)|widen(?:s|ed|ing)?|climb(?:s|ed|ing)?|expand(?:s|ed|ing)?|rais(?:e|es|ed|ing)|went up)\\b';
const FALLS =
  '缩小|缩减|收窄|收缩|下降|降低|减少|减小|下跌|下滑|回落|走低|压缩|压减|[降减缩跌](?=[到至为成])|\\b(?:f[ae]ll(?:s|en|ing)?|declin(?:e|es|ed|ing)|narrow(?:s|ed|ing)?|dropp?(?:s|ed|ing)?|decreas(?:e|es|ed|ing)|shr[iau]nk(?:s|ing)?|reduc(?:e|es|ed|ing)|lower(?:s|ed|ing)?|went down)\\b';
const CHANGE = new RegExp(`(?<rises>${RISES})|(?<falls>${FALLS})`, 'gu');
/** Right before the amount that came of the change; between them may stand when: 缩小为2021年的1.94. */
const TO = /(?:[到至为成达]|\bto )[^,;。]{0,16}$/u;
const FROM = /(?:[从由自]|\bfrom )[^,;。]{0,16}$/u;
const REACH = 60;
const CLAUSE = /[,;。](?!\d)/u;

/** Of an amount in its clause; undefined where it is told of no change. `at` is the amount's place. */
export function changeAt(text: string, at: TextRange): SaidChange | undefined {
  const before =
    text
      .slice(Math.max(0, at.start - REACH), at.start)
      .split(CLAUSE)
      .at(-1) ?? '';
  const behind = text.slice(at.end, at.end + REACH).split(CLAUSE)[0] ?? '';
  if (TO.test(before)) {
    const direction = directionOf(before);
    if (direction) return { direction, end: 'TO' };
    return FROM.test(before.replace(TO, '')) || /[从由自]|\bfrom\b/u.test(before) ? { end: 'TO' } : undefined;
  }
  if (!FROM.test(before) || !/[到至为成达]|\bto\b/u.test(behind)) return undefined;
  const direction = directionOf(behind) ?? directionOf(before);
  return { end: 'FROM', ...(direction ? { direction } : {}) };
}

/** Where all its words for a change say one way. */
export function directionOf(text: string): Direction | undefined {
  const said = new Set(
    [...text.matchAll(CHANGE)].map(({ groups }) => (groups?.rises === undefined ? 'FALLS' : 'RISES')),
  );
  return said.size === 1 ? [...said][0] : undefined;
}
