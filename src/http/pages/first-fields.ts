/** Fields of work with what belongs to each. */
import type { EntityRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { FieldsOfType, Listed } from '../../ui/first/first-page-data.ts';
import { listed } from './first-listed.ts';
import type { FieldWay } from './first-ways.ts';
import type { PageInquiries } from './page-inquiries.ts';

const FIELDS_LISTED = 24;
const MEMBERS_LISTED = 100;
const MEMBERS_OF_FIELD = 30;

/** Two reads a way. Types of which nothing is there are left out. */
export async function fieldsData(
  inquiries: PageInquiries,
  ways: readonly FieldWay[],
  scope: Scope,
): Promise<readonly FieldsOfType[]> {
  const all = await Promise.all(ways.map((way) => fieldsOf(inquiries, way, scope)));
  return all.filter((fields) => fields.listed.length + fields.others.length > 0);
}

async function fieldsOf(inquiries: PageInquiries, way: FieldWay, scope: Scope): Promise<FieldsOfType> {
  const [roots, members] = await inquiries.reads.entities(
    [query(way.type.name, FIELDS_LISTED), query(way.member.name, MEMBERS_LISTED)],
    scope,
  );
  const ids = roots?.edges.map(({ node }) => node.record.id) ?? [];
  const belonging = await membersOf(inquiries, way, ids, scope);
  const known = new Map<string, EntityRecord>(members?.edges.map(({ node }) => [node.record.id, node.record]));
  const listedOnes = (some: readonly string[]): readonly Listed[] =>
    some.flatMap((id) => known.get(id) ?? []).map((record) => listed(inquiries, record));
  const placed = new Set(belonging.flatMap((field) => field.ids));
  return {
    type: way.type.name,
    typeLabel: way.type.label,
    memberType: way.member.name,
    memberTypeLabel: way.member.label,
    listed: (roots?.edges ?? []).map(({ node }, i) => {
      const own = listedOnes(belonging[i]?.ids ?? []);
      return { ...listed(inquiries, node.record), members: own, moreMembers: (belonging[i]?.total ?? 0) - own.length };
    }),
    more: (roots?.totalCount ?? 0) - ids.length,
    others: listedOnes([...known.keys()].filter((id) => !placed.has(id))),
  };
}

interface Members {
  readonly ids: readonly string[];
  readonly total: number;
}

/** Aligned with the ids of fields. An entity that several statements put into a field is there once. */
async function membersOf(
  { reads }: PageInquiries,
  { relation, member }: FieldWay,
  fields: readonly string[],
  scope: Scope,
): Promise<readonly Members[]> {
  if (fields.length === 0) return [];
  const query = {
    types: [relation.name],
    direction: 'IN',
    otherTypes: [member.name],
    page: { first: MEMBERS_OF_FIELD, withTotal: true },
  } as const;
  const pages = await reads.relationsOf(fields, query, scope);
  return pages.map(({ edges, totalCount }) => {
    const ids = [...new Set(edges.map(({ node }) => node.other))];
    return { ids, total: totalCount - edges.length + ids.length };
  });
}

function query(type: string, first: number) {
  return {
    filter: { types: [type] },
    order: { by: 'LABEL', descending: false },
    page: { first, withTotal: true },
  } as const;
}
