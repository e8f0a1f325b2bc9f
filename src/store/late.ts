/** A store that may come after the service: until then every question is refused at once with UNAVAILABLE, and its health says why. */
import type { Arrival } from '../domain/arrival.ts';
import type { GraphStore } from './port.ts';

/** All that asks the store something. */
const METHODS = [
  'records',
  'named',
  'entities',
  'relations',
  'observations',
  'claims',
  'relationsOf',
  'observationsOf',
  'claimsOf',
  'passagesOf',
  'contentOf',
  'outlineOf',
  'mentionsIn',
  'statementsIn',
  'neighbours',
  'paths',
  'subgraph',
  'counts',
  'countEntities',
  'history',
  'changes',
  'scan',
  'snapshot',
  'position',
  'apply',
  'load',
] as const satisfies readonly (keyof GraphStore)[];

type Asked = Pick<GraphStore, (typeof METHODS)[number]>;
type Method = (...args: readonly unknown[]) => Promise<unknown>;

export function lateStore(name: string, arrival: Arrival<GraphStore>): GraphStore {
  const entries = METHODS.map((method): [string, Method] => [
    method,
    // The arguments are those of the same method of the store.
    async (...args) => (arrival.get()[method] as Method)(...args),
  ]);
  return {
    name,
    // Each method of the list under its own name.
    ...(Object.fromEntries(entries) as unknown as Asked),
    async health() {
      const problem = arrival.problem();
      if (problem) return { ok: false, writable: false, problems: [problem.message] };
      return arrival.get().health();
    },
    close: () => arrival.close(),
  };
}
