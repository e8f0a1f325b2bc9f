/** A figure as a reader says it: 超过86亿元. */
import { type Lang, say } from '../lang.ts';
import type { ObservationData } from './statement-data.ts';

export type Amount = Pick<ObservationData, 'value' | 'low' | 'high' | 'unit' | 'comparator' | 'wording'>;

/** Number and unit as printed, with how far it is exact in words; undefined where the source gives no number. */
export function numberWords({ value, low, high, unit, comparator }: Amount, lang: Lang): string | undefined {
  const bounds = value === undefined ? [low, high].filter((bound) => bound !== undefined) : [value];
  if (bounds.length === 0) return undefined;
  const word = comparator.value === 'EQUAL' ? '' : say(comparator.label, lang).text;
  if (lang === 'zh') return `${word}${bounds.join('—')}${unit ?? ''}`;
  const space = unit && !/^[%‰]/.test(unit) ? ' ' : '';
  return `${word === '' ? '' : `${word.toLowerCase()} `}${bounds.join('–')}${space}${unit ?? ''}`;
}
