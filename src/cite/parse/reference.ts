/** A pasted reference of any form → what it says. */
import { parseApaLine } from './apa-line.ts';
import { parseFootnote } from './footnote.ts';
import { parseGbtLine } from './gbt-line.ts';
import type { ParsedReference } from './parsed.ts';
import { parseRecord } from './record.ts';

// [3], ［3］, ①, (3), 3. and 3、 stand in front of an entry of a list; 2021年… and 1+7+N are words of it.
const NUMBER = /^\s*(?:[[［【(（]\s*\d{1,4}\s*[\]］】)）]|[\u2460-\u24ff\u2776-\u2793]|\d{1,3}(?:[.．](?!\d)|、))\s*/u;

/** Pure; never throws. Undefined for what reads like no reference: a title alone, words. */
export function parseReference(text: string): ParsedReference | undefined {
  const line = withoutNumber(text);
  return parseRecord(text) ?? parseGbtLine(line) ?? parseFootnote(line) ?? parseApaLine(line);
}

/** Without the number that it has in a list. */
export function withoutNumber(text: string): string {
  return text.replace(NUMBER, '');
}
