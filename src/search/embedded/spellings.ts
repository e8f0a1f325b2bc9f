/** The keys by which words and names are found that were typed with a slip (spelling.ts). What is held no longer stays till a rebuild. */
import type { DatabaseSync } from 'node:sqlite';
import { wordKeys } from '../spelling.ts';
import { type ColumnWords, type PreparedName, spellingKeys } from './prepare.ts';

const MAX_KNOWN = 300_000;
const MAX_FOUND = 2_000;

export class Spellings {
  readonly #database: DatabaseSync;
  /** Words that have their keys. */
  readonly #known = new Set<string>();
  /** The word up to which those that were passed over have their keys; undefined where none are passed over. */
  #heldTo: string | undefined;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** While a file is made anew its words are passed over: `addHeld` gives each its keys once, when all are there. */
  defer(): void {
    this.#heldTo = '';
  }

  /** So many of the words that were passed over; whether there are more. Inside a transaction. */
  addHeld(most: number): boolean {
    if (this.#heldTo === undefined) return false;
    const words = this.#database
      .prepare('SELECT term FROM vocabulary WHERE term > ? LIMIT ?')
      .all(this.#heldTo, most)
      .map(({ term }) => String(term));
    for (const word of words) this.#add(word, wordKeys(word));
    this.#heldTo = words.length < most ? undefined : words.at(-1);
    return this.#heldTo !== undefined;
  }

  /** Inside a transaction. */
  addWords(columns: ColumnWords): void {
    if (this.#heldTo !== undefined) return;
    for (const words of columns)
      for (const word of words.split(' ')) if (this.#isNew(word)) this.#add(word, wordKeys(word));
  }

  /** One in the form FOLDED. Inside a transaction. */
  addName({ key, spellings, ...name }: PreparedName): void {
    if (this.#isNew(`${key}\n`)) this.#add(key, spellings ?? spellingKeys({ key, ...name }));
  }

  /** After a batch that was undone. */
  forget(): void {
    this.#known.clear();
  }

  find(keys: readonly string[]): readonly { readonly key: string; readonly word: string }[] {
    if (keys.length === 0) return [];
    return this.#database
      .prepare('SELECT key, word FROM spelling WHERE key IN (SELECT value FROM json_each(?)) LIMIT ?')
      .all(JSON.stringify(keys), MAX_FOUND)
      .map(({ key, word }) => ({ key: String(key), word: String(word) }));
  }

  #isNew(word: string): boolean {
    if (this.#known.has(word)) return false;
    if (this.#known.size >= MAX_KNOWN) this.#known.clear();
    this.#known.add(word);
    return true;
  }

  #add(word: string, keys: readonly string[]): void {
    if (keys.length === 0) return;
    const put = this.#database.prepare('INSERT OR IGNORE INTO spelling (key, word) VALUES (?, ?)');
    for (const key of keys) put.run(key, word);
  }
}
