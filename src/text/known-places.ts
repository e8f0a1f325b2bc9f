/** Places that a normalised Chinese text tells of, by jieba's dictionary: for whether it speaks of somewhere else. */
import { dict } from '@node-rs/jieba/dict.js';
import type { TextRange } from './normalise.ts';

const LINE = /^(?<word>\p{Script=Han}{2,5}) \d+ ns$/gmu;
const LONGEST = 5;
/** Behind a place that is told of stands what it is or does: 海宁的, 海宁市, 海宁在; within another word it stands for nothing. */
const BEHIND = /^(?:$|[,，、。;:("]|[的市县区省镇乡州也亦则在为是已于有从与和及共以将把推建成])/u;
const BEFORE = /(?:^|[,，、。;:)"]|[在于与和及对是而比从到使让由如]|年)$/u;

/** Tagged as places, and common words. */
const COMMON = new Set('山区 城区 郊区 市区 地区 牧区 林区 老区 库区 湖区 德治 宜居 大湾 海外 大陆'.split(' '));

// The dictionary has 5 MB: looked through when the first text needs it (50 ms), 30,000 words are kept.
let names: ReadonlySet<string> | undefined;

/** In order, the longest at each place. Linear. */
export function placesTold(text: string): readonly TextRange[] {
  names ??= readNames();
  const found: TextRange[] = [];
  for (let start = 0; start < text.length - 1; start++) {
    if (!BEFORE.test(text.slice(Math.max(0, start - 1), start))) continue;
    const end = longestAt(text, start, names);
    if (end !== undefined && BEHIND.test(text.slice(end, end + 1))) found.push({ start, end });
  }
  return found;
}

function longestAt(text: string, start: number, known: ReadonlySet<string>): number | undefined {
  for (let length = LONGEST; length >= 2; length--)
    if (known.has(text.slice(start, start + length))) return start + length;
  return undefined;
}

function readNames(): ReadonlySet<string> {
  const text = Buffer.from(dict.buffer, dict.byteOffset, dict.byteLength).toString('utf8');
  return new Set([...text.matchAll(LINE)].map(({ groups }) => groups?.word ?? '')).difference(COMMON);
}
