/** A generated corpus on the disk, made in a process of its own: what its generator has in memory is not the index's. */
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import type { SearchDocument } from '../../src/search/document.ts';
import { createCorpus } from './corpus.ts';
import { type Asked, queriesOf } from './queries.ts';
import type { OnDisk } from './tasks.ts';

export interface Made {
  /** For each mode in turn: what warms it up, and what is measured. */
  readonly turns: readonly { readonly warmUp: readonly Asked[]; readonly measured: readonly Asked[] }[];
}

const TURNS = [0, 1] as const;
const WARM_UP_EACH = 6;
const READ_BYTES = 1_048_576;
const LINE_END = 0x0a;

/** One document a line. */
export function makeCorpus({ passages, seed, each, texts }: OnDisk): Made {
  const corpus = createCorpus(passages, seed);
  const file = openSync(texts, 'w');
  for (const document of corpus.documents()) writeSync(file, `${JSON.stringify(document)}\n`);
  closeSync(file);
  return {
    turns: TURNS.map((turn) => ({
      warmUp: queriesOf(corpus, WARM_UP_EACH, 100 + turn),
      measured: queriesOf(corpus, each, turn),
    })),
  };
}

export function* readDocuments(path: string): Generator<SearchDocument> {
  const file = openSync(path, 'r');
  const read = new Uint8Array(READ_BYTES);
  let rest = Buffer.alloc(0);
  for (let size = readSync(file, read); size > 0; size = readSync(file, read)) {
    rest = Buffer.concat([rest, read.subarray(0, size)]);
    let from = 0;
    for (let end = rest.indexOf(LINE_END); end >= 0; end = rest.indexOf(LINE_END, from)) {
      // Written by makeCorpus.
      yield JSON.parse(rest.subarray(from, end).toString()) as SearchDocument;
      from = end + 1;
    }
    rest = rest.subarray(from);
  }
  closeSync(file);
}
