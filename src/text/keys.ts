/** The keys by which an entity is found, sorted and given an id: made once, above the store, so that every store agrees. */
import type { EntityKeys, EntityNameKey, NameKey, NameLevel } from '../domain/change.ts';
import type { Name } from '../domain/records.ts';
import { foldCharacters } from './characters.ts';
import { identifierKeys } from './identifiers.ts';
import { personSyllablesOf, type Syllable, syllablesOf } from './pinyin.ts';
import { simplify } from './variants.ts';

const MAX_SLUG_LENGTH = 80;
const MAX_SORT_LENGTH = 240;
const MAX_SORT_CODE_POINTS = 32;
const NOT_IN_NAMES = /[\s"'`“”‘’„«»‹›《》〈〉「」『』〝〞]/gu;

type Fields = Readonly<Record<string, unknown>>;

/** Makes the keys of an entity from its label, names and fields. Pure; the dictionaries behind it load with the first call. */
export function createKeys(): (label: string, names: readonly Name[], labelEn?: string, fields?: Fields) => EntityKeys {
  return (label, names, labelEn, fields = {}) => ({
    sort: sortKeyOf(label),
    slug: slugOf(label),
    names: [
      ...nameKeysOf(label, names, labelEn),
      ...identifierKeys(fields).map((key) => ({ level: 'IDENTIFIER', key }) as const),
    ],
  });
}

/**
 * The form in which two spellings of a name are one: full width, case, accents, traditional characters, spaces and quotation
 * marks do not count. Folding twice changes nothing.
 */
export function foldName(text: string): string {
  return simplify(foldSpelling(text));
}

/** The same of a part of a text that `normalise` gave: its characters are folded, and a query of many parts pays for it once. */
export function foldNormalisedName(part: string): string {
  return simplify(part.replace(NOT_IN_NAMES, ''));
}

/** The same without traditional → simplified: tells whether a variant was folded. */
export function foldSpelling(text: string): string {
  return foldCharacters(text.toWellFormed()).replace(NOT_IN_NAMES, '');
}

/** What `entity(ref)` looks up, level by level in the order of `NameLevel`; no initials, they are for suggestions only. */
export function nameKeysOfRef(ref: string): NameKey[] {
  const text = plain(ref);
  const keys: NameKey[] = [
    { level: 'LABEL', key: text },
    { level: 'ALIAS', key: text },
    { level: 'FOLDED', key: foldName(ref) },
  ];
  // Han characters are no pinyin: a homophone (废地抱团) is not another spelling.
  if (!hasHan(ref)) keys.push({ level: 'PINYIN', key: typedPinyin(ref) });
  return keys.filter((key) => key.key !== '');
}

/** Pinyin as typed, with or without tones and spaces, in the form of the PINYIN and INITIALS keys; '' where there is none. */
export function typedPinyin(text: string): string {
  const letters = text.toWellFormed().toLowerCase().normalize('NFKD').replaceAll('u\u0308', 'v');
  return letters.replace(/[^a-z0-9]/g, '');
}

/**
 * Full pinyin of a name with Han characters, first in the form with v for ü, then with u, then as the name of a person where that
 * differs (单田芳: dantianfang, shantianfang); empty for any other name.
 */
export function pinyinKeys(text: string): readonly string[] {
  if (!hasHan(text)) return [];
  return unique(
    readingsOf(text).flatMap((syllables) => [
      joined(syllables, (syllable) => syllable),
      joined(syllables, (syllable) => syllable.replace('v', 'u')),
    ]),
  );
}

/** First letters of a name with two Han characters or more (飞地抱团 4.0 → fdbt40), by each reading; else empty. */
export function initialsKeys(text: string): readonly string[] {
  const readings = readingsOf(text);
  if ((readings[0] ?? []).filter((syllable) => syllable.isHan).length < 2) return [];
  return unique(readings.map((syllables) => joined(syllables, (syllable) => syllable.charAt(0))));
}

function readingsOf(text: string): readonly (readonly Syllable[])[] {
  const asPerson = personSyllablesOf(text);
  return asPerson ? [syllablesOf(text), asPerson] : [syllablesOf(text)];
}

function joined(syllables: readonly Syllable[], ofHan: (syllable: string) => string): string {
  return syllables.map((part) => (part.isHan ? ofHan(part.text) : typedPinyin(part.text))).join('');
}

/** A name, and the source in which alone it holds. */
type HeldName = Pick<Name, 'text' | 'document'>;

function nameKeysOf(label: string, names: readonly Name[], labelEn: string | undefined): EntityNameKey[] {
  const labels: readonly HeldName[] = (labelEn === undefined ? [label] : [label, labelEn]).map((text) => ({ text }));
  const all = [...labels, ...names];
  return [
    ...keysOn('LABEL', labels, (text) => [plain(text)]),
    ...keysOn('ALIAS', names, (text) => [plain(text)]),
    ...keysOn('FOLDED', all, (text) => [foldName(text)]),
    ...keysOn('PINYIN', all, pinyinKeys),
    ...keysOn('INITIALS', all, initialsKeys),
  ];
}

/** Each key once for each source in which alone it holds; one that holds anywhere is free of sources. */
function keysOn(
  level: NameLevel,
  names: readonly HeldName[],
  keysOf: (text: string) => readonly string[],
): EntityNameKey[] {
  const sources = new Map<string, Set<string | undefined>>();
  for (const { text, document } of names) {
    for (const key of keysOf(text)) sources.set(key, (sources.get(key) ?? new Set()).add(document));
  }
  sources.delete('');
  return [...sources].flatMap(([key, documents]) =>
    documents.has(undefined)
      ? [{ level, key }]
      : [...documents].map((document) => ({ level, key, ...(document === undefined ? {} : { document }) })),
  );
}

/** Pinyin, then the code points in hex, in ASCII: it orders the same as a plain string in every store and language. */
function sortKeyOf(label: string): string {
  const words = syllablesOf(foldCharacters(label.toWellFormed())).map((part) =>
    part.isHan ? ` ${part.text} ` : ascii(part.text),
  );
  const read = words.join('').replace(/ +/g, ' ').trim().slice(0, MAX_SORT_LENGTH);
  const points = Array.from(label, (character) => (character.codePointAt(0) ?? 0).toString(16).padStart(5, '0'));
  // Two spaces are less than all that can follow a shorter name: it comes before the longer one.
  return `${read}  ${points.slice(0, MAX_SORT_CODE_POINTS).join('')}`;
}

/** Printable ASCII as it is; other letters behind all of it, by code point. */
function ascii(text: string): string {
  return Array.from(text, (character) => {
    if (/[ -{}]/.test(character)) return character;
    return /[\p{L}\p{N}]/u.test(character) ? `~${(character.codePointAt(0) ?? 0).toString(16).padStart(5, '0')}` : '';
  }).join('');
}

/** Syllables and runs of letters or digits, joined by hyphens; never empty: what has no such part gives its code points in hex. */
function slugOf(label: string): string {
  const words = syllablesOf(foldCharacters(label.toWellFormed())).map((part) =>
    part.isHan ? `-${part.text}-` : part.text.replace(/[^a-z0-9]/g, '-'),
  );
  const slug = trimmedSlug(words.join(''));
  if (slug !== '') return slug;
  const hex = Array.from(label, (character) => (character.codePointAt(0) ?? 0).toString(16));
  return trimmedSlug(`u${hex.join('-')}`);
}

function trimmedSlug(text: string): string {
  const slug = text.replace(/-+/g, '-').replace(/^-/, '');
  if (slug.length <= MAX_SLUG_LENGTH) return slug.replace(/-$/, '');
  // Cut between words where one ends within the length.
  const cut = slug.lastIndexOf('-', MAX_SLUG_LENGTH);
  return slug.slice(0, cut > 0 ? cut : MAX_SLUG_LENGTH);
}

/** As entered; only what no eye can see is folded. */
function plain(text: string): string {
  return text.normalize('NFC').trim();
}

function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
