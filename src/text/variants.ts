/** Traditional → simplified with phrases (乾隆 stays, 乾燥 becomes 干燥), place by place, so that offsets stay as they are. */
import { ConverterFactory, Locale } from 'opencc-js/t2cn';
import { OWN_CHARACTERS, OWN_PHRASES } from './variant-words.ts';

interface Conversion {
  readonly convert: (text: string) => string;
  /** By UTF-16 unit: 1 where the conversion may change something. */
  readonly isConverted: Uint8Array;
}

// The dictionaries are heavy: built when the first text needs them.
let conversion: Conversion | undefined;

const HAN_RUN = /\p{Script=Han}+/gu;
const MOST_STEPS = 3;

/**
 * The simplified form, of the same length in UTF-16 code units: a simplified character outside the BMP, which would be longer,
 * is not taken. Folding twice changes nothing. Cost: linear; text without a traditional character is only looked through.
 */
export function simplify(text: string): string {
  conversion ??= createConversion();
  const made = conversion;
  return hasAny(text, made.isConverted) ? text.replace(HAN_RUN, (run) => simplifyRun(run, made)) : text;
}

function hasAny(text: string, isOne: Uint8Array): boolean {
  for (let at = 0; at < text.length; at++) if (isOne[text.charCodeAt(at)] === 1) return true;
  return false;
}

function simplifyRun(run: string, { convert, isConverted }: Conversion): string {
  let folded = run;
  // A few characters take two steps (薴 → 苧 → 苎).
  for (let step = 0; step < MOST_STEPS && hasAny(folded, isConverted); step++) {
    const next = convertInPlace(folded, convert);
    if (next === folded) break;
    folded = next;
  }
  return folded;
}

/** Where a code point changed its length, character by character without those. */
function convertInPlace(text: string, convert: Conversion['convert']): string {
  const converted = convert(text);
  if (hasSamePlaces(text, converted)) return converted;
  return Array.from(text, (character) => {
    const one = convert(character);
    return one.length === character.length ? one : character;
  }).join('');
}

function hasSamePlaces(text: string, converted: string): boolean {
  if (converted.length !== text.length) return false;
  for (let at = 0; at < text.length; at++) {
    if (isSurrogate(text.charCodeAt(at)) !== isSurrogate(converted.charCodeAt(at))) return false;
  }
  return true;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

/** Our own words before those of the dictionaries, longer ones before shorter. */
function createConversion(): Conversion {
  const [phrases = [], characters = []] = (Locale.to.cn?.[0] ?? []).map(pairsOf);
  const plain = new Map<string, string>(characters);
  const group = [OWN_PHRASES, kept(phrases, plain), OWN_CHARACTERS, phrases, characters];
  const isConverted = new Uint8Array(0x10000);
  // A phrase is changed in the places of its traditional characters, so that these alone tell whether there is anything to do.
  for (const [from, to] of [...characters, ...OWN_CHARACTERS, ...OWN_PHRASES, ...phrases]) {
    for (let at = 0; at < from.length; at++) if (from[at] !== to[at]) isConverted[from.charCodeAt(at)] = 1;
  }
  return { convert: ConverterFactory(group), isConverted };
}

/** What a phrase makes of a character that would be changed elsewhere (乾县) stays when it is met again. */
function kept(phrases: readonly Pair[], characters: ReadonlyMap<string, string>): readonly Pair[] {
  const results = phrases.map(([, to]) => to);
  return results.filter((to) => Array.from(to).some((one) => characters.has(one))).map((to) => [to, to]);
}

type Pair = readonly [string, string];

function pairsOf(dictionary: string | readonly Pair[]): readonly Pair[] {
  if (typeof dictionary !== 'string') return dictionary;
  return dictionary.split('|').map((line) => {
    const [from = '', to = ''] = line.split(' ');
    return [from, to] as const;
  });
}
