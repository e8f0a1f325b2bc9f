/** The fields of entity types: those that all share, each type's own, and one for each way in which it can be related. */
import type { Direction } from '../../domain/filter.ts';
import { relationFields } from '../../domain/ontology/type-fields.ts';
import type { EntityTypeDef, FieldDef, Ontology } from '../../domain/ontology.ts';
import { POSITION_LENGTHS } from '../../domain/order.ts';
import type { Basis, EntityTypeName, FieldEvidence, Name, RelationTypeName, Status } from '../../domain/records.ts';
import type { StoredEntity } from '../../inquiry/entities.ts';
import type { NeighboursQuery, RelationsOfQuery, SeenRelation } from '../../inquiry/reads.ts';
import { askedList, type PageArguments } from '../connections.ts';
import {
  type FieldResolvers,
  given,
  inLang,
  type LangArgument,
  loadEntity,
  present,
  resolver,
  type TypeResolvers,
} from './resolver.ts';
import { sourceFields } from './source.ts';

interface StatedArguments extends PageArguments {
  readonly status?: readonly Status[] | null;
  readonly basis?: readonly Basis[] | null;
}

interface RelationsArguments extends StatedArguments {
  readonly types?: readonly RelationTypeName[] | null;
  readonly direction?: Direction | null;
}

interface NeighboursArguments extends PageArguments {
  readonly depth: number;
  readonly relationTypes?: readonly RelationTypeName[] | null;
  readonly direction?: Direction | null;
  readonly types?: readonly EntityTypeName[] | null;
}

export function entityResolvers(ontology: Ontology): TypeResolvers {
  const types = ontology.entityTypes.map((type) => [type.typeName, typeResolvers(type, ontology)] as const);
  return {
    ...Object.fromEntries(types),
    Name: { document: resolver<Name>((name, _, context) => loadEntity(context, name.document)) },
    FieldEvidence: {
      note: resolver<FieldEvidence, LangArgument>(({ note, noteEn }, { lang }) => inLang(lang, note, noteEn)),
    },
  };
}

function typeResolvers(type: EntityTypeDef, ontology: Ontology): FieldResolvers {
  const own = type.fields.map((field) => [field.name, ownField(field)] as const);
  const related = relationFields(type, ontology.relationTypes).map(
    ({ name, relation, direction }) => [name, statedField({ types: [relation.name], direction })] as const,
  );
  const narrowed = type.narrowed.map(
    ({ field, relation, direction, types }) =>
      [field, statedField({ types: [relation], direction, otherTypes: types })] as const,
  );
  return {
    ...SHARED,
    ...(type.isSource ? sourceFields() : {}),
    ...Object.fromEntries([...own, ...related, ...narrowed]),
  };
}

const SHARED: FieldResolvers = {
  id: resolver<StoredEntity>(({ record }) => record.id),
  type: resolver<StoredEntity>(({ record }) => record.type),
  label: resolver<StoredEntity, LangArgument>(({ record }, { lang }) => inLang(lang, record.label, record.labelEn)),
  names: resolver<StoredEntity>(({ record }) => record.names),
  aliases: resolver<StoredEntity>(({ record }) => record.names.map((name) => name.text)),
  summary: resolver<StoredEntity, LangArgument>(({ record }, { lang }) =>
    inLang(lang, record.summary, record.summaryEn),
  ),
  kind: resolver<StoredEntity>(({ record }) => record.kind),
  period: resolver<StoredEntity>(({ record }) => record.period),
  iri: resolver<StoredEntity>(({ record }, _, { publicUrl }) => `${publicUrl}/${record.id}`),
  fieldEvidence: resolver<StoredEntity>(({ record }) => record.fieldEvidence),
  revision: resolver<StoredEntity>(({ revision }) => revision),
  relations: resolver<StoredEntity, RelationsArguments>(async ({ record }, args, { loaders }, info) => {
    const list = askedList(record.id, args, POSITION_LENGTHS.relationsOf, info);
    const query = { ...selection(args), direction: args.direction ?? 'BOTH', page: list.page };
    return list.connection(await loaders.relationsOf(query).load(record.id), (node) => ({ node, seen: node }));
  }),
  observations: resolver<StoredEntity, PageArguments>(async ({ record }, args, { loaders }, info) => {
    const list = askedList(record.id, args, POSITION_LENGTHS.observationsOf, info);
    return list.connection(await loaders.observationsOf(list.page).load(record.id), (node) => ({ node }));
  }),
  claims: resolver<StoredEntity, PageArguments>(async ({ record }, args, { loaders }, info) => {
    const list = askedList(record.id, args, POSITION_LENGTHS.claimsOf, info);
    return list.connection(await loaders.claimsOf(list.page).load(record.id), (node) => ({ node }));
  }),
  passages: resolver<StoredEntity, PageArguments>(async ({ record }, args, { loaders }, info) => {
    const list = askedList(record.id, args, POSITION_LENGTHS.passagesOf, info);
    return list.connection(await loaders.passagesOf(list.page).load(record.id), (node) => ({ node }));
  }),
  neighbours: resolver<StoredEntity, NeighboursArguments>(async ({ record }, args, { loaders }, info) => {
    const list = askedList(record.id, args, POSITION_LENGTHS.neighbours, info);
    const { depth, relationTypes, direction, types } = args;
    const rest = present({ types: relationTypes, otherTypes: types });
    const query: NeighboursQuery = { ...rest, depth, direction: direction ?? 'BOTH', page: list.page };
    return list.connection(await loaders.neighbours(query).load(record.id), (node) => ({ node }));
  }),
};

function ownField(field: FieldDef) {
  return resolver<StoredEntity>(({ record }) => record.fields[field.name] ?? field.default ?? null);
}

function statedField(which: Pick<RelationsOfQuery, 'types' | 'direction' | 'otherTypes'>) {
  return resolver<StoredEntity, StatedArguments>(async ({ record }, args, context, info) => {
    const list = askedList(record.id, args, POSITION_LENGTHS.relationsOf, info);
    const query: RelationsOfQuery = { ...selection(args), ...which, page: list.page };
    const page = await context.loaders.relationsOf(query).load(record.id);
    return list.connection(page, (relation: SeenRelation) => ({
      relation,
      node: () => loadEntity(context, relation.other),
    }));
  });
}

function selection(args: RelationsArguments) {
  return present({ types: given(args.types), status: given(args.status), basis: given(args.basis) });
}
