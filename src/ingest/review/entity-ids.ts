/** What proposed entities become: one that the graph has by now under the label, else a new one with an id of its own. */
import { nameKeysOfRef } from '../../text/keys.ts';
import type { Accepted } from './drafting.ts';
import { type ReviewGraph, storedOf } from './review-graph.ts';

export interface MadeEntity {
  readonly id: string;
  readonly isNew: boolean;
}

/** By the keys of their proposals; two of one type and label are one. */
export async function proposedEntities(
  accepted: readonly Accepted[],
  graph: ReviewGraph,
): Promise<ReadonlyMap<string, MadeEntity>> {
  const wanted = accepted.flatMap(({ proposal, as }) =>
    as.kind === 'ENTITY' ? [{ key: proposal.key, type: as.entity.type, label: as.entity.label }] : [],
  );
  if (wanted.length === 0) return new Map();
  const groups = [...Map.groupBy(wanted, ({ type, label }) => JSON.stringify([type, label])).values()];
  const found = await Promise.all(groups.map((own) => knownOf(own[0] as Wanted, graph)));
  const fresh = groups.map((own) => plainId(own[0] as Wanted, graph));
  const taken = await storedOf(graph, fresh);
  const used = new Set<string>();
  const made = new Map<string, MadeEntity>();
  groups.forEach((own, index) => {
    const [known, plain] = [found[index], fresh[index] ?? ''];
    const isFree = !taken.has(plain) && !used.has(plain);
    const id = known ?? (isFree ? plain : `${plain}-${own[0]?.key.slice(0, 8)}`);
    used.add(id);
    own.forEach(({ key }, at) => void made.set(key, { id, isNew: known === undefined && at === 0 }));
  });
  return made;
}

interface Wanted {
  readonly key: string;
  readonly type: string;
  readonly label: string;
}

async function knownOf({ type, label }: Wanted, graph: ReviewGraph): Promise<string | undefined> {
  const [exact] = nameKeysOfRef(label);
  const [ids = []] = exact ? await graph.store.named([exact], type, graph.scope()) : [];
  const stored = await storedOf(graph, ids);
  const same = [...stored.values()].filter(({ record }) => record.record === 'entity' && record.label === label);
  return same.length === 1 ? same[0]?.record.id : undefined;
}

function plainId({ type, label }: Wanted, { ontology, keys }: ReviewGraph): string {
  return `${ontology.entityType(type)?.prefix ?? type.toLowerCase()}:${keys(label, []).slug}`;
}
