/** Where a passage stands, as a person says it: 二（一）2，第 3 段. */
import type { Words } from '../domain/ontology.ts';
import type { Place } from './places.ts';

const HAN_NUMBER = '[一二三四五六七八九十百零〇]+';
/** How headings are numbered; what stands before the title is the part that a locator needs. */
const NUMBERINGS: readonly RegExp[] = [
  new RegExp(`^第(?:${HAN_NUMBER}|\\d+)[编篇部章节条款]`),
  new RegExp(`^[（(](?:${HAN_NUMBER}|\\d+)[）)]`),
  new RegExp(`^${HAN_NUMBER}(?=[、.．，\\s])`),
  /^\d+(?:\.\d+)*(?=[.．、\s）)]|$)/,
  /^\d+(?:\.\d+)+/,
  /^[IVX]+(?=[.．、\s])/,
];

/** `place` counts from 1 among the paragraphs under the same heading path: as in print, where passages may part one among them. */
export function locatorOf(section: readonly string[], place: number): Words {
  const tokens = section.map(tokenOf);
  const zh = joined(tokens);
  const en = joined(tokens.map(inArabic));
  return {
    zh: zh === '' ? `第 ${place} 段` : `${zh}，第 ${place} 段`,
    en: en === '' ? `para. ${place}` : `${en}, para. ${place}`,
  };
}

/** The same with the part of the paragraph, where passages part it: 二（一）2，第 3 段之 2. It names one passage. */
export function passageLocator(section: readonly string[], { paragraph, part }: Place): Words {
  const { zh, en } = locatorOf(section, paragraph);
  return part === undefined ? { zh, en } : { zh: `${zh}之 ${part}`, en: `${en}, part ${part}` };
}

/** The number of a heading, or the whole of one without a number. */
function tokenOf(heading: string): string {
  const title = heading.trim();
  for (const numbering of NUMBERINGS) {
    const match = numbering.exec(title);
    if (match) return match[0];
  }
  return title;
}

/** Brackets part by themselves; anything else needs a dot in between, as in 引言·一. */
function joined(tokens: readonly string[]): string {
  return tokens.reduce((text, token) => {
    if (text === '' || token === '') return text + token;
    return /[）)]$/.test(text) || /^[（(]/.test(token) ? text + token : `${text}·${token}`;
  }, '');
}

function inArabic(token: string): string {
  const bracketed = token.replace('（', '(').replace('）', ')');
  return NUMBERINGS.some((numbering) => numbering.test(`${token}、`))
    ? bracketed.replace(new RegExp(HAN_NUMBER), (number) => String(numberOf(number)))
    : token;
}

/** 一 to 九十九; what is larger stays as it is written. */
function numberOf(number: string): number | string {
  const digit = (text: string): number => '零一二三四五六七八九'.indexOf(text);
  if (/百/.test(number) || number.length > 3) return number;
  if (!number.includes('十')) return Array.from(number, digit).reduce((value, next) => value * 10 + next, 0);
  const [tens = '', ones = ''] = number.split('十');
  return (tens === '' ? 1 : digit(tens)) * 10 + (ones === '' ? 0 : digit(ones));
}
