/** Changes of one record each, as an editor sends them. */
import type { ChangeRequest, UpsertItem } from '../../src/domain/change.ts';
import { createKeys } from '../../src/text/keys.ts';
import type { BenchStore } from './case.ts';

export interface Mutation {
  readonly name: string;
  make(number: number): ChangeRequest;
}

const INDICATOR = 'indicator:bench';
const STATED = { status: 'HOLDS', basis: 'STATED' } as const;

/** What the mutations refer to and the graph does not have. */
export function ground(): ChangeRequest {
  const draft = { type: 'INDICATOR', label: '居民收入', kind: 'LEVEL', names: [], fields: {}, fieldEvidence: [] };
  return requestOf({ kind: 'entity', id: INDICATOR, distinct: false, draft, keys: createKeys()('居民收入', []) });
}

/** Numbers of one run are given once each, so that no mutation repeats another. */
export function mutationsOn({ graph, below }: BenchStore): readonly Mutation[] {
  const run = Date.now().toString(36);
  const keys = createKeys();
  const node = () => graph.nodeId(below(graph.nodes));
  const evidence = () => [{ passage: graph.passageId(below(graph.passages)), stance: 'SUPPORTS' as const }];
  return [
    {
      name: 'a new figure with its evidence',
      make(number) {
        const draft = { indicator: INDICATOR, subject: node(), value: number / 10, unit: '万元', comparator: 'EQUAL' };
        return requestOf({
          kind: 'observation',
          id: `observation:${run}-${number}`,
          draft: { ...draft, ...STATED, comparator: 'EQUAL', evidence: evidence() },
        });
      },
    },
    {
      name: 'a new relation with its evidence',
      make(number) {
        const draft = { relationType: 'GUIDED_BY', source: model(graph, below), target: concept(graph, below) };
        return requestOf({
          kind: 'relation',
          id: `relation:${run}-${number}`,
          draft: { ...draft, ordinal: 1_000 + number, qualifiers: [], ...STATED, evidence: evidence() },
        });
      },
    },
    {
      name: 'a new entity',
      make(number) {
        const label = `模式${run}之${number}`;
        const draft = {
          type: 'MODEL',
          label,
          names: [],
          summary: '因地制宜，以产业带动增收。',
          fields: {},
          fieldEvidence: [],
        };
        return requestOf({
          kind: 'entity',
          id: `model:${run}-${number}`,
          distinct: false,
          draft,
          keys: keys(label, []),
        });
      },
    },
  ];
}

/** Nodes of every sixth number are models, four further on concepts (graph.ts). */
function model(graph: BenchStore['graph'], below: BenchStore['below']): string {
  return graph.nodeId(6 * below(Math.floor(graph.nodes / 6)));
}

function concept(graph: BenchStore['graph'], below: BenchStore['below']): string {
  return graph.nodeId(6 * below(Math.floor(graph.nodes / 6)) + 4);
}

function requestOf(item: WithoutPlace<UpsertItem>): ChangeRequest {
  // The parts of one item, with its place.
  return { items: [{ ...item, place: { index: 0, path: '' } } as UpsertItem], actor: 'bench', reason: '' };
}

type WithoutPlace<T> = T extends UpsertItem ? Omit<T, 'place'> : never;
