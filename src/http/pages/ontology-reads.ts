/** What is read of the graph for the page of the ontology: of each of its words a number and the first that shows it well. */
import type { RelationFilter } from '../../domain/filter.ts';
import type { Ontology } from '../../domain/ontology.ts';
import type { Page } from '../../domain/page.ts';
import type {
  Basis,
  ClaimKind,
  ClaimRecord,
  EntityRecord,
  ObservationRecord,
  QualifierRole,
  RelationRecord,
  StatementRecord,
  Status,
  Stored,
} from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { StoreCounts } from '../../inquiry/reads.ts';
import type { PageInquiries } from './page-inquiries.ts';

/** Among so many of the first one with a quote is looked for. */
const LOOKED_AT = 30;

/** By the name of what it is of: a type, `TYPE KIND`, a code. */
export interface FoundExamples {
  readonly counts: StoreCounts;
  readonly entities: ReadonlyMap<string, Counted<EntityRecord>>;
  readonly relations: ReadonlyMap<string, Counted<RelationRecord>>;
  readonly claims: ReadonlyMap<string, Counted<ClaimRecord>>;
  readonly figure?: ObservationRecord;
}

/** `total` is 0 where it was not asked for. */
export interface Counted<R> {
  readonly total: number;
  readonly example?: R;
}

/** Five reads. */
export async function readExamples(inquiries: PageInquiries, scope: Scope): Promise<FoundExamples> {
  const { reads } = inquiries;
  const first = { first: LOOKED_AT, withTotal: false };
  const figures = { filter: {}, order: { by: 'PERIOD', descending: true }, page: first } as const;
  const [counts, entities, relations, claims, found] = await Promise.all([
    reads.counts(scope),
    readEntities(inquiries, scope),
    readRelations(inquiries, scope),
    readClaims(inquiries, scope),
    reads.observations([figures], scope),
  ]);
  const figure = found[0] && bestOf(found[0]);
  return { counts, entities, relations, claims, ...(figure ? { figure } : {}) };
}

/** The most connected of each type and kind. */
async function readEntities({ ontology, reads }: PageInquiries, scope: Scope): Promise<FoundExamples['entities']> {
  const asked = ontology.entityTypes.flatMap(({ name, kinds }) => [
    { name, filter: { types: [name] } },
    ...kinds.map(({ value }) => ({ name: kindName(name, value), filter: { types: [name], kinds: [value] } })),
  ]);
  const pages = await reads.entities(
    asked.map(({ filter }) => ({
      filter,
      order: { by: 'RELATIONS', descending: true },
      page: { first: 1, withTotal: true },
    })),
    scope,
  );
  return byName(asked, pages, ({ edges }) => edges[0]?.node.record);
}

export function kindName(type: string, kind: string): string {
  return `${type} ${kind}`;
}

/** Of each type what holds and is stated, else whatever there is; of each status, basis and role the first. */
async function readRelations({ ontology, reads }: PageInquiries, scope: Scope): Promise<FoundExamples['relations']> {
  const asked = [
    ...ontology.relationTypes.map(({ name }) => ask(name, { types: [name], status: ['HOLDS'], basis: ['STATED'] })),
    ...ontology.relationTypes.map(({ name }) => ask(anyName(name), { types: [name] })),
    // The enums of schema/ are those of the records.
    ...valuesOf(ontology, 'StatementStatus').map((value) => ask(value, { status: [value as Status] }, true)),
    ...valuesOf(ontology, 'StatementBasis').map((value) => ask(value, { basis: [value as Basis] }, true)),
    ...valuesOf(ontology, 'QualifierRole').map((value) => ask(value, withRole(ontology, value as QualifierRole))),
  ];
  const pages = await reads.relations(
    asked.map(({ filter, withTotal }) => ({ filter, page: { first: LOOKED_AT, withTotal } })),
    scope,
  );
  return byName(asked, pages, bestOf);
}

/** Only types that take the role are looked through. */
function withRole({ relationTypes }: Ontology, role: QualifierRole): RelationFilter {
  const taking = relationTypes.filter(({ qualifiers }) => qualifiers.some((rule) => rule.role === role));
  return { types: taking.map(({ name }) => name), qualifier: { role } };
}

export function anyName(relationType: string): string {
  return `${relationType} *`;
}

async function readClaims({ ontology, reads }: PageInquiries, scope: Scope): Promise<FoundExamples['claims']> {
  const asked = valuesOf(ontology, 'ClaimKind').map((name) => ({ name, filter: { kinds: [name as ClaimKind] } }));
  const pages = await reads.claims(
    asked.map(({ filter }) => ({ filter, page: { first: LOOKED_AT, withTotal: true } })),
    scope,
  );
  return byName(asked, pages, bestOf);
}

function ask(name: string, filter: RelationFilter, withTotal = false) {
  return { name, filter, withTotal };
}

function valuesOf({ enums }: Ontology, name: string): readonly string[] {
  return (enums.get(name) ?? []).map(({ value }) => value);
}

/** One whose words can be shown. */
function bestOf<R extends StatementRecord>({ edges }: Page<Stored<R>>): R | undefined {
  const records = edges.map(({ node }) => node.record);
  return records.find(({ evidence }) => evidence.some(({ quote }) => quote !== undefined)) ?? records[0];
}

function byName<T, R>(
  asked: readonly { readonly name: string }[],
  pages: readonly Page<T>[],
  exampleOf: (page: Page<T>) => R | undefined,
): ReadonlyMap<string, Counted<R>> {
  return new Map(
    asked.flatMap(({ name }, i) => {
      const page = pages[i];
      const example = page && exampleOf(page);
      return page ? [[name, { total: page.totalCount, ...(example ? { example } : {}) }] as const] : [];
    }),
  );
}
