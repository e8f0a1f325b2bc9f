/** The English half of a pair (双语): a Chinese item in the English words that its record has. */
import { isEastAsian, languageGroup } from '../language.ts';
import { isBody, type NameField } from '../names.ts';
import type { CiteName, CiteRecord, OtherWords } from '../record.ts';

export interface EnglishHalf {
  /** Undefined without an English title. */
  readonly record?: CiteRecord;
  /** Paths of the English words that are lacking and have no romanised ones; what is printed in their place is Chinese. */
  readonly missing: readonly string[];
}

/** Undefined for what is not Chinese: it has no second half. */
export function englishRecord(record: CiteRecord): EnglishHalf | undefined {
  if (languageGroup(record) !== 'CHINESE') return undefined;
  if (record.english?.title === undefined) return { missing: ['english.title'] };
  const words = WORDS.filter((key) => record[key] !== undefined);
  const names = NAME_FIELDS.filter((field) => record[field] !== undefined);
  const { subtitle: _, ...rest } = record;
  return {
    record: {
      ...rest,
      ...Object.fromEntries(words.map((key) => [key, englishWord(record, key)])),
      ...Object.fromEntries(names.map((field) => [field, record[field]?.map(englishName)])),
      title: record.english.title,
      ...(record.english.subtitle !== undefined && { subtitle: record.english.subtitle }),
      language: 'en',
    },
    missing: [
      ...names.flatMap((field) => missingNames(field, record[field] ?? [])),
      ...words.filter((key) => isEastAsian(englishWord(record, key) ?? '')).map((key) => `english.${key}`),
    ],
  };
}

const NAME_FIELDS: readonly NameField[] = ['authors', 'editors', 'issuers', 'translators'];

// What an entry prints in words; numbers of documents and names of places stand as they are where there is nothing better.
const WORDS = [
  'container',
  'event',
  'publisher',
  'place',
  'edition',
  'archive',
  'archivePlace',
] as const satisfies readonly (keyof CiteRecord & keyof OtherWords)[];

function englishWord(record: CiteRecord, key: (typeof WORDS)[number]): string | undefined {
  return record.english?.[key] ?? record.roman?.[key] ?? record[key];
}

function englishName(name: CiteName): CiteName {
  if (isBody(name)) return { literal: name.english ?? name.roman ?? name.literal };
  return name.roman ?? name;
}

function missingNames(field: NameField, names: readonly CiteName[]): readonly string[] {
  return names.flatMap((name, at) => {
    const lacks = isBody(name) ? name.english === undefined && isEastAsian(name.literal) : isWithoutRoman(name);
    return lacks ? [`${field}[${at}].${isBody(name) ? 'english' : 'roman'}`] : [];
  });
}

function isWithoutRoman(name: Exclude<CiteName, { literal: string }>): boolean {
  return name.roman === undefined && isEastAsian(name.family);
}
