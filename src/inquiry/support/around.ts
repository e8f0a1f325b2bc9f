/** What a sentence says around its figures: the clause of each, and the changes that it tells of. */

import type { Places } from '../../store/places.ts';
import { blanked } from '../../text/blanked.ts';
import { changeAt, directionOf } from '../../text/changes.ts';
import type { Figure } from '../../text/figures.ts';
import type { TextRange } from '../../text/normalise.ts';
import type { SaidPeriod } from '../../text/periods.ts';
import { saysNothing, wordingOf } from './affinity.ts';
import type { Mention } from './mentions.ts';
import type { ChangeElsewhere } from './numbers.ts';
import type { Change } from './series.ts';
import { placesNamed } from './subjects.ts';

/** A sentence with what stands in it; ranges are those of `text`, which is normalised. */
export interface WithFigures {
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly figures: readonly Figure[];
  readonly periods: readonly SaidPeriod[];
}

const CLAUSE_ENDS = [',', ';', '。'];
const LITTLE = 6;

/** Without places, times and amounts; the whole sentence where the clause has little else. */
export function saidAround({ text, mentions, figures, periods }: WithFigures, figure: Figure, places: Places): string {
  const named = mentions.filter((mention) => placesNamed(mention, places).length > 0);
  const rest = blanked(text, [...named, ...figures.map((one) => one.with), ...periods]);
  const clause = clauseOf(rest, figure);
  return clause.replace(/[^\p{Script=Han}a-z]/gu, '').length < LITTLE ? rest : clause;
}

export function clauseOf(text: string, { start, end }: TextRange): string {
  const from = Math.max(...CLAUSE_ENDS.map((sign) => text.lastIndexOf(sign, start))) + 1;
  const ends = CLAUSE_ENDS.map((sign) => text.indexOf(sign, end)).filter((at) => at >= 0);
  return text.slice(from, Math.min(text.length, ...ends));
}

/** The words by which figures are compared (超过, more than) say nothing of what is measured. */
export function withoutComparators(text: string, figures: readonly Figure[]): string {
  return blanked(
    text,
    figures.flatMap(({ start, end, with: whole }) => [
      { start: whole.start, end: start },
      { start: end, end: whole.end },
    ]),
  );
}

const FILLER = /共[有计]?|总共|一共|总计|合计|拥?有|现|目前|全|为|是|达到?|仅|只|就|了|的/gu;

/** `said` has at most what is counted (户数) beside words that say nothing. */
export function saysOnlyCount(said: string, { unit }: Figure): boolean {
  return saysNothing(wordingOf(said.replaceAll(`${unit}数`, ' ').replace(FILLER, ' ')));
}

/** Aligned with the figures. */
export function changesIn({ text, figures }: WithFigures): readonly (Change | undefined)[] {
  const said = figures.map((figure) => changeAt(text, figure));
  return said.map((one, at) => {
    if (!one) return undefined;
    const [pairAt, wanted] = one.end === 'FROM' ? [at + 1, 'TO'] : [at - 1, 'FROM'];
    const other = said[pairAt]?.end === wanted ? figures[pairAt] : undefined;
    const own = figures[at];
    const [from, to] = one.end === 'FROM' ? [own, other] : [other, own];
    const direction = one.direction ?? (from && to ? directionFrom(from, to) : undefined);
    return { end: one.end, ...(direction ? { direction } : {}), ...(other ? { other } : {}) };
  });
}

function directionFrom(from: Figure, to: Figure): Change['direction'] {
  if (from.unit !== to.unit || from.value === to.value) return undefined;
  return from.value < to.value ? 'RISES' : 'FALLS';
}

export function changesWithoutAmount({ text, figures }: WithFigures): readonly ChangeElsewhere[] {
  let next = 0;
  return text.split(/[,;。](?!\d{3})/u).flatMap((clause) => {
    const at = next;
    next += clause.length + 1;
    const direction = directionOf(clause);
    const hasFigure = figures.some(({ start }) => at <= start && start < at + clause.length);
    return direction && !hasFigure ? [{ direction, wording: wordingOf(clause) }] : [];
  });
}
