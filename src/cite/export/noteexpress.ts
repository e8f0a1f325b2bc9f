/** NoteExpress's tagged format (.net). It has no fields for editors, translators and ISBN that we know of. */
import { hasHan } from '../language.ts';
import { isBody } from '../names.ts';
import type { CiteName } from '../record.ts';
import type { ExportItem } from './item.ts';
import { surnameOf } from './name-text.ts';
import { type TagTable, taggedLines } from './tagged-lines.ts';

const TAGS: TagTable = [
  ['{Reference Type}: ', ({ names }) => names.noteexpress],
  ['{Title}: ', ({ title }) => title],
  ['{Author}: ', authorLine],
  ['{Journal}: ', ({ record, isInPeriodical }) => (isInPeriodical ? record.container : undefined)],
  ['{Secondary Title}: ', ({ record, isInPeriodical }) => (isInPeriodical ? undefined : record.container)],
  ['{Tertiary Title}: ', ({ record }) => record.event],
  ['{Year}: ', ({ year }) => year],
  ['{Volume}: ', ({ record }) => record.volume],
  ['{Issue}: ', ({ record }) => record.issue],
  ['{Pages}: ', ({ pages }) => pages],
  ['{Edition}: ', ({ record }) => record.edition ?? record.version],
  ['{Publisher}: ', ({ publisher }) => publisher],
  ['{Place Published}: ', ({ place }) => place],
  ['{Number}: ', ({ number }) => number],
  ['{DOI}: ', ({ record }) => record.doi],
  ['{URL}: ', ({ record }) => record.url],
];

export function noteexpressLines(item: ExportItem): readonly string[] {
  return taggedLines(TAGS, item);
}

/** All on one line; the editors of a book that has no authors, as the line is the only one for names. */
function authorLine({ authors, editors, isPart }: ExportItem): string | undefined {
  const names = (authors.length > 0 || isPart ? authors : editors).map(noteexpressName).filter((name) => name !== '');
  return names.length > 0 ? names.join(';') : undefined;
}

/** Chinese names in one, without a comma. */
function noteexpressName(name: CiteName): string {
  if (isBody(name)) return withoutSemicolons(name.literal);
  const parts = [surnameOf(name), name.given, name.suffix].flatMap((part) =>
    part === undefined ? [] : [withoutSemicolons(part)],
  );
  return hasHan(name.family) ? parts.join('') : parts.join(', ');
}

/** They part names, and there is no escape for one. */
function withoutSemicolons(text: string): string {
  return text.replaceAll(/[;；]\s*/g, ' ').trim();
}
