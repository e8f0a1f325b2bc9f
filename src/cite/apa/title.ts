/** APA 9.18–9.22 and 9.38: the title and what stands behind it in round and square brackets. */
import { degreeOf } from '../degree.ts';
import type { Piece } from '../entry.ts';
import type { OtherWords } from '../record.ts';
import { plainNames } from './names.ts';
import { type ApaContext, isLatinTitle, latinWords } from './words.ts';

/** What may stand in round brackets behind a title, in this order; each only where the record has it. */
export type Detail = 'TRANSLATORS' | 'EDITION' | 'VOLUME' | 'NUMBER' | 'PATENT' | 'VERSION';

const DETAILS: Readonly<Record<Detail, (context: ApaContext) => string | undefined>> = {
  TRANSLATORS: translatorsDetail,
  EDITION: editionDetail,
  VOLUME: ({ record }) => (record.volume === undefined ? undefined : `Vol. ${bareNumber(record.volume)}`),
  NUMBER: documentNumber,
  PATENT: patentNumber,
  VERSION: ({ record }) =>
    record.version === undefined ? undefined : `Version ${record.version.replace(/^v\.? ?/i, '')}`,
};

/** Words of Chinese title pages that are terms, not names. */
const EDITIONS: Readonly<Record<string, string>> = {
  修订版: 'Rev. ed.',
  修订本: 'Rev. ed.',
  增订版: 'Enl. ed.',
  增订本: 'Enl. ed.',
  重印本: 'Reprint ed.',
};

/** Whose number a patent's is (10.9 gives the country's); by the first two letters of the number. */
const PATENT_OFFICES: Readonly<Record<string, string>> = {
  CN: 'China',
  DE: 'Germany',
  EP: 'European',
  FR: 'France',
  GB: 'U.K.',
  JP: 'Japan',
  KR: 'South Korea',
  TW: 'Taiwan',
  US: 'U.S.',
  WO: 'International',
};

/** Romanised title, its characters where they are asked for, the title in English; what is missing is said once each. */
export function titlePieces(context: ApaContext, isItalic: boolean): readonly Piece[] {
  const { record, script, miss } = context;
  const original = joined(record.title, record.subtitle);
  if (original === undefined) miss('title');
  // 9.22: a description in square brackets stands for a title.
  if (original === undefined) return [{ text: '[Untitled]' }];
  if (isLatinTitle(original, record.language)) return [titlePiece(original, isItalic)];
  const [roman, english] = (['roman', 'english'] as const).map((words) => wantedTitle(record[words], words, miss));
  const characters = [record.title, record.subtitle].filter((part) => part !== undefined).join('：');
  return [
    ...(roman === undefined ? [{ text: characters }] : [titlePiece(roman, isItalic)]),
    ...(roman !== undefined && script === 'CHARACTERS' ? [{ text: ` ${characters}` }] : []),
    ...(english === undefined ? [] : [{ text: ` [${english}]` }]),
  ];
}

/** ' (2nd ed., Vol. 2)', or nothing. */
export function detailPieces(details: readonly Detail[], context: ApaContext): readonly Piece[] {
  const [translators, ...others] = (['TRANSLATORS', ...details] as const).map((detail) => DETAILS[detail](context));
  const rest = others.filter((text) => text !== undefined).join(', ');
  const text = [translators, rest].filter((part) => part !== undefined && part !== '').join('; ');
  return text === '' ? [] : [{ text: ` (${text})` }];
}

/** '2nd ed.'; the first is not stated. */
export function editionDetail(context: ApaContext): string | undefined {
  const { edition, english } = context.record;
  if (edition === undefined) return undefined;
  const number = /^(?:第)?(\d+)(?:版)?$/.exec(edition.trim())?.[1];
  if (number !== undefined) return Number(number) === 1 ? undefined : `${ordinal(Number(number))} ed.`;
  return latinWords(edition, { latin: english?.edition ?? EDITIONS[edition], path: 'english.edition' }, context);
}

/** What a thesis is, in English: Doctoral dissertation. */
export function thesisForm(context: ApaContext): string {
  const { record, miss } = context;
  if (record.english?.genre !== undefined) return record.english.genre;
  const degree = degreeOf(record);
  if (degree !== undefined) return degree === 'DOCTOR' ? 'Doctoral dissertation' : "Master's thesis";
  if (record.genre === undefined) miss('genre');
  return record.genre === undefined
    ? 'Thesis'
    : latinWords(record.genre, { latin: undefined, path: 'english.genre' }, context);
}

/** A volume of which print says 第3卷 is Vol. 3. */
export function bareNumber(text: string): string {
  return /^第\s*(\d+)\s*[卷册辑期]$/.exec(text)?.[1] ?? text;
}

/** With a colon in between, and a capital after each (9.19). */
export function joined(title: string | undefined, subtitle: string | undefined): string | undefined {
  const whole = [title, subtitle].filter((part) => part !== undefined).join(': ');
  return whole === '' ? undefined : whole.replace(/: \p{Ll}/gu, (start) => start.toUpperCase());
}

function wantedTitle(
  words: OtherWords | undefined,
  name: 'roman' | 'english',
  miss: ApaContext['miss'],
): string | undefined {
  if (words?.title === undefined) miss(`${name}.title`);
  return joined(words?.title, words?.subtitle);
}

function titlePiece(text: string, isItalic: boolean): Piece {
  return isItalic ? { text, form: 'ITALIC' } : { text };
}

function translatorsDetail(context: ApaContext): string | undefined {
  const names = context.record.translators ?? [];
  return names.length > 0 ? `${plainNames({ field: 'translators', names }, context)}, Trans.` : undefined;
}

function documentNumber(context: ApaContext): string | undefined {
  const { documentNumber: number, roman, english } = context.record;
  if (number === undefined) return undefined;
  const latin = roman?.documentNumber ?? english?.documentNumber;
  return latinWords(number, { latin, path: 'roman.documentNumber' }, context);
}

function patentNumber(context: ApaContext): string | undefined {
  const number = documentNumber(context);
  if (number === undefined) return undefined;
  const office = PATENT_OFFICES[number.slice(0, 2).toUpperCase()];
  return `${office === undefined ? '' : `${office} `}Patent No. ${number}`;
}

function ordinal(number: number): string {
  const tens = number % 100;
  const ending = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}
