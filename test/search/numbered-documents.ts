/** Documents that a change at each position of a feed would make: the same whoever indexes them. */
import type { SearchDocument } from '../../src/search/document.ts';
import { entity } from './documents.ts';

const DIGITS = '零一二三四五六七八九';

export function numbered(seq: number): SearchDocument {
  return entity(`concept:${seq}`, nameOf(seq), { summary: '每一次变更都写进索引。' });
}

export function nameOf(seq: number): string {
  return `第${Array.from(String(seq), (digit) => DIGITS[Number(digit)]).join('')}号渠`;
}
