/** What every style and format wants of a value: one line of well-formed text. */
import type { CiteRecord } from './record.ts';

const SPACES = /[\s\u0085]+/gu;
/** Control characters that are no space, halves of surrogate pairs, which UTF-8 cannot hold, and the mark that no file starts with. */
const UNWRITABLE = /(?![\s\u0085])[\p{Cc}\p{Cs}]|\uFEFF/gu;

/** Line breaks and runs of spaces become one space, control characters go; what is then empty is left out, names among it. */
export function cleanRecord(record: CiteRecord): CiteRecord {
  // Strings are changed and empty fields left out, all of which but the type are optional.
  return cleanValue(record) as CiteRecord;
}

function cleanValue(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanValue).filter(hasWords);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, field]) => [name, cleanValue(field)] as const);
  return Object.fromEntries(fields.filter(([, field]) => field !== '' && field !== undefined));
}

/** A single ideographic space is kept: it stands in Chinese titles. */
function cleanText(text: string): string {
  const written = text.replace(UNWRITABLE, '');
  return written.replace(SPACES, (spaces) => (spaces === '\u3000' ? spaces : ' ')).trim();
}

function hasWords(name: unknown): boolean {
  return typeof name !== 'object' || name === null || 'literal' in name || 'family' in name;
}
