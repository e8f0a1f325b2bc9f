/** How Chinese texts number their headings, articles and items; and the headings that have a name instead of a number. */
import { hanNumber } from '../../text/numerals.ts';

export type MarkerFamily =
  | 'PART'
  | 'CHAPTER'
  | 'SECTION'
  | 'ARTICLE'
  | 'HAN'
  | 'HAN_IN_BRACKETS'
  | 'DECIMAL'
  | 'NUMBER'
  | 'NUMBER_IN_BRACKETS'
  | 'CIRCLED'
  | 'BULLET';

export interface Marker {
  readonly family: MarkerFamily;
  /** As it stands there: 第五条, （一）, 1. */
  readonly text: string;
  readonly number: number;
  /** How deep it stands in a document that uses all of them. */
  readonly rank: number;
  /** Where the words behind it begin. */
  readonly length: number;
}

const HAN = '[零〇一二三四五六七八九十百千两]{1,7}';
const PATTERNS: readonly (readonly [MarkerFamily, number, RegExp])[] = [
  ['PART', 10, new RegExp(`^(第(${HAN}|\\d{1,3})[编篇])(?=\\s|[\\p{L}：:]|$)[\\s：:]*`, 'u')],
  ['CHAPTER', 11, new RegExp(`^(第(${HAN}|\\d{1,3})章)[\\s：:]*`, 'u')],
  ['SECTION', 12, new RegExp(`^(第(${HAN}|\\d{1,3})节)[\\s：:]*`, 'u')],
  ['ARTICLE', 13, new RegExp(`^(第(${HAN}|\\d{1,4})条(?:之[一二三四五六七八九十])?)(?:[\\s：:]+|(?=【))`, 'u')],
  ['HAN', 14, /^(([一二三四五六七八九十]{1,3})、)\s*/u],
  ['HAN_IN_BRACKETS', 15, /^([（(]([一二三四五六七八九十]{1,3})[）)])[\s、.．]*/u],
  ['DECIMAL', 16, /^((\d{1,2}(?:[.．]\d{1,2}){1,3})[.．]?)[\s\u3000]+(?=[\p{L}“《])/u],
  ['NUMBER', 17, /^((\d{1,3})[.．、])(?!\d)\s*/u],
  ['NUMBER_IN_BRACKETS', 18, /^([（(](\d{1,3})[）)])\s*/u],
  ['CIRCLED', 19, /^(([①-⑳]))\s*/u],
  ['BULLET', 20, /^(([-*•●■◆▪·–—]))\s+/u],
];

/** Of a text's first words; undefined where nothing numbers it. 1.94 and 2012.3 are numbers. */
export function markerOf(text: string): Marker | undefined {
  const start = text.slice(0, 40);
  for (const [family, rank, pattern] of PATTERNS) {
    const found = pattern.exec(start);
    if (!found) continue;
    const [all, marker = '', number = ''] = found;
    return { family, text: marker, number: numberOf(number), rank: rankOf(family, rank, number), length: all.length };
  }
  return undefined;
}

/** 1.2 stands above 1.2.1. */
function rankOf(family: MarkerFamily, rank: number, number: string): number {
  return family === 'DECIMAL' ? rank + number.split(/[.．]/u).length / 10 : rank;
}

function numberOf(text: string): number {
  if (/^\d/u.test(text)) return Number(text.split(/[.．]/u).at(-1));
  if (/^[①-⑳]$/u.test(text)) return text.charCodeAt(0) - 0x245f;
  return hanNumber(text) ?? 0;
}

export interface Label {
  /** As a heading: 摘要, Abstract. */
  readonly name: string;
  /** Where the words behind it begin; the whole length where it stands alone. */
  readonly length: number;
  /** Whether it is over its own paragraph only, not over what follows. */
  readonly isOfOneParagraph: boolean;
}

const LABEL =
  /^(?:[【［[]\s*)?(内\s*容\s*摘\s*要|内\s*容\s*提\s*要|摘\s*要|提\s*要|关\s*键\s*词|abstract|key\s?words|中图分类号|文献标[识志]码|文章编号|基金项目|作者简介|收稿日期|doi)\s*(?:[】］\]]\s*[：:]?|[：:])\s*/iu;
const LABEL_ALONE =
  /^(?:摘\s*要|关\s*键\s*词|abstract|key\s?words|目\s*录|前\s*言|引\s*言|导\s*言|绪\s*论|结\s*语|结\s*论|结\s*束\s*语|参\s*考\s*文\s*献|致\s*谢|附\s*则|附\s*[录件表]\s*[一二三四五六七八九十\d]{0,3}|introduction|conclusions?|references|bibliography|acknowledge?ments?|appendix(?:\s[a-z\d])?)\s*[：:]?$/iu;

/** 摘要：, [Abstract], 参考文献 alone in its line. */
export function labelOf(text: string): Label | undefined {
  const start = text.slice(0, 60);
  const found = LABEL.exec(start);
  if (found) return { name: nameOf(found[1] ?? ''), length: found[0].length, isOfOneParagraph: true };
  if (text.length > 40 || !LABEL_ALONE.test(text)) return undefined;
  return { name: nameOf(text), length: text.length, isOfOneParagraph: false };
}

/** 摘 要： is 摘要; Key words keeps its space. */
function nameOf(text: string): string {
  const words = text.replace(/[：:]$/u, '').trim();
  return /\p{Script=Han}/u.test(words) ? words.replace(/\s/gu, '') : words;
}

export interface RunIn {
  readonly family: '一是' | '第一';
  readonly number: number;
}

const RUN_IN_AT_START = /^(?:([一二三四五六七八九十])是|第([一二三四五六七八九十])[，,])/u;
const RUN_IN_INSIDE = /[。；：]\s{0,4}(?:([一二三四五六七八九十])是|第([一二三四五六七八九十])[，,])/gu;

/** 一是……；第一，…… at the beginning of a line. */
export function runInOf(text: string): RunIn | undefined {
  const found = RUN_IN_AT_START.exec(text.slice(0, 4));
  return found ? runIn(found[1], found[2]) : undefined;
}

/** All behind the end of a sentence or clause inside a line. */
export function runInsInside(text: string): readonly RunIn[] {
  return [...text.matchAll(RUN_IN_INSIDE)].map((found) => runIn(found[1], found[2]));
}

function runIn(plain: string | undefined, ordinal: string | undefined): RunIn {
  const number = hanNumber(plain ?? ordinal ?? '') ?? 0;
  return { family: plain === undefined ? '第一' : '一是', number };
}
