/**
 * Entities side by side: a row per relation type and direction, per indicator and per claim kind, and last what was written of them.
 * With what is stated of an entity stands what it gathers (`gathers` of the ontology): the statuses of a model's place, the versions
 * of its mechanisms and who provides for them.
 */
import { badInput, GongfuError } from '../domain/errors.ts';
import type { Ontology } from '../domain/ontology.ts';
import type { Page, PageRequest } from '../domain/page.ts';
import type { Scope } from '../domain/scope.ts';
import type { GraphStore } from '../store/port.ts';
import { type GatheredReads, gatheredRelations } from './compare-gathered.ts';
import { type Compared, type ComparisonRow, claimRows, indicatorRows, relationRows } from './comparison-rows.ts';
import { isEntity, requireEntities, type StoredEntity } from './entities.ts';

export interface Comparison {
  readonly entities: readonly StoredEntity[];
  readonly rows: readonly ComparisonRow[];
}

type Store = Pick<GraphStore, 'records' | 'relationsOf' | 'observationsOf' | 'claimsOf'>;

const MIN_COMPARED = 2;
const MAX_COMPARED = 6;
const PAGE: PageRequest = { first: 1_000, withTotal: false };
const ALL_RELATIONS = { direction: 'BOTH' as const, page: PAGE };

/**
 * Errors: NOT_FOUND; BAD_USER_INPUT where they are too few, too many, no entities or not all different; LIMIT_EXCEEDED where more
 * than a thousand statements of one sort are made of one of them. Cost: seven reads, and one more for each of the compared whose
 * type gathers along two steps.
 */
export async function compare(
  store: Store,
  ontology: Ontology,
  ids: readonly string[],
  scope: Scope,
): Promise<Comparison> {
  const entities = await comparable(store, ids, scope);
  const [relations, observations, claims] = await Promise.all([
    store.relationsOf(ids, ALL_RELATIONS, scope),
    store.observationsOf(ids, PAGE, scope),
    store.claimsOf(ids, PAGE, scope),
  ]);
  const own = entities.map((entity, i) => ({ entity, relations: whole(relations[i], entity.record.id) }));
  const reads: GatheredReads = { store, ontology, page: PAGE, whole };
  const gathered = await gatheredRelations(reads, own, scope);
  const compared = own.map(({ entity, relations: stated }, i) => ({
    entity,
    relations: [...stated, ...(gathered[i] ?? [])],
    observations: whole(observations[i], entity.record.id),
    claims: whole(claims[i], entity.record.id),
  }));
  const indicators = await indicatorsOf(store, compared, scope);
  const { own: relationsFirst, literature } = relationRows(compared, ontology);
  const rows = [
    ...relationsFirst,
    ...indicatorRows(compared, indicators),
    ...claimRows(compared, ontology),
    ...literature,
  ];
  return { entities, rows };
}

async function comparable(store: Store, ids: readonly string[], scope: Scope): Promise<readonly StoredEntity[]> {
  if (ids.length < MIN_COMPARED || ids.length > MAX_COMPARED) {
    throw badInput(`${ids.length} entities cannot be compared; give ${MIN_COMPARED} to ${MAX_COMPARED} ids.`);
  }
  const entities = await requireEntities(store, ids, scope);
  if (new Set(entities.map((stored) => stored.record.id)).size < entities.length) {
    throw badInput('An entity stands among `ids` twice; give each once.');
  }
  return entities;
}

/** Nothing is left out silently. */
function whole<T>(page: Page<T> | undefined, id: string): readonly T[] {
  if (page?.hasNextPage) {
    const message = `Too much is stated of ${id} to compare it whole; compare what is smaller, or page through its \`relations\`, \`observations\` and \`claims\`.`;
    throw new GongfuError('LIMIT_EXCEEDED', message, { details: { id, limit: PAGE.first } });
  }
  return (page?.edges ?? []).map((edge) => edge.node);
}

async function indicatorsOf(
  store: Store,
  compared: readonly Compared[],
  scope: Scope,
): Promise<readonly StoredEntity[]> {
  const ids = new Set(compared.flatMap(({ observations }) => observations.map((stored) => stored.record.indicator)));
  const sorted = [...ids].toSorted();
  const reads: ReturnType<Store['records']>[] = [];
  for (let at = 0; at < sorted.length; at += PAGE.first)
    reads.push(store.records(sorted.slice(at, at + PAGE.first), scope));
  return (await Promise.all(reads)).flat().filter(isEntity);
}
