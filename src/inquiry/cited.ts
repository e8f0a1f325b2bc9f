/** What is to be cited → the sources that it rests on, each once, with the passages in which they say it. */
import { badInput, type GongfuError } from '../domain/errors.ts';
import type { Ontology } from '../domain/ontology.ts';
import type { PageRequest } from '../domain/page.ts';
import { type GraphRecord, isStatement, type PassageRecord, type Stored } from '../domain/records.ts';
import type { Scope } from '../domain/scope.ts';
import type { GraphStore } from '../store/port.ts';
import { isEntity, notFound, type StoredEntity } from './entities.ts';

export interface RestingOn {
  readonly source: StoredEntity;
  /** In the order of the source; empty where it is cited as a whole. */
  readonly passages: readonly PassageRecord[];
}

export interface CitedParts {
  readonly store: Pick<GraphStore, 'records' | 'passagesOf'>;
  readonly ontology: Ontology;
}

const MAX_CITED = 200;
/** Of an entity that is no source: those that state most of it. */
const PASSAGES_OF_ENTITY: PageRequest = { first: 50, withTotal: false };

/**
 * Sources stand for themselves; passages, statements and other entities for the sources of the passages. In the order of `ids`.
 *
 * Errors: BAD_USER_INPUT for no or more than 200 ids, for an empty one, and for what nothing supports (details.ids); NOT_FOUND. Cost: four reads.
 */
export async function restingOn(
  parts: CitedParts,
  ids: readonly string[],
  scope: Scope,
): Promise<readonly RestingOn[]> {
  if (ids.length === 0 || ids.length > MAX_CITED)
    throw badInput(`${ids.length} ids cannot be cited at once; give 1 to ${MAX_CITED}.`);
  const empty = ids.findIndex((id) => id.trim() === '');
  if (empty >= 0) throw badInput(`\`ids[${empty}]\` is empty; an id is like document:huang-fu-2022 or passage:….`);
  const records = await parts.store.records(ids, scope);
  const unknown = ids.filter((_, i) => records[i] === undefined);
  if (unknown.length > 0) throw notFound(unknown);
  const asked = records.flatMap((stored) => stored ?? []);
  const isSource = (stored: Stored): stored is StoredEntity =>
    isEntity(stored) && parts.ontology.entityType(stored.record.type)?.isSource === true;
  const others = asked.filter((stored) => !isSource(stored));
  const passages = await passagesBehind(parts.store, others, scope);
  const bare = others.filter(({ record }) => passages.get(record.id)?.length === 0);
  if (bare.length > 0) throw unsupported(bare.map(({ record }) => record.id));
  const sources = await sourcesOf(parts.store, asked.filter(isSource), [...passages.values()].flat(), scope);
  return merged(asked, passages, sources);
}

type Passages = ReadonlyMap<string, readonly PassageRecord[]>;

/** By id of the record that they support. */
async function passagesBehind(store: CitedParts['store'], found: readonly Stored[], scope: Scope): Promise<Passages> {
  const entities = found.filter(isEntity).map(({ record }) => record.id);
  const named = [...new Set(found.flatMap(({ record }) => supporting(record)))];
  const [pages, records] = await Promise.all([
    entities.length > 0 ? store.passagesOf(entities, PASSAGES_OF_ENTITY, scope) : [],
    named.length > 0 ? store.records(named, scope) : [],
  ]);
  const known = new Map(named.map((id, i) => [id, records[i]?.record] as const));
  const ofEntities = new Map(entities.map((id, i) => [id, (pages[i]?.edges ?? []).map(({ node }) => node.record)]));
  const passageOf = (id: string): readonly PassageRecord[] => {
    const record = known.get(id);
    return record?.record === 'passage' ? [record] : [];
  };
  return new Map(
    found.map(({ record }) => [record.id, ofEntities.get(record.id) ?? supporting(record).flatMap(passageOf)]),
  );
}

/** The passages that a record rests on; what contradicts a statement is no place to cite for it. */
function supporting(record: GraphRecord): readonly string[] {
  if (record.record === 'passage') return [record.id];
  if (!isStatement(record)) return [];
  return record.evidence.flatMap(({ passage, stance }) => (stance === 'SUPPORTS' ? [passage] : []));
}

function unsupported(ids: readonly string[]): GongfuError {
  const message = `${ids.join(', ')}: no passage of a source says it, so there is nothing to cite; what rests on background knowledge has a \`note\` that says on what.`;
  return badInput(message, { ids });
}

async function sourcesOf(
  store: CitedParts['store'],
  asked: readonly StoredEntity[],
  passages: readonly PassageRecord[],
  scope: Scope,
): Promise<ReadonlyMap<string, StoredEntity>> {
  const known = new Map(asked.map((stored) => [stored.record.id, stored]));
  const missing = [...new Set(passages.map(({ document }) => document))].filter((id) => !known.has(id));
  const read = missing.length > 0 ? await store.records(missing, scope) : [];
  return new Map([...known, ...read.filter(isEntity).map((stored) => [stored.record.id, stored] as const)]);
}

function merged(
  asked: readonly Stored[],
  passages: Passages,
  sources: ReadonlyMap<string, StoredEntity>,
): readonly RestingOn[] {
  const cited = new Map<string, { readonly source: StoredEntity; readonly passages: Set<PassageRecord> }>();
  for (const { record } of asked) {
    const own = passages.get(record.id);
    for (const id of own ? own.map(({ document }) => document) : [record.id]) {
      const source = sources.get(id);
      if (!source) continue;
      const entry = cited.get(id) ?? { source, passages: new Set() };
      for (const passage of own ?? []) if (passage.document === id) entry.passages.add(passage);
      cited.set(id, entry);
    }
  }
  return [...cited.values()].map((entry) => {
    const distinct = new Map([...entry.passages].map((passage) => [passage.id, passage]));
    const passages = [...distinct.values()].toSorted((one, other) => one.paragraph - other.paragraph);
    return { source: entry.source, passages };
  });
}
