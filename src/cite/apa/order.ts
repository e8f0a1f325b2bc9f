/** APA 9.44–9.48: the order of a reference list. */
import { yearOf } from '../dates.ts';
import { responsibleNames } from '../names.ts';
import type { CiteRecord } from '../record.ts';
import { invertedNames } from './names.ts';
import { joined } from './title.ts';
import { type ApaContext, isLatin } from './words.ts';

const ARTICLE_IN_FRONT = /^(?:an?|the) /i;

/**
 * Author, year, title, to be compared one after the other by the letters of the alphabet; without an author the title stands first,
 * and no date comes before all dates. Titles that are not romanised have no place in the alphabet and are left in the order given.
 */
export function apaSortKey(record: CiteRecord): readonly string[] {
  const title = alphabetTitle(record);
  return [authorKey(record) ?? title, yearKey(record), title];
}

/** Equal for works of which the year alone does not tell which is cited: they get a, b … Without an author the title tells. */
export function apaSameAuthorYear(record: CiteRecord): string {
  const first = authorKey(record) ?? (alphabetTitle(record) || originalTitle(record));
  return [first, yearKey(record)].join('\n').toLowerCase();
}

function authorKey(record: CiteRecord): string | undefined {
  const list = responsibleNames(record);
  return list.names.length === 0 ? undefined : invertedNames(list, silentContext(record));
}

function yearKey({ issued }: CiteRecord): string {
  return issued === undefined ? '' : yearOf(issued);
}

function alphabetTitle(record: CiteRecord): string {
  const original = originalTitle(record);
  const latin = isLatin(original) ? original : (joined(record.roman?.title, record.roman?.subtitle) ?? '');
  return latin.replace(ARTICLE_IN_FRONT, '');
}

function originalTitle({ title, subtitle }: CiteRecord): string {
  return joined(title, subtitle) ?? '';
}

/** For what is made of a record beside its entry, where what is missing has been said. */
export function silentContext(record: CiteRecord): ApaContext {
  return { record, script: 'ROMAN', miss: () => undefined };
}
