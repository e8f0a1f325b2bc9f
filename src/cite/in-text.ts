/** What stands in the running text for the works cited there. */
import { formatApaInText } from './apa/in-text.ts';
import type { Locator, Piece } from './entry.ts';
import { formatAuthorDate, formatNumbers } from './gbt/in-text.ts';
import { type CitedList, isNumeric, type Place } from './order.ts';
import type { CiteRecord } from './record.ts';

export interface Cite {
  readonly record: CiteRecord;
  readonly locator?: Locator;
}

/** NARRATIVE: the author is part of the sentence, `高远（2023）`; numeric styles have one form. */
export type InTextForm = 'PARENTHETICAL' | 'NARRATIVE';

/**
 * One place of the text. A record that is named there more than once stands once, with all its locators. No cites: no pieces.
 * Throws a RangeError for a record that is not in the list.
 */
export function formatInText(
  cites: readonly Cite[],
  list: CitedList,
  form: InTextForm = 'PARENTHETICAL',
): readonly Piece[] {
  const { style, options } = list;
  if (cites.length === 0) return [];
  const merged = [...Map.groupBy(cites, ({ record }) => record)].map(([record, same]) => ({
    ...placeIn(list, record),
    locators: same.flatMap(({ locator }) => locator ?? []),
  }));
  if (style === 'APA_7') return formatApaInText(merged, form);
  if (isNumeric(style)) return formatNumbers(merged);
  return formatAuthorDate(merged, style, form === 'NARRATIVE', options);
}

function placeIn(list: CitedList, record: CiteRecord): Place {
  const place = list.placeOf.get(record);
  if (place === undefined)
    throw new RangeError(`${record.title ?? 'A work'} is cited in the text, but is not in the list`);
  return { ...place, record: place.printed };
}
