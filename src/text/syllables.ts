/** Letters typed without tones → the pinyin syllables that they may be. */

/** Each initial with its finals, after the table of Hanyu Pinyin; ü is v, as in pinyin.ts. */
const TABLE = `
  : a ai an ang ao e ei en eng er o ou
  b: a ai an ang ao ei en eng i ian iao ie in ing o u
  p: a ai an ang ao ei en eng i ian iao ie in ing o ou u
  m: a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u
  f: a an ang ei en eng o ou u
  d: a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo
  t: a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo
  n: a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo v ve
  l: a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve
  g: a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
  k: a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
  h: a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
  j: i ia ian iang iao ie in ing iong iu u uan ue un
  q: i ia ian iang iao ie in ing iong iu u uan ue un
  x: i ia ian iang iao ie in ing iong iu u uan ue un
  zh: a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo
  ch: a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo
  sh: a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo
  r: an ang ao e en eng i ong ou u ua uan ui un uo
  z: a ai an ang ao e ei en eng i ong ou u uan ui un uo
  c: a ai an ang ao e en eng i ong ou u uan ui un uo
  s: a ai an ang ao e en eng i ong ou u uan ui un uo
  y: a an ang ao e i in ing o ong ou u uan ue un
  w: a ai an ang ao ei en eng o u`;

const LONGEST = 6;

export const SYLLABLES: ReadonlySet<string> = new Set(
  TABLE.split('\n').flatMap((line) => {
    const [initial = '', finals = ''] = line.trim().split(':');
    return finals
      .split(' ')
      .filter((final) => final !== '')
      .map((final) => initial + final);
  }),
);

export interface TypedSyllable {
  /** How many of the letters it takes. */
  readonly length: number;
  /** As pinyin.ts reads it: lu may be lu or lv. */
  readonly text: string;
}

/** All syllables that begin at a place of lower-case letters, the longest first. */
export function syllablesAt(letters: string, at: number): readonly TypedSyllable[] {
  const found: TypedSyllable[] = [];
  for (let length = Math.min(LONGEST, letters.length - at); length > 0; length--) {
    const typed = letters.slice(at, at + length);
    for (const text of new Set([typed, typed.replace(/^([nl])u(?=e?$)/, '$1v')]))
      if (SYLLABLES.has(text)) found.push({ length, text });
  }
  return found;
}
