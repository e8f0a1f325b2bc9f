/** What persons have built on records that are about to go: statements about an entity, passages of a source, evidence in a passage. */
import type { Page, PageRequest, Position } from '../domain/page.ts';
import type { GraphRecord, Stored } from '../domain/records.ts';
import { refersTo } from '../domain/references.ts';
import { scopeFor } from '../domain/scope.ts';
import type { GraphStore } from '../store/port.ts';

const PAGE = 100;
const TIMEOUT_MS = 30_000;
/** So many are named of each. */
const NAMED = 3;

/**
 * The records that others stand on, by id, each with the first three ids of those others. `isOurs` says of an id whether it may go
 * or change with them. A few reads for each record: a release drops few.
 */
export async function findForeign(
  records: readonly GraphRecord[],
  isOurs: (id: string) => boolean,
  store: GraphStore,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const record of records) {
    const foreign = new Set<string>();
    for (const list of listsOf(record, store)) {
      for await (const other of eachRecord(list)) {
        if (!isOurs(other.id) && refersTo(other).includes(record.id)) foreign.add(other.id);
        if (foreign.size === NAMED) break;
      }
    }
    if (foreign.size > 0) found.set(record.id, [...foreign].slice(0, NAMED));
  }
  return found;
}

type List = (page: PageRequest) => Promise<readonly Page<Stored>[]>;

function listsOf({ id, record }: GraphRecord, store: GraphStore): readonly List[] {
  const scope = () => scopeFor('EDITORS', TIMEOUT_MS);
  if (record === 'entity') {
    return [
      (page) => store.relationsOf([id], { direction: 'BOTH', page }, scope()),
      (page) => store.observationsOf([id], page, scope()),
      (page) => store.claimsOf([id], page, scope()),
      (page) => store.contentOf([id], [], page, scope()),
    ];
  }
  if (record !== 'passage') return [];
  return [
    (page) => store.statementsIn([id], page, scope()),
    // For the field evidence that an entity may have there.
    (page) => store.mentionsIn([id], undefined, page, scope()),
  ];
}

async function* eachRecord(list: List): AsyncGenerator<GraphRecord> {
  for (let after: Position | undefined; ; ) {
    const [page] = await list({ first: PAGE, withTotal: false, ...(after ? { after } : {}) });
    for (const { node } of page?.edges ?? []) yield node.record;
    if (!page?.hasNextPage) return;
    after = page.edges.at(-1)?.at;
  }
}
