/** EndNote's tagged format (refer, .enw). */
import { isBody } from '../names.ts';
import type { CiteName } from '../record.ts';
import type { ExportItem } from './item.ts';
import { surnameOf, withoutCommas } from './name-text.ts';
import { type TagTable, taggedLines } from './tagged-lines.ts';

const TAGS: TagTable = [
  ['%0 ', ({ names }) => names.endnote],
  ['%A ', ({ authors }) => authors.map(endnoteName)],
  ['%E ', ({ editors }) => editors.map(endnoteName)],
  ['%? ', ({ translators }) => translators.map(endnoteName)],
  ['%T ', ({ title }) => title],
  ['%J ', ({ record, isInPeriodical }) => (isInPeriodical ? record.container : undefined)],
  ['%B ', ({ record, isInPeriodical }) => (isInPeriodical ? undefined : (record.container ?? record.event))],
  ['%D ', ({ year }) => year],
  ['%V ', ({ record }) => record.volume],
  ['%N ', ({ record }) => record.issue ?? record.archiveLocation],
  ['%P ', ({ pages }) => pages],
  ['%7 ', ({ record }) => record.edition ?? record.version],
  ['%I ', ({ publisher }) => publisher],
  ['%C ', ({ place }) => place],
  ['%@ ', ({ record }) => [record.documentNumber, record.isbn, record.issn].filter((serial) => serial !== undefined)],
  ['%R ', ({ record }) => record.doi],
  ['%U ', ({ record }) => record.url],
  ['%8 ', ({ date }) => date],
  ['%G ', ({ record }) => record.language],
];

export function endnoteLines(item: ExportItem): readonly string[] {
  return taggedLines(TAGS, item);
}

/** EndNote splits a name at its first comma and, where there is none, at its spaces: a whole name ends in one. */
function endnoteName(name: CiteName): string {
  if (isBody(name) || name.given === undefined) return wholeName(isBody(name) ? name.literal : surnameOf(name));
  const parts = [surnameOf(name), name.given, name.suffix];
  return parts.flatMap((part) => (part === undefined ? [] : [withoutCommas(part)])).join(', ');
}

function wholeName(name: string): string {
  const plain = withoutCommas(name);
  return plain === '' ? '' : `${plain},`;
}
