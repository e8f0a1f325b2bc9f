/** The words of a row, as FTS5 takes them. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Segmenter } from '../../text/segment.ts';
import { tokensOf } from '../../text/tokens.ts';
import type { SearchSettings } from '../settings.ts';

/** Puts a row's words, in place of those that it had or as its first: its rowid, then the words of each column. */
export function wordsStatement(
  database: DatabaseSync,
  { columns }: SearchSettings,
  insert: 'INSERT' | 'INSERT OR REPLACE',
): StatementSync {
  const names = columns.map((column) => `"${column.name}"`).join(', ');
  const places = columns.map(() => '?').join(', ');
  return database.prepare(`${insert} INTO full_text (rowid, ${names}) VALUES (?, ${places})`);
}

/** `text` is normalised. */
export function wordsOf(text: string, segmenter: Segmenter): readonly string[] {
  return tokensOf(text, segmenter).map((token) => token.text);
}
