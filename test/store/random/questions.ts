/** Random questions to a store about a random graph, one at a time. */
import type { ClaimFilter, EntityFilter, ObservationFilter, RelationFilter } from '../../../src/domain/filter.ts';
import type { Ontology } from '../../../src/domain/ontology.ts';
import type { PageRequest } from '../../../src/domain/page.ts';
import type { Scope } from '../../../src/domain/scope.ts';
import type { GraphStore, RelationSelection } from '../../../src/store/port.ts';
import type { Dice } from './dice.ts';
import { HEADINGS, PERIODS, type RandomGraph, STATUS } from './graph.ts';

export interface Question {
  /** As a failure shows it. */
  readonly name: string;
  ask(store: GraphStore, scope: Scope): Promise<unknown>;
}

const DIRECTIONS = ['OUT', 'IN', 'BOTH'] as const;
const DATES = ['2006', '2019-12', '2021-06-10', '2025'];

export function randomQuestion(dice: Dice, ontology: Ontology, graph: RandomGraph): Question {
  const makers = [entities, relations, observations, claims, ofEntities, ofSources, walks, walks, records];
  return (dice.one(makers) ?? records)(dice, graph, ontology);
}

function question(name: string, argument: unknown, ask: Question['ask']): Question {
  return { name: `${name} ${JSON.stringify(argument)}`, ask };
}

function page(dice: Dice): PageRequest {
  return { first: 1 + dice.below(12), withTotal: true };
}

function ids(dice: Dice, graph: RandomGraph): readonly string[] {
  return [
    dice.one(graph.entities)?.id ?? '',
    ...dice.some(graph.entities, 3).map(({ id }) => id),
    ...(dice.chance(0.1) ? ['region:none'] : []),
  ];
}

function types(dice: Dice, ontology: Ontology): readonly string[] {
  return [
    ...dice.some(ontology.relationTypes, 6).map(({ name }) => name),
    dice.one(ontology.relationTypes)?.name ?? '',
  ];
}

function selection(dice: Dice, ontology: Ontology): RelationSelection {
  return {
    ...dice.maybe(0.3, () => ({ types: types(dice, ontology) })),
    ...dice.maybe(0.3, () => ({ status: dice.some(STATUS, 2) })),
    ...dice.maybe(0.2, () => ({ basis: ['STATED', 'INFERRED'] as const })),
  };
}

function when(dice: Dice): { readonly from?: string; readonly to?: string } {
  return {
    ...dice.maybe(0.15, () => ({ from: dice.one(DATES) ?? '2006' })),
    ...dice.maybe(0.15, () => ({ to: dice.one(PERIODS.slice(0, 4)) ?? '2021' })),
  };
}

function where(dice: Dice, graph: RandomGraph) {
  const of = (type: string) =>
    dice
      .some(
        graph.entities.filter((entity) => entity.type === type),
        2,
      )
      .map(({ id }) => id);
  return {
    ...dice.maybe(0.2, () => ({ regions: of('REGION') })),
    ...dice.maybe(0.15, () => ({ domains: of('DOMAIN') })),
    ...dice.maybe(0.2, () => ({ documents: dice.some(graph.entities.slice(0, 5), 2).map(({ id }) => id) })),
  };
}

function below(dice: Dice) {
  return dice.maybe(0.2, () => ({ section: dice.one(HEADINGS) ?? [] }));
}

function entities(dice: Dice, graph: RandomGraph, ontology: Ontology): Question {
  const filter: EntityFilter = {
    ...where(dice, graph),
    ...below(dice),
    ...when(dice),
    ...dice.maybe(0.3, () => ({ types: dice.some(ontology.entityTypes, 9).map(({ name }) => name) })),
    ...dice.maybe(0.1, () => ({ ids: ids(dice, graph) })),
    ...dice.maybe(0.1, () => ({ labelPrefix: `名${dice.below(6)}` })),
    ...dice.maybe(0.3, () => ({ related: [related(dice, graph, ontology)] })),
  };
  const filters = [
    filter,
    ...eachAlone(filter),
    ...(filter.types ? eachAlone(filter).map((one) => ({ ...one, types: filter.types })) : []),
  ];
  const by = dice.one(['LABEL', 'TYPE', 'PERIOD', 'REVISION', 'RELATIONS'] as const) ?? 'LABEL';
  const query = { filter, order: { by, descending: dice.chance(0.5) } };
  const asked = page(dice);
  return question('entities', query, async (store, scope) => [
    await walk((next) => store.entities([{ ...query, page: next }], scope), asked),
    await store.countEntities(filters, scope),
  ]);
}

/** A filter of each of its conditions, and of each of the ids in it. */
function eachAlone(filter: EntityFilter): readonly EntityFilter[] {
  return Object.entries(filter).flatMap(([name, value]) => [
    { [name]: value },
    ...(Array.isArray(value) ? value.map((one) => ({ [name]: [one] })) : []),
  ]);
}

function related(dice: Dice, graph: RandomGraph, ontology: Ontology) {
  return {
    type: dice.one(ontology.relationTypes)?.name ?? '',
    direction: dice.one(DIRECTIONS) ?? 'OUT',
    atLeast: 1 + dice.below(2),
    ...dice.maybe(0.2, () => ({ to: graph.entities.slice(0, 30).map(({ id }) => id) })),
    ...dice.maybe(0.2, () => ({ status: ['HOLDS', 'INTENDED'] as const })),
  };
}

function relations(dice: Dice, graph: RandomGraph, ontology: Ontology): Question {
  const filter: RelationFilter = {
    ...where(dice, graph),
    ...below(dice),
    ...when(dice),
    ...selection(dice, ontology),
    ...dice.maybe(0.1, () => ({ sources: ids(dice, graph) })),
    ...dice.maybe(0.1, () => ({ targets: ids(dice, graph) })),
    ...dice.maybe(0.1, () => ({ attributedTo: graph.entities.slice(0, 3).map(({ id }) => id) })),
    ...dice.maybe(0.15, () => ({
      qualifier: { role: 'OBJECT', ...dice.maybe(0.7, () => ({ text: dice.chance(0.5) ? '字3' : '名1' })) } as const,
    })),
  };
  const asked = page(dice);
  return question('relations', filter, (store, scope) =>
    walk((next) => store.relations([{ filter, page: next }], scope), asked),
  );
}

function observations(dice: Dice, graph: RandomGraph): Question {
  const filter: ObservationFilter = {
    ...where(dice, graph),
    ...below(dice),
    ...when(dice),
    ...dice.maybe(0.2, () => ({ indicators: ids(dice, graph) })),
    ...dice.maybe(0.2, () => ({ subjects: ids(dice, graph) })),
    ...dice.maybe(0.2, () => ({ groups: graph.entities.filter(({ type }) => type === 'GROUP').map(({ id }) => id) })),
    ...dice.maybe(0.2, () => ({ status: dice.some(STATUS, 2) })),
  };
  const by = dice.one(['PERIOD', 'VALUE', 'SUBJECT'] as const) ?? 'PERIOD';
  const query = { filter, order: { by, descending: dice.chance(0.5) } };
  const asked = page(dice);
  return question('observations', query, (store, scope) =>
    walk((next) => store.observations([{ ...query, page: next }], scope), asked),
  );
}

function claims(dice: Dice, graph: RandomGraph): Question {
  const filter: ClaimFilter = {
    ...where(dice, graph),
    ...dice.maybe(0.3, () => ({ kinds: ['FIRST', 'OUTCOME'] as const })),
    ...dice.maybe(0.2, () => ({ subjects: ids(dice, graph) })),
    ...dice.maybe(0.2, () => ({ scopes: ids(dice, graph) })),
  };
  const asked = page(dice);
  return question('claims', filter, (store, scope) =>
    walk((next) => store.claims([{ filter, page: next }], scope), asked),
  );
}

function ofEntities(dice: Dice, graph: RandomGraph, ontology: Ontology): Question {
  const asked = ids(dice, graph);
  const query = {
    ...selection(dice, ontology),
    direction: dice.one(DIRECTIONS) ?? 'BOTH',
    ...dice.maybe(0.2, () => ({ otherTypes: ['REGION', 'MODEL'] })),
    page: page(dice),
  };
  const first = asked[0] ?? '';
  return question('lists of', { asked, query }, async (store, scope) => [
    await store.relationsOf(asked, query, scope),
    await walk((next) => store.relationsOf([first], { ...query, page: next }, scope), query.page),
    await store.observationsOf(asked, query.page, scope),
    await store.claimsOf(asked, query.page, scope),
    await store.passagesOf(asked, query.page, scope),
    await walk((next) => store.passagesOf([first], next, scope), query.page),
  ]);
}

function ofSources(dice: Dice, graph: RandomGraph): Question {
  const sources = dice.some(graph.entities.slice(0, 6), 4).map(({ id }) => id);
  const passages = dice.some(graph.passages, 4);
  const section = dice.one(HEADINGS) ?? [];
  const asked = page(dice);
  const types = dice.chance(0.5) ? ['REGION', 'MODEL', 'MECHANISM'] : undefined;
  return question('sources', { sources, passages, section, asked, types }, async (store, scope) => [
    await store.contentOf(sources, section, asked, scope),
    await store.outlineOf(sources, scope),
    await store.mentionsIn(passages, types, asked, scope),
    await store.statementsIn(passages, asked, scope),
    await walk((next) => store.statementsIn(passages.slice(0, 1), next, scope), asked),
  ]);
}

function walks(dice: Dice, graph: RandomGraph, ontology: Ontology): Question {
  const asked = ids(dice, graph);
  const chosen = selection(dice, ontology);
  const [from = '', to = dice.one(graph.entities)?.id ?? ''] = asked;
  const query = { ...chosen, depth: 1 + dice.below(3), direction: dice.one(DIRECTIONS) ?? 'BOTH', page: page(dice) };
  const paths = { ...chosen, from, to, maxLength: 1 + dice.below(3), first: 1 + dice.below(6) };
  const around = { ...chosen, roots: asked, depth: dice.below(3), limit: 1 + dice.below(40) };
  return question('walks', { asked, query, paths, around }, async (store, scope) => [
    await store.neighbours(asked, query, scope),
    await walk((next) => store.neighbours([from], { ...query, page: next }, scope), query.page),
    await store.paths(paths, scope),
    await store.subgraph(around, scope),
  ]);
}

function records(dice: Dice, graph: RandomGraph): Question {
  const asked = [...ids(dice, graph), ...dice.some(graph.passages, 3), ...dice.some(graph.statements, 5)];
  const history = page(dice);
  const keys = asked.flatMap((id, index) => {
    const label = `名${id.slice(id.indexOf(':e') + 2)}`;
    const levels = (key: string) => (['LABEL', 'ALIAS', 'FOLDED'] as const).map((level) => ({ level, key }));
    return [...levels(label), ...levels(`别名${index}`)];
  });
  return question('records', asked, async (store, scope) => [
    await store.records(asked, scope),
    await store.named(keys, undefined, scope),
    withoutZeros(await store.counts(scope)),
    withoutTimes(await store.scan(asked[0], 20, scope)),
    withoutTimes(await store.history(asked, history, scope)),
  ]);
}

/** Two stores are written to one after the other. */
function withoutTimes(revisions: unknown): unknown {
  return JSON.parse(
    JSON.stringify(revisions, (key, value) => (key === 'at' && typeof value === 'string' ? '' : value)),
  );
}

/** A store may leave out the types of which there is none. */
function withoutZeros(counts: unknown): unknown {
  return JSON.parse(JSON.stringify(counts, (_key, value) => (value === 0 ? undefined : value)));
}

/** The first pages of a list, one after the other. */
async function walk<
  P extends {
    readonly edges: readonly { readonly at: PageRequest['after'] & object }[];
    readonly hasNextPage: boolean;
  },
>(ask: (page: PageRequest) => Promise<readonly P[]>, asked: PageRequest): Promise<readonly P[]> {
  const pages: P[] = [];
  for (let next: PageRequest | undefined = asked; next && pages.length < 4; ) {
    const [found]: readonly P[] = await ask(next);
    if (!found) break;
    pages.push(found);
    const after: PageRequest['after'] = found.edges.at(-1)?.at;
    next = found.hasNextPage && after ? { ...asked, after } : undefined;
  }
  return pages;
}
