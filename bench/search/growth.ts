/** A generated corpus in our index: what building it takes, and how long its answers take. */
import { statSync } from 'node:fs';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { scopeFor } from '../../src/domain/scope.ts';
import type { SearchDocument } from '../../src/search/document.ts';
import { openEmbeddedIndex } from '../../src/search/embedded/index.ts';
import type { FacetName, SearchIndex, SearchMode } from '../../src/search/port.ts';
import { type Made, readDocuments } from './made.ts';
import { watchMemory } from './memory.ts';
import { type Asked, QUERY_KINDS } from './queries.ts';
import type { AnswersOf, AskedIndex, Asking, Built, OnDisk } from './tasks.ts';
import { watchThreads } from './threads.ts';
import { spreadOf, type Timed, timed } from './timing.ts';
import { createGeneratedEmbedder, fillVectors } from './vectors.ts';

const SCHEMA = new URL('../../schema/', import.meta.url);
const AT_ONCE = 100;
/** An answer is measured whole: it is not cut where the machine is busy. */
export const PATIENT_MS = 600_000;
/** What a page shows. */
export const FIRST = 10;
export const FACETS: readonly FacetName[] = ['type', 'domain', 'region', 'document', 'year'];

export async function buildIndex({ file, texts }: OnDisk): Promise<Built> {
  const index = await openEmbeddedIndex({ file, ontology: await readOntology(SCHEMA) });
  const [threads, memory] = [watchThreads(), watchMemory()];
  const built = await timed(() => rebuildWith(index, readDocuments(texts)));
  const busiestMs = threads.stop();
  const peakMb = memory.stop();
  await index.close();
  const { making } = built.value;
  fillVectors(file, createGeneratedEmbedder());
  return {
    wallS: (built.wallMs - making.wallMs) / 1_000,
    cpuS: (built.cpuMs - making.cpuMs) / 1_000,
    busiestS: busiestMs / 1_000,
    fileMb: statSync(file).size / 2 ** 20,
    peakMb,
  };
}

/** What making the documents took is told, too. */
export async function rebuildWith(index: SearchIndex, documents: Generator<SearchDocument>) {
  const making = { wallMs: 0, cpuMs: 0 };
  const rebuild = await index.rebuild();
  for (;;) {
    const startedAt = performance.now();
    const before = process.threadCpuUsage();
    const some = nextOf(documents);
    const { user, system } = process.threadCpuUsage(before);
    making.wallMs += performance.now() - startedAt;
    making.cpuMs += (user + system) / 1_000;
    if (some.length === 0) break;
    await rebuild.add(some);
  }
  await rebuild.finish(1);
  return { making };
}

function nextOf(documents: Generator<SearchDocument>): readonly SearchDocument[] {
  const some: SearchDocument[] = [];
  while (some.length < AT_ONCE) {
    const next = documents.next();
    if (next.done) break;
    some.push(next.value);
  }
  return some;
}

export async function askIndex({ file, turns }: OnDisk & Made): Promise<AskedIndex> {
  const memory = watchMemory();
  const embedder = createGeneratedEmbedder();
  const ontology = await readOntology(SCHEMA);
  const opened = await timed(async () => {
    const index = await openEmbeddedIndex({ file, ontology, embedder, meaningWaitMs: PATIENT_MS });
    await embedder.filled;
    await ask(index, '政策', 'HYBRID');
    return index;
  });
  const index = opened.value;
  const answers: AnswersOf[] = [];
  for (const [turn, mode] of (['FULL_TEXT', 'HYBRID'] as const).entries()) {
    const { warmUp = [], measured = [] } = turns[turn] ?? {};
    for (const { text } of warmUp) await ask(index, text, mode);
    answers.push(await askAll(mode, measured, (text) => ask(index, text, mode)));
  }
  const peakMb = memory.stop();
  await Promise.all([embedder.close(), index.close()]);
  return { openCpuS: opened.cpuMs / 1_000, answers, peakMb };
}

/** Each query once, one after the other; `find` gives how many hits it has. */
export async function askAll(
  asking: Asking,
  queries: readonly Asked[],
  find: (text: string) => Promise<number>,
): Promise<AnswersOf> {
  const all: (Asked & Timed & { readonly value: number })[] = [];
  for (const query of queries) all.push({ ...query, ...(await timed(() => find(query.text))) });
  const of = (kind: Asked['kind']) => spreadOf(all.filter((one) => one.kind === kind));
  const spreads = Object.fromEntries(QUERY_KINDS.map((kind) => [kind, of(kind)])) as AnswersOf['spreads'];
  return { asking, spreads: { ...spreads, all: spreadOf(all) }, empty: all.filter(({ value }) => value === 0).length };
}

async function ask(index: SearchIndex, query: string, mode: SearchMode): Promise<number> {
  const request = { query, mode, filter: {}, first: FIRST, facets: FACETS };
  const { hits } = await index.search(request, scopeFor('PUBLIC', PATIENT_MS));
  return hits.length;
}
