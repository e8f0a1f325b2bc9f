/** The shipped texts beside any number of generated passages, in a store and an index: what a pasted paragraph is held against. */
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { readOntology } from '../../src/domain/read-ontology.ts';
import type { PassageRecord } from '../../src/domain/records.ts';
import { scopeFor } from '../../src/domain/scope.ts';
import { rebuildIndex } from '../../src/ingest/reindex.ts';
import { findSupport, type Support } from '../../src/inquiry/support.ts';
import { openOwner } from '../../src/owner.ts';
import { openEmbeddedIndex } from '../../src/search/embedded/index.ts';
import { guard } from '../../src/store/guard.ts';
import { exportedId, type GraphStore, type LoadedLine } from '../../src/store/port.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { createKeys } from '../../src/text/keys.ts';
import { type Corpus, createCorpus } from '../search/corpus.ts';
import { createGeneratedEmbedder, fillVectors } from '../search/vectors.ts';

export interface Grown {
  /** The first sentence of each of so many generated passages. */
  sentences(count: number): readonly string[];
  ask(text: string): Promise<Support>;
  close(): Promise<void>;
}

const SCHEMA = new URL('../../schema/', import.meta.url);
const SEED = 1;
const PASSAGES_OF_SOURCE = 200;
const LINES_AT_ONCE = 500;
/** An answer is measured whole: it is not cut where the machine is busy. */
const PATIENT_MS = 600_000;
const LONGEST_SENTENCE = 60;

/** Vectors are generated, also those of the shipped texts, and no cosine is too low for the index: a search has the most that it can have to score. */
export async function openGrown(passages: number, folder: string): Promise<Grown> {
  const corpus = createCorpus(passages, SEED);
  const ontology = await readOntology(SCHEMA);
  const shipped = await shippedLines(join(folder, 'shipped'));
  const store = guard(await openSqliteStore({ file: join(folder, 'graph.sqlite'), ontology }));
  await store.load(batchesOf(shipped, corpus));
  const file = join(folder, 'index.sqlite');
  const built = await openEmbeddedIndex({ file, ontology });
  await rebuildIndex({ store, index: built, ontology });
  await built.close();
  const embedder = createGeneratedEmbedder();
  fillVectors(file, embedder);
  const index = await openEmbeddedIndex({ file, ontology, embedder, readOnly: true, meaningWaitMs: PATIENT_MS });
  const parts = { store, index, ontology, follower: { status: () => ({ lag: 0 }) } };
  return {
    sentences: (count) => Array.from({ length: count }, (_, i) => sentenceOf(i * Math.floor(passages / count), corpus)),
    ask: (text) =>
      findSupport(parts, { text, first: 5, style: 'GB_T_7714_2025_NUMERIC' }, scopeFor('PUBLIC', PATIENT_MS)),
    async close() {
      await Promise.all([embedder.close(), index.close(), store.close()]);
    },
  };
}

async function shippedLines(data: string): Promise<readonly LoadedLine[]> {
  const owner = await openOwner(readConfig({ GONGFU_DATA: data, GONGFU_EMBEDDER: 'off' }));
  const keys = createKeys();
  const lines: LoadedLine[] = [];
  for await (const line of scanned(owner.store)) {
    const index = lines.length;
    if (!('record' in line) || line.record.record !== 'entity') lines.push({ index, ...line });
    else {
      const { label, names, labelEn, fields } = line.record;
      lines.push({ index, ...line, keys: keys(label, names, labelEn, fields) });
    }
  }
  await owner.close();
  return lines;
}

async function* scanned(store: GraphStore) {
  let after: string | undefined;
  for (;;) {
    const page = await store.scan(after, LINES_AT_ONCE, scopeFor('EDITORS', PATIENT_MS));
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = exportedId(last);
  }
}

async function* batchesOf(shipped: readonly LoadedLine[], corpus: Corpus): AsyncGenerator<readonly LoadedLine[]> {
  yield shipped;
  const [first] = shipped;
  if (!first) throw new Error('nothing is shipped');
  // A revision has one time and one actor, whatever is in it.
  const { revision } = first;
  let batch: LoadedLine[] = [];
  let index = shipped.length;
  for (const line of generated(corpus)) {
    batch.push({ index, revision, ...line });
    index += 1;
    if (batch.length < LINES_AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

function* generated(corpus: Corpus) {
  const keys = createKeys();
  const { passages } = corpus;
  for (let i = 0; i < passages; i += PASSAGES_OF_SOURCE) {
    const label = `生成文献第${i / PASSAGES_OF_SOURCE + 1}号`;
    const record = {
      record: 'entity',
      id: sourceOf(i),
      type: 'DOCUMENT',
      label,
      names: [],
      fields: {},
      fieldEvidence: [],
    } as const;
    yield { record, keys: keys(label, []) };
  }
  for (let i = 0; i < passages; i++) {
    const { text = '', section } = corpus.passage(i);
    const paragraph = (i % PASSAGES_OF_SOURCE) + 1;
    const record: PassageRecord = {
      record: 'passage',
      id: `passage:generated-${i}`,
      document: sourceOf(i),
      section,
      paragraph,
      text,
      textKind: 'FULL_TEXT',
    };
    yield { record };
  }
}

function sourceOf(passage: number): string {
  return `document:generated-${Math.floor(passage / PASSAGES_OF_SOURCE)}`;
}

function sentenceOf(passage: number, corpus: Corpus): string {
  const [sentence = ''] = (corpus.passage(passage).text ?? '').split('。');
  return `${sentence.slice(0, LONGEST_SENTENCE)}。`;
}
