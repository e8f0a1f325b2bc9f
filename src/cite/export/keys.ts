/** BibTeX keys: pinyin of the surname, year, first word of the title (gao2023gongfu). */
import { personSyllablesOf, syllablesOf } from '../../text/pinyin.ts';
import { isBody } from '../names.ts';
import type { CiteName } from '../record.ts';
import type { ExportItem } from './item.ts';

const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'the']);
/** Letters that do not come apart into a plain one and its mark. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};
const HAN = /\p{Script=Han}/u;
/** A run of Han characters, or of all else that is no space and no dash. */
const WORD = /\p{Script=Han}+|[^\p{Script=Han}\p{Dash}\s]+/gu;
/** 2021年 in front of a title says nothing of it that the key's year does not. */
const YEAR_IN_FRONT = /^\p{N}+\s*年?/u;

const TITLE_CHARACTERS = 2;
const BODY_CHARACTERS = 4;

/**
 * Aligned with the items: ASCII, each its own in the list (the second of equal ones ends in b, the third in c). Of Chinese titles the
 * word is two characters, which most words are: cutting by a dictionary would change keys with the dictionary, and with them a text's
 * citations. Bodies give their first word, or four characters.
 */
export function bibtexKeys(items: readonly ExportItem[]): readonly string[] {
  const given = new Set<string>();
  return items.map((item) => {
    const plain = plainKey(item);
    let key = plain;
    for (let copy = 1; given.has(key); copy++) key = plain + letters(copy);
    given.add(key);
    return key;
  });
}

function plainKey(item: ExportItem): string {
  const [name] = item.authors.length > 0 || item.isPart ? item.authors : item.editors;
  const key = (name === undefined ? 'anon' : surname(name)) + ascii(item.year ?? '') + titleWord(item);
  // A key that starts with its year (of a name in letters that have no reading here) is none to some readers.
  return /^[a-z]/.test(key) ? key : `ref${key}`;
}

function surname(name: CiteName): string {
  if (isBody(name)) return firstWord(name.roman ?? name.literal, BODY_CHARACTERS);
  if (name.roman !== undefined) return ascii(name.roman.family);
  const { particle = '', family, given = '' } = name;
  if (!HAN.test(family)) return ascii(particle + family);
  // 单 is a surname read shan: only as the start of a whole name.
  const syllables = personSyllablesOf(family + given)?.slice(0, Array.from(family).length) ?? syllablesOf(family);
  return ascii(syllables.map(({ text }) => text).join(''));
}

/** Of the romanised title, where there is one, which has its words apart. */
function titleWord({ record, title }: ExportItem): string {
  return firstWord((record.roman?.title ?? title ?? '').replace(YEAR_IN_FRONT, ''), TITLE_CHARACTERS);
}

function firstWord(text: string, hanCharacters: number): string {
  for (const [word] of text.matchAll(WORD)) {
    const isHan = HAN.test(word);
    const read = ascii(isHan ? pinyin(Array.from(word).slice(0, hanCharacters).join('')) : word);
    if (read !== '' && !ARTICLES.has(read)) return read;
  }
  return '';
}

function pinyin(text: string): string {
  return syllablesOf(text)
    .map((syllable) => syllable.text)
    .join('');
}

function ascii(text: string): string {
  const plain = text.toLowerCase().replace(/[ßæœøđðłþı]/g, (letter) => PLAIN_LETTERS[letter] ?? '');
  return plain.normalize('NFKD').replace(/[^a-z0-9]/g, '');
}

/** 1 is b, 25 is z, 26 is aa: the first of all, which would be a, bears no letter. */
function letters(copy: number): string {
  const last = String.fromCharCode(97 + (copy % 26));
  return copy < 26 ? last : letters(Math.floor(copy / 26) - 1) + last;
}
