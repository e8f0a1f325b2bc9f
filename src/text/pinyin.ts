/** Pinyin of Han text, syllable by syllable, without tones; everything else is passed through. */
import { pinyin } from 'pinyin-pro';
import { CORRECTED, READINGS } from './readings.ts';
import { simplify } from './variants.ts';

export interface Syllable {
  /** Lower-case pinyin (ü is v), or the characters themselves where they are no Han. */
  readonly text: string;
  readonly isHan: boolean;
}

// A name is read for its pinyin, its initials, its slug and its place in a list, one soon after the other.
const MAX_REMEMBERED = 2_000;
const MAX_REMEMBERED_LENGTH = 200;
const remembered = new Map<string, readonly Syllable[]>();

const HAN = /\p{Script=Han}/u;
const PERSON = /^\p{Script=Han}{2,4}$/u;

/** In the order of the text; heteronyms are read by their context (重庆, 重点). A text without Han characters is one part. */
export function syllablesOf(text: string): readonly Syllable[] {
  const known = remembered.get(text);
  if (known) return known;
  const read = HAN.test(text) ? readCorrected(simplify(text)) : text === '' ? [] : [{ text, isHan: false }];
  if (text.length > MAX_REMEMBERED_LENGTH) return read;
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(text, read);
  return read;
}

/**
 * As the name of a person, where that sounds otherwise (单田芳: shan, 解缙: xie): only of two to four Han characters that start
 * with a family name, be they a person's name or not.
 */
export function personSyllablesOf(text: string): readonly Syllable[] | undefined {
  if (!PERSON.test(text)) return undefined;
  const [asWord, asName] = [readPart(simplify(text), 'off'), readPart(simplify(text), 'head')];
  const plain = syllablesOf(text);
  const read = plain.map((syllable, at) =>
    asName[at]?.text === asWord[at]?.text ? syllable : (asName[at] ?? syllable),
  );
  return read.some(({ text: one }, at) => one !== plain[at]?.text) ? read : undefined;
}

function readCorrected(text: string): readonly Syllable[] {
  return text
    .split(CORRECTED)
    .filter((part) => part !== '')
    .flatMap((part) => READINGS.get(part)?.map((reading) => ({ text: reading, isHan: true })) ?? readPart(part, 'off'));
}

/** Asked for the readings alone: with all that pinyin-pro knows of each character it takes three times as long. */
function readPart(part: string, surname: 'head' | 'off'): readonly Syllable[] {
  const readings = pinyin(part, { type: 'array', toneType: 'none', v: true, surname });
  return Array.from(part, (character, at) => {
    const reading = readings[at] ?? character;
    // What has no reading stands for itself.
    const isHan = reading !== character && /^[a-z]+$/.test(reading);
    return { text: isHan ? reading : character, isHan };
  });
}
