/** What is written behind a title to say which part or state of the work is meant: 第二卷, vol. 3, 第2版, 2nd ed., 第五条. */
import { hanNumber } from '../../text/numerals.ts';

export interface Particulars {
  /** Without them. */
  readonly title: string;
  /** Of the same form as `partKey`. */
  readonly volume?: string;
  readonly edition?: string;
}

const NUMBER = '\\d{1,3}|[一二三四五六七八九十百]{1,4}';
const ROMAN = '[ivxlc]{1,6}';
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const AROUND = '[\\s,，:：.．(（[【]*';
const END = '\\.?\\s*[)）\\]】]*\\s*$';
const VOLUME = new RegExp(
  `${AROUND}(?:第\\s*(?<number>${NUMBER})\\s*[卷册辑]|卷\\s*(?<behind>${NUMBER})|(?<part>[上中下])[卷册]|\\bvol(?:ume)?s?\\.?\\s*(?<latin>\\d{1,3}|${ROMAN}))${END}`,
  'iu',
);
const EDITION = new RegExp(
  `${AROUND}(?:第\\s*(?<number>${NUMBER})\\s*版|(?<=[\\s,，(（])(?<bare>\\d{1,2})\\s*版|(?<ordinal>\\d{1,2})(?:st|nd|rd|th)\\s*ed(?:ition|n)?|\\b(?<word>${ORDINALS.join('|')})\\s+ed(?:ition|n)?)${END}`,
  'iu',
);
/** A place in a law: 第五条, 第5条第2款第（三）项. */
const ARTICLE = new RegExp(
  `${AROUND}第\\s*(?:${NUMBER})\\s*条(?:之[一二三四五六七八九十])?(?:\\s*第\\s*(?:${NUMBER})\\s*款)?(?:\\s*第\\s*[（(]?(?:${NUMBER})[)）]?\\s*项)?${END}`,
  'u',
);
/** In any order, each once. */
const MOST = 3;

export function particularsOf(text: string): Particulars {
  let found: Particulars = { title: text };
  for (let step = 0; step < MOST; step++) {
    const { title } = found;
    const [volume, edition, article] = [VOLUME.exec(title), EDITION.exec(title), ARTICLE.exec(title)];
    const first = volume ?? edition ?? article;
    if (!first || first.index === 0) break;
    found = {
      ...found,
      title: title.slice(0, first.index),
      ...(volume ? { volume: keyIn(volume) } : {}),
      ...(edition && !volume ? { edition: keyIn(edition) } : {}),
    };
  }
  return found;
}

function keyIn({ groups = {} }: RegExpExecArray): string {
  const { number, behind, part, latin, bare, ordinal, word } = groups;
  return partKey(number ?? behind ?? part ?? latin ?? bare ?? ordinal ?? word ?? '');
}

/** Of the number of a volume or an edition, as a source gives it: 第二卷, vol. II and 2 are one; 上册 is 上. */
export function partKey(written: string): string {
  const plain = written
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replace(
      /^(?:第|卷|vol(?:ume)?s?\.?|edition)\s*|(?:卷|册|辑|版|(?<=\d)(?:st|nd|rd|th)|\s*\bed(?:ition|n)?\.?)+$/gu,
      '',
    )
    .trim();
  const at = ORDINALS.indexOf(plain);
  if (at >= 0) return String(at + 1);
  if (/^\d+$/u.test(plain)) return String(Number(plain));
  if (/^[ivxlc]+$/u.test(plain)) return String(romanNumber(plain));
  return String(hanNumber(plain) ?? plain);
}

function romanNumber(letters: string): number {
  const values = Array.from(letters, (letter) => ({ i: 1, v: 5, x: 10, l: 50, c: 100 })[letter] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}
