/**
 * How words and names are found that were spelled one slip away: keys that the right and the wrong spelling share, so that an index
 * looks some keys up and scans nothing. Three sorts, told apart by their first letter: what is left of a word without one of its
 * characters (d), how a Han word sounds (p), and what is left of a name's pinyin without one letter (y).
 */
import { pinyinKeys, typedPinyin } from '../text/keys.ts';
import { deletionKeys, homophoneKey, isNear } from '../text/near-spellings.ts';
import { syllablesOf } from '../text/pinyin.ts';
import { HETERONYM } from '../text/readings.ts';

const HAN_WORD = /^\p{Script=Han}{2,16}$/u;
const LETTERS = /^[\p{L}\p{M}]{4,20}$/u;
const LEAST_PINYIN = 6;
const DIGITS = /\p{Nd}+/gu;

/** Of a word of the index or of a query. Words of two Han characters are found by their sound alone: one other character is another word. */
export function wordKeys(word: string): readonly string[] {
  if (HAN_WORD.test(word)) return [...soundKeys(word), ...(word.length > 2 ? lettersKeys(word) : [])];
  return LETTERS.test(word) ? lettersKeys(word) : [];
}

/** Of a name as entered, and as folded: also of its pinyin. */
export function nameKeys(name: string, folded: string): readonly string[] {
  return [...wordKeys(folded), ...typedKeys(pinyinKeys(name)[0] ?? '')];
}

/** Of letters that may be pinyin with a slip. */
export function typedKeys(letters: string): readonly string[] {
  return letters.length < LEAST_PINYIN ? [] : deletionKeys(letters).map((key) => `y${key}`);
}

/** How the word may have become what was typed; undefined where it cannot: other figures are no slip. */
export function slipOf(typed: string, word: string): 'SOUND' | 'LETTER' | 'PINYIN' | undefined {
  if (typed === word || digitsOf(typed) !== digitsOf(word)) return undefined;
  const sound = soundOf(typed);
  if (sound !== undefined && sound === soundOf(word)) return 'SOUND';
  if (isNear(typed, word)) return 'LETTER';
  const letters = typedPinyin(typed);
  return pinyinKeys(word).some((pinyin) => pinyin === letters || isNear(pinyin, letters)) ? 'PINYIN' : undefined;
}

function soundKeys(word: string): readonly string[] {
  const sounds = new Set([soundOf(word), HETERONYM.test(word) ? homophoneKey(word) : undefined]);
  return [...sounds].flatMap((sound) => (sound === undefined ? [] : [spokenKey(sound)]));
}

/** The key of the words that sound so: syllables, parted by spaces. */
export function spokenKey(sound: string): string {
  return `p${sound}`;
}

/** Whether a word that has the key is read so where it stands: yin xing is a key of 银行, but not its reading. */
export function isReadAs(word: string, key: string): boolean {
  return !HETERONYM.test(word) || spokenKey(homophoneKey(word) ?? '') === key;
}

const MAX_READINGS = 30_000;
const readings = new Map<string, string>();

/**
 * Character by character, in the commonest reading of each, which is enough for words to sound alike and twenty times as quick as
 * reading every word of an index in its context; that is done for words with a character of several readings alone.
 */
function soundOf(word: string): string | undefined {
  if (!HAN_WORD.test(word)) return undefined;
  return Array.from(word, readingOf).join(' ');
}

function readingOf(character: string): string {
  const known = readings.get(character);
  if (known !== undefined) return known;
  if (readings.size >= MAX_READINGS) readings.clear();
  const reading = syllablesOf(character)[0]?.text ?? character;
  readings.set(character, reading);
  return reading;
}

function lettersKeys(word: string): readonly string[] {
  return deletionKeys(word).map((key) => `d${key}`);
}

function digitsOf(text: string): string {
  return (text.match(DIGITS) ?? []).join(' ');
}
