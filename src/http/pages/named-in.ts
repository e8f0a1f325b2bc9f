/** Statements between others that name an entity: in a qualifier, as who says so, as how far a claim reaches. */
import type { RelationFilter } from '../../domain/filter.ts';
import type { Ontology } from '../../domain/ontology.ts';
import { OBSERVATION_POSITION_LENGTHS, POSITION_LENGTHS } from '../../domain/order.ts';
import type { Page } from '../../domain/page.ts';
import type { QualifierRole, StatementRecord, Stored } from '../../domain/records.ts';
import type { LabelledCode } from '../../ui/components/labelled-code.ts';
import { STRINGS } from '../../ui/strings.ts';
import { type Asking, pageOf, shows } from './page-lists.ts';

const START = 20;
const ATTRIBUTED = 'attributed.relations';
const ATTRIBUTED_FIGURES = 'attributed.observations';
const IN_SCOPE = 'scope.claims';

export interface FoundNaming {
  /** Of a qualifier `namedAs.OBJECT`. */
  readonly list: string;
  readonly as: LabelledCode;
  readonly page: Page<Stored<StatementRecord>>;
}

export function namingLists(ontology: Ontology): readonly string[] {
  return [...rolesOf(ontology).map(({ value }) => roleList(value)), ATTRIBUTED, ATTRIBUTED_FIGURES, IN_SCOPE];
}

/** Those that there are, in the order of `namingLists`. Three reads. */
export async function readNamings(asking: Asking): Promise<readonly FoundNaming[]> {
  const found = await Promise.all([readRelations(asking), readFigures(asking), readClaims(asking)]);
  return found.flat().filter(({ page, list }) => page.totalCount > 0 || list === asking.asked.list);
}

async function readRelations({ inquiries, asked, scope }: Asking): Promise<readonly FoundNaming[]> {
  const { ontology, reads } = inquiries;
  const wanted = relationNamings(ontology, asked.id).filter(({ list }) => shows(asked, list));
  const queries = wanted.map(({ list, filter }) => ({
    filter,
    page: pageOf(asked, { name: list, length: POSITION_LENGTHS.relations, start: START }),
  }));
  const pages = queries.length > 0 ? await reads.relations(queries, scope) : [];
  return wanted.flatMap(({ list, as }, i) => found(list, as, pages[i]));
}

async function readFigures({ inquiries: { reads }, asked, scope }: Asking): Promise<readonly FoundNaming[]> {
  if (!shows(asked, ATTRIBUTED_FIGURES)) return [];
  const page = pageOf(asked, { name: ATTRIBUTED_FIGURES, length: OBSERVATION_POSITION_LENGTHS.PERIOD, start: START });
  const order = { by: 'PERIOD', descending: false } as const;
  const [figures] = await reads.observations([{ filter: { attributedTo: [asked.id] }, order, page }], scope);
  return found(ATTRIBUTED_FIGURES, namingCode('ATTRIBUTION'), figures);
}

async function readClaims({ inquiries: { reads }, asked, scope }: Asking): Promise<readonly FoundNaming[]> {
  if (!shows(asked, IN_SCOPE)) return [];
  const page = pageOf(asked, { name: IN_SCOPE, length: POSITION_LENGTHS.claims, start: START });
  const [claims] = await reads.claims([{ filter: { scopes: [asked.id] }, page }], scope);
  return found(IN_SCOPE, namingCode('SCOPE'), claims);
}

interface RelationNaming {
  readonly list: string;
  readonly as: LabelledCode;
  readonly filter: RelationFilter;
}

function relationNamings(ontology: Ontology, id: string): readonly RelationNaming[] {
  const roles = rolesOf(ontology).map(({ value, zh, en }) => ({
    list: roleList(value),
    as: { value, label: { zh, en } },
    filter: { qualifier: { role: value, entity: id } },
  }));
  return [...roles, { list: ATTRIBUTED, as: namingCode('ATTRIBUTION'), filter: { attributedTo: [id] } }];
}

/** Roles that some relation type has. */
function rolesOf({ enums, relationTypes }: Ontology) {
  return (enums.get('QualifierRole') ?? []).flatMap(({ value, zh, en }) => {
    const isUsed = relationTypes.some(({ qualifiers }) => qualifiers.some(({ role }) => role === value));
    // The roles of the registry are those of the records (ontology/relation-types.ts checks them).
    return isUsed ? [{ value: value as QualifierRole, zh, en }] : [];
  });
}

function found(
  list: string,
  as: LabelledCode,
  page: Page<Stored<StatementRecord>> | undefined,
): readonly FoundNaming[] {
  return page ? [{ list, as, page }] : [];
}

function namingCode(as: 'ATTRIBUTION' | 'SCOPE'): LabelledCode {
  return { value: as, label: { zh: STRINGS.zh.record.namedAs[as], en: STRINGS.en.record.namedAs[as] } };
}

function roleList(role: string): string {
  return `namedAs.${role}`;
}
