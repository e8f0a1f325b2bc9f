/** Whether the graph has a source already that a new one claims to be: by number, DOI, or title and day. */
import type { Ontology } from '../../domain/ontology.ts';
import type { EntityRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { GraphStore } from '../../store/port.ts';
import { identifierKeys } from '../../text/identifiers.ts';
import { foldName } from '../../text/keys.ts';
import type { ReadSource } from './read-source.ts';

export type KnownBy = 'documentNumber' | 'doi' | 'title';

export interface KnownSource {
  readonly source: EntityRecord;
  readonly by: KnownBy;
}

export interface Claim {
  readonly known?: KnownSource;
  /** Another source of the type has the label, of another day. */
  readonly isDistinct: boolean;
}

export interface KnownParts {
  readonly store: Pick<GraphStore, 'records' | 'named'>;
  readonly ontology: Ontology;
}

/** Cost: four reads. */
export async function claimOf(read: ReadSource, parts: KnownParts, scope: Scope): Promise<Claim> {
  for (const by of ['documentNumber', 'doi'] as const) {
    const keys = identifierKeys({ [by]: read.fields[by] });
    const [source] = await sourcesWith('IDENTIFIER', keys, parts, scope);
    if (source) return { known: { source, by }, isDistinct: false };
  }
  const named = await sourcesWith('FOLDED', [foldName(read.label)], parts, scope);
  const same = named.find(({ fields }) => isSameDay(fields.issuedOn, read.fields.issuedOn));
  if (same) return { known: { source: same, by: 'title' }, isDistinct: false };
  return { isDistinct: named.some(({ type, label }) => type === read.type && label === read.label) };
}

async function sourcesWith(
  level: 'IDENTIFIER' | 'FOLDED',
  keys: readonly string[],
  { store, ontology }: KnownParts,
  scope: Scope,
): Promise<readonly EntityRecord[]> {
  if (keys.length === 0) return [];
  const ids = await store.named(
    keys.map((key) => ({ level, key })),
    undefined,
    scope,
  );
  const found = await store.records([...new Set(ids.flat())], scope);
  return found.flatMap((stored) =>
    stored?.record.record === 'entity' && ontology.entityType(stored.record.type)?.isSource ? [stored.record] : [],
  );
}

/** A day that is not known may be the same; of a month and a day in it each is the other. */
function isSameDay(one: unknown, other: unknown): boolean {
  if (typeof one !== 'string' || typeof other !== 'string') return true;
  return one.startsWith(other) || other.startsWith(one);
}
