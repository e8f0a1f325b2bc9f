/** A thread beside that of the index, while a large one is made anew: it makes documents ready (prepare.ts) and counts their grams. */
import { createSegmenter } from '../../text/segment.ts';
import { serveCalls } from '../../worker.ts';
import type { SearchDocument } from '../document.ts';
import type { SearchSettings } from '../settings.ts';
import { CodeTally } from './code-tally.ts';
import type { CountedGrams } from './gram-counts.ts';
import {
  columnWords,
  gramsOfRow,
  namesOf,
  prepared,
  type SentBatch,
  type SentDocument,
  spellingKeys,
} from './prepare.ts';

export type PreparerMethods = {
  prepare: { request: readonly SearchDocument[]; reply: SentBatch };
  /** Of all rows since it was last asked. */
  counted: { request: undefined; reply: CountedGrams };
};

export interface PreparerData {
  readonly settings: SearchSettings;
  /** Words that the index's own segmenter has learned. */
  readonly learned: readonly string[];
}

class Preparer {
  readonly #settings: SearchSettings;
  readonly #segmenter = createSegmenter();
  readonly #codes = new CodeTally();
  #others = new Map<string, number>();
  #length = 0;

  constructor({ settings, learned }: PreparerData) {
    this.#settings = settings;
    this.#segmenter.learn(learned);
  }

  prepare(documents: readonly SearchDocument[]): SentBatch {
    const names = documents.flatMap(namesOf).filter((name) => name !== '');
    this.#segmenter.learn(names);
    // Of an id that comes twice the last one holds, and its grams alone count.
    const last = new Map(documents.map((document) => [document.id, document]));
    return { names, documents: [...last.values()].map((document) => this.#prepareOne(document)) };
  }

  counted(): CountedGrams {
    const counted = { codes: this.#codes.taken(), others: this.#others, length: this.#length };
    this.#others = new Map();
    this.#length = 0;
    return counted;
  }

  #prepareOne(document: SearchDocument): SentDocument {
    const { rows, ...whole } = prepared(document, this.#settings);
    return {
      ...whole,
      rows: rows.map(({ facts, ...row }) => ({
        ...row,
        cut: { words: columnWords(row.texts, this.#segmenter), length: this.#count(row.texts, facts.isPassage) },
        names: row.names.map((name) => (name.form === 'FOLDED' ? { ...name, spellings: spellingKeys(name) } : name)),
      })),
    };
  }

  #count(texts: string, isPassage: boolean): number {
    const { codes, others, length } = gramsOfRow(texts, isPassage, this.#settings);
    this.#codes.add(codes);
    for (const gram of others) this.#others.set(gram, (this.#others.get(gram) ?? 0) + 1);
    this.#length += length;
    return length;
  }
}

await serveCalls<PreparerMethods>((data) => {
  // From rebuild.ts, which passes PreparerData.
  const preparer = new Preparer(data as PreparerData);
  return {
    methods: {
      prepare: (documents) => preparer.prepare(documents),
      counted: () => preparer.counted(),
    },
  };
});
