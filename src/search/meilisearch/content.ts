/** One pair of the engine's indexes with what this process knows of it: its words and names, and what it says of itself. */
import { foldName } from '../../text/keys.ts';
import type { SearchSettings } from '../settings.ts';
import { nameKeys, wordKeys } from '../spelling.ts';
import type { EmbeddingModel } from '../text-vectors.ts';
import type { Engine } from './engine.ts';
import { facetValue, is } from './filters.ts';
import type { Meta } from './meta.ts';
import { shortKey } from './rows.ts';

export interface Content {
  readonly engine: Engine;
  readonly known: KnownWords;
  readonly settings: SearchSettings;
  /** What this program makes; `model` is undefined where search by meaning is off. */
  readonly expected: { readonly version: string; readonly model: EmbeddingModel | undefined };
  meta: Meta;
}

/** Of the index of words. */
export type WordRow = Readonly<Record<string, unknown>>;

const MAX_KNOWN = 300_000;
const NAMES_AT_ONCE = 5_000;

/**
 * Words and names that have their rows in the index of words: what is held is put there once. Each has the keys under which it is
 * found when it is typed with a slip (spelling.ts); what no document has any more stays till a rebuild.
 */
export class KnownWords {
  readonly #words = new Set<string>();
  /** Folded. */
  readonly #names = new Set<string>();

  /** Whether a document of the index has it, or had. */
  hasName(name: string): boolean {
    return this.#names.has(foldName(name));
  }

  /** Rows for words that are new, which are known from now on: `forget` where they were not written. */
  rowsOfWords(words: Iterable<string>): readonly WordRow[] {
    const rows: WordRow[] = [];
    for (const word of words) {
      if (this.#words.has(word)) continue;
      if (this.#words.size >= MAX_KNOWN) this.#words.clear();
      this.#words.add(word);
      const keys = wordKeys(word);
      if (keys.length > 0) rows.push({ key: shortKey(`w ${word}`), word, isName: false, keys: keys.map(facetValue) });
    }
    return rows;
  }

  /** The same for names. */
  rowsOfNames(names: Iterable<string>): readonly WordRow[] {
    const rows: WordRow[] = [];
    for (const name of names) {
      const folded = foldName(name);
      if (folded === '' || this.#names.has(folded)) continue;
      this.#names.add(folded);
      const keys = nameKeys(name, folded).map(facetValue);
      rows.push({ key: shortKey(`n ${folded}`), word: folded, name: name.toWellFormed(), isName: true, keys });
    }
    return rows;
  }

  forget(): void {
    this.#words.clear();
    this.#names.clear();
  }

  /** All names that the index holds, so that texts and queries are cut by them. Cost: a round trip for 5,000. */
  async read(engine: Engine, deadlineOf: () => number): Promise<readonly string[]> {
    const names: string[] = [];
    for (let offset = 0; ; offset += NAMES_AT_ONCE) {
      const { rows } = await engine.askOne(
        { index: 'WORDS', filter: is('isName', 'true'), limit: NAMES_AT_ONCE, offset, fields: ['name', 'word'] },
        deadlineOf(),
      );
      for (const { name, word } of rows) {
        names.push(String(name));
        this.#names.add(String(word));
      }
      if (rows.length < NAMES_AT_ONCE) return names;
    }
  }
}
