/** What a table of SQLite's own full-text search gives, asked as it is commonly done: every word of the raw query, joined by OR. */
import { DatabaseSync } from 'node:sqlite';
import { RANKED, type Ranker } from './ranker.ts';

export type Tokenizer = 'unicode61' | 'trigram';

export interface RawPassage {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

const LEAST_OF_TRIGRAM = 3;

export function createFts5(tokenizer: Tokenizer, passages: readonly RawPassage[]): Ranker {
  const database = new DatabaseSync(':memory:');
  database.exec(`CREATE VIRTUAL TABLE passage USING fts5(id UNINDEXED, title, text, tokenize = '${tokenizer}')`);
  const insert = database.prepare('INSERT INTO passage (id, title, text) VALUES (?, ?, ?)');
  for (const { id, title, text } of passages) insert.run(id, title, text);
  const select = database.prepare('SELECT id FROM passage WHERE passage MATCH ? ORDER BY bm25(passage) LIMIT ?');
  return {
    name: `FTS5 ${tokenizer}`,
    async rank(query) {
      const terms = tokenizer === 'trigram' ? trigramsOf(query) : wordsOf(query);
      if (terms.length === 0) return [];
      const match = terms.map((term) => `"${term.replaceAll('"', '""')}"`).join(' OR ');
      return select.all(match, RANKED).map(({ id }) => String(id));
    },
    async close() {
      database.close();
    },
  };
}

function wordsOf(query: string): readonly string[] {
  return query.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function trigramsOf(query: string): readonly string[] {
  const trigrams = wordsOf(query).flatMap((word) => {
    const letters = [...word];
    return letters.slice(LEAST_OF_TRIGRAM - 1).map((_, i) => letters.slice(i, i + LEAST_OF_TRIGRAM).join(''));
  });
  return [...new Set(trigrams)];
}
