/**
 * `npm run bench:graph-layout`: what the picture of a graph costs by its size, and what the small one on other pages costs over the
 * shipped texts, from the answer of the store to HTML (docs/benchmarks.md).
 */
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { scopeFor } from '../../src/domain/scope.ts';
import { layOut } from '../../src/graph-layout/layout.ts';
import type { LayoutGraph } from '../../src/graph-layout/layout-graph.ts';
import { importFiles } from '../../src/ingest/import.ts';
import { createWriter } from '../../src/ingest/write.ts';
import { createInquiries, type Inquiries } from '../../src/inquiry/inquiries.ts';
import type { SearchIndex } from '../../src/search/port.ts';
import { createKeys } from '../../src/text/keys.ts';
import { shippedOntology } from '../../test/graphql/asking.ts';
import { createReferenceStore } from '../../test/store/reference.ts';
import { print } from '../command-line.ts';
import { machineLine } from '../graphql/machine.ts';

const SIZES = [25, 60, 200, 500, 2_000];
const GOAL_AT_ONCE_MS = 10;
const GOAL_PREVIEW_MS = 3;
const SEED = new URL('../../seed/', import.meta.url);
const BUILT = new URL('../../dist/', import.meta.url);

async function main(): Promise<number> {
  print(machineLine(tmpdir()));
  print('\nCPU ms of a layout, median (the first one, with all to be compiled):');
  const medians = SIZES.map((size) => {
    const graph = grown(size);
    const costs = Array.from({ length: size > 200 ? 5 : 40 }, () => cpuMs(() => layOut(graph)));
    print(`${size} nodes, ${graph.edges.length} relations: ${median(costs).toFixed(1)} (${costs[0]?.toFixed(1)})`);
    return median(costs);
  });
  const preview = await previewMs();
  print(`\nPreview of ${preview.count} entities, best connected first: ${preview.ms.toFixed(2)} CPU ms each, warm`);
  const isMet = (medians[1] ?? 0) <= GOAL_AT_ONCE_MS && preview.ms <= GOAL_PREVIEW_MS;
  print(`Goals: 60 nodes at most ${GOAL_AT_ONCE_MS} ms, a preview ${GOAL_PREVIEW_MS} ms: ${isMet ? 'PASS' : 'MISS'}`);
  return isMet ? 0 : 1;
}

/** Each node with a relation to one of the first and one to any before it. */
function grown(size: number): LayoutGraph {
  const nodes = Array.from({ length: size }, (_, i) => ({
    ...{ id: `model:n${i}`, depth: Math.min(i, 2), width: 60 + ((i * 37) % 60), above: 13, below: 29 + 16 * (i % 2) },
  }));
  const edges = nodes.slice(1).flatMap(({ id }, i) => [
    { source: id, target: `model:n${(i * 31) % Math.min(i + 1, 12)}` },
    { source: id, target: `model:n${(i * 7919) % (i + 1)}` },
  ]);
  return { nodes, edges, mostWidth: size <= 60 ? 1_000 : Number.POSITIVE_INFINITY };
}

/** From the answer of the store, which reads in a thread or an engine of its own. */
async function previewMs(): Promise<{ readonly count: number; readonly ms: number }> {
  const inquiries = answeredOnce(await seeded());
  const render = await previewRenderer(inquiries);
  const scope = scopeFor('PUBLIC', 600_000);
  const page = { first: 60, withTotal: false };
  const [found] = await inquiries.reads.entities(
    [{ filter: {}, order: { by: 'RELATIONS', descending: true }, page }],
    scope,
  );
  const ids = (found?.edges ?? []).map(({ node }) => node.record.id);
  for (const id of ids) await render(id);
  const before = process.cpuUsage();
  for (const id of ids) await render(id);
  const { user, system } = process.cpuUsage(before);
  return { count: ids.length, ms: (user + system) / 1_000 / ids.length };
}

/** What was asked once is not read again. */
function answeredOnce(inquiries: Inquiries): Inquiries {
  const answers = new Map<string, ReturnType<Inquiries['subgraph']>>();
  return {
    ...inquiries,
    subgraph(query, scope) {
      const key = JSON.stringify(query);
      const answer = answers.get(key) ?? inquiries.subgraph(query, scope);
      answers.set(key, answer);
      return answer;
    },
  };
}

async function seeded(): Promise<Inquiries> {
  const ontology = await shippedOntology();
  const store = createReferenceStore(ontology);
  const names = (await readdir(SEED)).filter((name) => name.endsWith('.yaml'));
  const files = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(new URL(name, SEED), 'utf8') })),
  );
  const keys = createKeys();
  await importFiles(
    files,
    { store, ontology, keys, writer: createWriter({ store, ontology, keys }) },
    { actor: 'seed' },
  );
  // A picture needs no search.
  return createInquiries({ ontology, store, index: {} as SearchIndex });
}

/** Components are built ones: Node runs no JSX. The types are those of their sources. */
async function previewRenderer(inquiries: Inquiries): Promise<(id: string) => Promise<string>> {
  const built = (path: string): Promise<unknown> => import(new URL(path, BUILT).href);
  const { graphPreviewData } = (await built(
    'http/pages/graph-preview-data.js',
  )) as typeof import('../../src/http/pages/graph-preview-data.ts');
  const { GraphPreview } = (await built(
    'ui/graph/graph-preview.js',
  )) as typeof import('../../src/ui/graph/graph-preview.tsx');
  const { ViewProvider } = (await built('ui/view.js')) as typeof import('../../src/ui/view.tsx');
  const { STRINGS } = (await built('ui/strings.js')) as typeof import('../../src/ui/strings.ts');
  const view = {
    lang: 'zh',
    t: STRINGS.zh,
    path: '/',
    params: [],
    keepsLang: false,
    publicUrl: '',
    styleHref: '',
    scriptHref: '',
  } as const;
  return async (id) => {
    const root = { id, label: { zh: id }, type: { value: '', label: {} } };
    const data = await graphPreviewData(inquiries, [root], scopeFor('PUBLIC', 600_000));
    return data ? renderToString(h(ViewProvider, { view, children: h(GraphPreview, { of: data }) })) : '';
  };
}

function cpuMs(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

process.exitCode = await main();
