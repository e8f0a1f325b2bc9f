/** Fields of work against the types that belong to them. */
import type { EntityTypeDef, Ontology } from '../../domain/ontology.ts';
import type { Scope } from '../../domain/scope.ts';
import { walksOf } from '../../domain/walk.ts';
import type { FieldTable } from '../../ui/browse/browse-page-data.ts';
import { countEntities } from './count-entities.ts';
import type { FieldWay } from './first-ways.ts';
import { labelOf } from './named-records.ts';
import type { PageInquiries } from './page-inquiries.ts';

const ROWS = 40;

/** Two reads a type of fields; none of which nothing is there. */
export async function fieldTables(
  inquiries: PageInquiries,
  ways: readonly FieldWay[],
  scope: Scope,
): Promise<readonly FieldTable[]> {
  const tables = await Promise.all(ways.map(({ type }) => tableOf(inquiries, type, scope)));
  return tables.filter(({ listed }) => listed.length > 0);
}

async function tableOf(inquiries: PageInquiries, type: EntityTypeDef, scope: Scope): Promise<FieldTable> {
  const { ontology, reads } = inquiries;
  const members = membersOf(ontology, type);
  const [page] = await reads.entities(
    [
      {
        filter: { types: [type.name] },
        order: { by: 'LABEL', descending: false },
        page: { first: ROWS, withTotal: true },
      },
    ],
    scope,
  );
  const rows = page?.edges.map(({ node }) => node.record) ?? [];
  const filters = rows.flatMap(({ id }) => [
    { domains: [id] },
    ...members.map(({ name }) => ({ domains: [id], types: [name] })),
  ]);
  const counts = await countEntities(inquiries, filters, scope);
  const width = members.length + 1;
  const numbers = rows.map((_, row) => counts.slice(row * width, (row + 1) * width));
  const kept = members.map((_, i) => numbers.some((row) => (row[i + 1] ?? 0) > 0));
  return {
    type: type.name,
    typeLabel: type.label,
    columns: members.filter((_, i) => kept[i]).map(({ name, label }) => ({ type: name, label })),
    listed: rows.map((record, i) => {
      const [count = 0, ...ofTypes] = numbers[i] ?? [];
      return { id: record.id, label: labelOf(record), count, counts: ofTypes.filter((_, column) => kept[column]) };
    }),
    total: page?.totalCount ?? 0,
  };
}

/** The types that belong to fields of this one, in the ontology's order. */
function membersOf(ontology: Ontology, { name }: EntityTypeDef): readonly EntityTypeDef[] {
  const members = new Set(
    walksOf(ontology, 'domains').flatMap(({ member, relation }) => {
      const [own, others] =
        member === 'SOURCE' ? [relation.targets, relation.sources] : [relation.sources, relation.targets];
      return own.includes(name) ? others : [];
    }),
  );
  return ontology.entityTypes.filter((type) => members.has(type.name));
}
