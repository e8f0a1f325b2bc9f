/** What deciding asks of the graph. */
import type { ChangeOutcome } from '../../domain/change.ts';
import type { Ontology } from '../../domain/ontology.ts';
import type { GraphRecord, Stored } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { GraphStore } from '../../store/port.ts';
import type { WriteInputs } from '../input.ts';
import type { MakeKeys } from '../items.ts';
import type { Author } from '../write.ts';

export interface ReviewGraph {
  readonly store: Pick<GraphStore, 'records' | 'named' | 'position' | 'changes'>;
  readonly ontology: Ontology;
  readonly keys: MakeKeys;
  /** For reads that begin now; of editors. */
  readonly scope: () => Scope;
  /** The one write path, and the same planned by its rules and not made. */
  readonly write: (inputs: WriteInputs, by: Author) => Promise<ChangeOutcome>;
  readonly trial: (inputs: WriteInputs) => Promise<ChangeOutcome>;
}

const IDS_AT_ONCE = 500;

/** By the id that was asked: a merged one gives what it was merged into. Without what is not there. */
export async function storedOf(
  { store, scope }: Pick<ReviewGraph, 'store' | 'scope'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Stored<GraphRecord>>> {
  const asked = [...new Set(ids)];
  const found = new Map<string, Stored<GraphRecord>>();
  for (let at = 0; at < asked.length; at += IDS_AT_ONCE) {
    const some = asked.slice(at, at + IDS_AT_ONCE);
    const records = await store.records(some, scope());
    some.forEach((id, index) => {
      const stored = records[index];
      if (stored) found.set(id, stored);
    });
  }
  return found;
}
