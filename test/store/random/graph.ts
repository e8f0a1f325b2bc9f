/** Random graphs over the real ontology: first a graph, then changes that rewrite and remove parts of it. */
import type { Ontology, RelationTypeDef } from '../../../src/domain/ontology.ts';
import type { ClaimKind, Evidence, Name, Qualifier } from '../../../src/domain/records.ts';
import { at, claim, entity, type Item, merge, observation, passage, relation, remove, unmerge } from '../items.ts';
import type { Dice } from './dice.ts';

export interface RandomGraph {
  readonly entities: readonly { readonly id: string; readonly type: string }[];
  readonly passages: readonly string[];
  readonly statements: readonly string[];
  /** A first change with all of it. */
  readonly items: readonly Item[];
}

const TYPES = [
  'REGION',
  'REGION',
  'REGION',
  'MODEL',
  'MECHANISM',
  'MECHANISM',
  'CONCEPT',
  'VERSION',
  'GROUP',
  'DOMAIN',
  'INDICATOR',
  'PERSON',
];
const SOURCES = ['DOCUMENT', 'POLICY', 'DOCUMENT'];
export const PERIODS = ['2019', '2021', '2021-06', '2021-06-10', '2019/2021', '2006/..', '../2025'];
export const HEADINGS = [['一'], ['一', '（一）'], ['一', '（二）'], ['二'], []];
export const STATUS = ['HOLDS', 'UNDERWAY', 'INTENDED'] as const;
const UNITS = ['元', '万元', '亿元', '%', '亩', undefined];
const KINDS: readonly ClaimKind[] = ['FIRST', 'ONLY', 'LEADING', 'OUTCOME'];

export function randomGraph(dice: Dice, ontology: Ontology): RandomGraph {
  const sources = Array.from({ length: 5 }, (_, index) => ({ type: SOURCES[index % 3] ?? '', index }));
  const others = Array.from({ length: 45 }, (_, index) => ({ type: dice.one(TYPES) ?? '', index: index + 5 }));
  const entities = [...sources, ...others].map(({ type, index }) => ({ id: idFor(type, index), type }));
  const passages = Array.from({ length: 30 }, (_, index) => `passage:p${index}`);
  const graph = { entities, passages, statements: [], items: [] };
  const relations = Array.from({ length: 170 }, (_, index) =>
    randomRelation(dice, ontology, graph, `relation:r${index}`),
  ).flat();
  const figures = Array.from({ length: 50 }, (_, index) => randomFigure(dice, graph, `observation:o${index}`)).flat();
  const claims = Array.from({ length: 40 }, (_, index) => randomClaim(dice, graph, `claim:c${index}`)).flat();
  const items: readonly Item[] = [
    ...entities.map(({ id, type }) => randomEntity(dice, ontology, id, type, graph)),
    ...passages.map((id) => randomPassage(dice, id, { entities })),
    ...relations,
    ...figures,
    ...claims,
  ];
  return { entities, passages, statements: [...relations, ...figures, ...claims].map(({ id }) => id ?? ''), items };
}

/** Random statements may repeat one another; the first of them is kept, so that the first change goes through. */
export function firstStatements(items: readonly Item[]): readonly Item[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    if (item.kind !== 'relation' && item.kind !== 'observation' && item.kind !== 'claim') return true;
    const { evidence: _evidence, basis: _basis, note: _note, ...rest } = item.draft;
    // Of a symmetric relation either end may be first.
    const ends = item.kind === 'relation' ? [item.draft.source, item.draft.target].toSorted() : [];
    const key = JSON.stringify({ ...rest, source: ends[0], target: ends[1] });
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/**
 * Rewrites some of it, says some of it again, removes a few things, merges two entities or takes that back: often refused, on every
 * store alike.
 */
export function randomChange(dice: Dice, ontology: Ontology, graph: RandomGraph): readonly Item[] {
  if (dice.chance(0.1)) return [unmerge(dice.one(graph.entities)?.id ?? '')];
  return dice.chance(0.1) ? randomMerge(dice, graph) : randomWrites(dice, ontology, graph);
}

function randomMerge(dice: Dice, graph: RandomGraph): readonly Item[] {
  const from = dice.one(graph.entities);
  const into = dice.one(graph.entities.filter(({ id, type }) => type === from?.type && id !== from.id));
  return from && into ? [merge(from.id, into.id)] : [];
}

function randomWrites(dice: Dice, ontology: Ontology, graph: RandomGraph): readonly Item[] {
  const ids = [...graph.statements, ...graph.passages, ...graph.entities.map(({ id }) => id)];
  const { id, type } = dice.one(graph.entities) ?? { id: '', type: '' };
  const writing = [
    () => [randomEntity(dice, ontology, id, type, graph)],
    () =>
      randomRelation(
        dice,
        ontology,
        graph,
        dice.chance(0.5) ? dice.one(graph.statements.filter(isRelation)) : undefined,
      ),
    () => randomFigure(dice, graph, undefined),
    () => randomClaim(dice, graph, undefined),
    () => [randomPassage(dice, dice.one(graph.passages) ?? '', graph)],
    () => [remove(dice.one(ids) ?? '')],
    () => [remove(dice.one(graph.statements) ?? ''), remove(dice.one(graph.statements) ?? '')],
  ];
  return Array.from({ length: 1 + dice.below(4) }, () => dice.one(writing)?.() ?? []).flat();
}

function isRelation(id: string): boolean {
  return id.startsWith('relation:');
}

function idFor(type: string, index: number): string {
  return `${type.toLowerCase()}:e${index}`;
}

function randomEntity(
  dice: Dice,
  ontology: Ontology,
  id: string,
  type: string,
  graph: Pick<RandomGraph, 'entities' | 'passages'>,
): Item {
  const number = id.slice(id.indexOf(':e') + 2);
  const isSource = ontology.entityType(type)?.isSource === true;
  const visibility = dice.chance(0.4) ? 'EDITORS' : 'PUBLIC';
  const fieldEvidence = [{ field: 'period', basis: 'STATED', evidence: randomEvidence(dice, graph, 1) } as const];
  return entity(type, `名${number}`, {
    id,
    // Few keys, so that many are equal.
    keys: { sort: `k${dice.below(12)}` },
    ...dice.maybe(0.5, () => ({ period: dice.one(PERIODS) ?? '2019' })),
    ...dice.maybe(0.2, () => ({ fieldEvidence })),
    ...dice.maybe(0.3, () => ({ names: [randomName(dice, graph), randomName(dice, graph)] })),
    ...dice.maybe(0.2, () => ({ labelEn: `Name ${number}`, summary: `简介${dice.below(3)}` })),
    ...(isSource ? { fields: { visibility, issuedOn: `20${10 + dice.below(10)}`, ...documentNumber(number) } } : {}),
  });
}

/** Some have one, so that a merge takes it over or not. */
function documentNumber(number: string): Record<string, string> {
  return Number(number) % 3 === 0 ? {} : { documentNumber: `南发〔2020〕${number}号` };
}

/** Few texts, so that entities share some; some hold in one source only. */
function randomName(dice: Dice, graph: Pick<RandomGraph, 'entities'>): Name {
  const text = `别名${dice.below(8)}`;
  return { text, kind: 'VARIANT', ...dice.maybe(0.4, () => ({ document: sourceOf(dice, graph) })) };
}

/** The first five are sources. */
function sourceOf(dice: Dice, graph: Pick<RandomGraph, 'entities'>): string {
  return graph.entities[dice.below(5)]?.id ?? '';
}

function randomPassage(dice: Dice, id: string, graph: Pick<RandomGraph, 'entities'>): Item {
  return passage(sourceOf(dice, graph), `段落 ${id}`, {
    id,
    section: dice.one(HEADINGS) ?? [],
    paragraph: 1 + dice.below(12),
    ...dice.maybe(0.5, () => ({ mentions: dice.some(graph.entities, 3).map((entity) => entity.id) })),
  });
}

function randomEvidence(
  dice: Dice,
  graph: Pick<RandomGraph, 'entities' | 'passages'>,
  least: number,
): readonly Evidence[] {
  const cited = dice.chance(0.1) ? { cited: [{ mark: '①', source: sourceOf(dice, graph) }] } : {};
  const more = dice.some(graph.passages, 2).map((id) => at(id, dice.chance(0.2) ? { stance: 'CONTRADICTS' } : {}));
  return [...(least > 0 ? [at(dice.one(graph.passages) ?? '', cited)] : []), ...more];
}

function randomBase(dice: Dice, graph: RandomGraph) {
  const isKnown = dice.chance(0.3);
  return {
    status: dice.one(STATUS) ?? 'HOLDS',
    evidence: randomEvidence(dice, graph, isKnown ? 0 : 1),
    ...(isKnown
      ? ({ basis: 'BACKGROUND', note: '据常识' } as const)
      : { basis: dice.chance(0.8) ? ('STATED' as const) : ('INFERRED' as const) }),
    ...dice.maybe(0.4, () => ({ period: dice.one(PERIODS) ?? '2019' })),
    ...dice.maybe(0.15, () => ({ attributedTo: graph.entities[dice.below(5)]?.id ?? '' })),
  };
}

/** Acyclic types lead from later to earlier entities only, so that the first change is never refused. */
function randomRelation(dice: Dice, ontology: Ontology, graph: RandomGraph, id: string | undefined) {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const type = dice.one(ontology.relationTypes);
    const [one, other] = [dice.below(graph.entities.length), dice.below(graph.entities.length)];
    const [source, target] = type?.acyclic && one < other ? [other, one] : [one, other];
    const [from, to] = [graph.entities[source], graph.entities[target]];
    if (!type || !from || !to || from === to || !ontology.joins(type.name, from.type, to.type)) continue;
    const more = {
      ...randomBase(dice, graph),
      qualifiers: randomQualifiers(dice, type, graph),
      ...(type.ordered || dice.chance(0.3) ? { ordinal: dice.below(12) } : {}),
    };
    return [relation(type.name, from.id, to.id, { ...more, ...(id === undefined ? {} : { id }) })];
  }
  return [];
}

function randomQualifiers(dice: Dice, type: RelationTypeDef, graph: RandomGraph): readonly Qualifier[] {
  return type.qualifiers
    .filter(({ required }) => required || dice.chance(0.5))
    .map(({ role }) =>
      dice.chance(0.5) ? { role, text: `文字${dice.below(5)}` } : { role, entity: dice.one(graph.entities)?.id ?? '' },
    );
}

function randomFigure(dice: Dice, graph: RandomGraph, id: string | undefined) {
  const indicator = dice.one(graph.entities.filter(({ type }) => type === 'INDICATOR'));
  const subject = dice.one(graph.entities);
  if (!indicator || !subject) return [];
  const unit = dice.one(UNITS);
  const number = dice.chance(0.8) ? { value: dice.below(50) / 4 } : { low: dice.below(9), high: 9 + dice.below(9) };
  const more = {
    ...randomBase(dice, graph),
    ...(dice.chance(0.9) ? number : { wording: `说法${dice.below(9)}` }),
    ...(unit === undefined ? {} : { unit }),
    ...dice.maybe(0.2, () => ({ comparedWith: dice.one(graph.entities)?.id ?? '' })),
  };
  return [observation(indicator.id, subject.id, { ...more, ...(id === undefined ? {} : { id }) })];
}

function randomClaim(dice: Dice, graph: RandomGraph, id: string | undefined) {
  const subject = dice.one(graph.entities);
  if (!subject) return [];
  const more = {
    ...randomBase(dice, graph),
    ...dice.maybe(0.3, () => ({ object: dice.one(graph.entities)?.id ?? '' })),
    ...dice.maybe(0.3, () => ({ scope: dice.one(graph.entities)?.id ?? '' })),
  };
  return [
    claim(dice.one(KINDS) ?? 'FIRST', subject.id, `主张${dice.below(500)}`, {
      ...more,
      ...(id === undefined ? {} : { id }),
    }),
  ];
}
