/** A text read without a thread, for tests of what its words become. */
import { assembled } from '../../../src/ingest/reading/assemble.ts';
import type { ReadDocument } from '../../../src/ingest/reading/document.ts';
import { READ_LIMITS } from '../../../src/ingest/reading/limits.ts';
import { readPlainText } from '../../../src/ingest/reading/text-reader.ts';

export function readText(raw: string): ReadDocument {
  return assembled(readPlainText(raw, { name: 'a.txt', limits: READ_LIMITS }), { name: 'a.txt', hash: '' });
}

/** Kind, depth of a heading, and words of each block: `HEADING1 一、背景`. */
export function outline({ blocks, text }: ReadDocument): readonly string[] {
  return blocks.map(({ kind, level, start, end }) => `${kind}${level ?? ''} ${text.slice(start, end)}`);
}
