/** The fields of entity types: those that all share, each type's own, and one for each way in which it can be related. */
import type { Direction } from '../../domain/filter.ts';
import { relationFields } from '../../domain/ontology/type-fields.ts';
import type { EntityTypeDef, FieldDef, Ontology } from '../../domain/ontology.ts';
import { POSITION_LENGTHS } from '../../domain/order.ts';
import type { Basis, EntityTypeName, FieldEvidence, Name, RelationTypeName, Status } from '../../domain/records.ts';
import type { StoredEntity } from '../../inquiry/entities.ts';
import type { RelationsOfQuery, SeenRelation } from '../../inquiry/reads.ts';
import type { PageArguments } from '../connections.ts';
import { asNode, ownList, part, toEntity } from './foreseen.ts';
import {
  type FieldResolvers,
  given,
  inLang,
  type LangArgument,
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

/** The node is the other end. */
interface StatedEdge {
  readonly relation: SeenRelation;
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
    Name: { document: toEntity<Name>(({ document }) => document) },
    StatedEdge: { node: toEntity<StatedEdge>(({ relation }) => relation.other) },
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
  names: part<StoredEntity>(({ record }) => record.names),
  aliases: resolver<StoredEntity>(({ record }) => record.names.map((name) => name.text)),
  summary: resolver<StoredEntity, LangArgument>(({ record }, { lang }) =>
    inLang(lang, record.summary, record.summaryEn),
  ),
  kind: resolver<StoredEntity>(({ record }) => record.kind),
  period: resolver<StoredEntity>(({ record }) => record.period),
  iri: resolver<StoredEntity>(({ record }, _, { publicUrl }) => `${publicUrl}/${record.id}`),
  fieldEvidence: part<StoredEntity>(({ record }) => record.fieldEvidence),
  revision: resolver<StoredEntity>(({ revision }) => revision),
  relations: ownList<RelationsArguments, SeenRelation>({
    keyLength: POSITION_LENGTHS.relationsOf,
    loader: ({ loaders }, args, page) =>
      loaders.relationsOf({ ...selection(args), direction: args.direction ?? 'BOTH', page }),
    edge: (relation) => ({ node: relation, seen: relation }),
  }),
  observations: ownList({
    keyLength: POSITION_LENGTHS.observationsOf,
    loader: ({ loaders }, _, page) => loaders.observationsOf(page),
    edge: asNode,
  }),
  claims: ownList({
    keyLength: POSITION_LENGTHS.claimsOf,
    loader: ({ loaders }, _, page) => loaders.claimsOf(page),
    edge: asNode,
  }),
  passages: ownList({
    keyLength: POSITION_LENGTHS.passagesOf,
    loader: ({ loaders }, _, page) => loaders.passagesOf(page),
    edge: asNode,
  }),
  neighbours: ownList<NeighboursArguments, StoredEntity>({
    keyLength: POSITION_LENGTHS.neighbours,
    loader: ({ loaders }, { depth, relationTypes, direction, types }, page) => {
      const rest = present({ types: relationTypes, otherTypes: types });
      return loaders.neighbours({ ...rest, depth, direction: direction ?? 'BOTH', page });
    },
    edge: asNode,
  }),
};

function ownField(field: FieldDef) {
  return resolver<StoredEntity>(({ record }) => record.fields[field.name] ?? field.default ?? (field.list ? [] : null));
}

function statedField(which: Pick<RelationsOfQuery, 'types' | 'direction' | 'otherTypes'>) {
  return ownList<StatedArguments, SeenRelation>({
    keyLength: POSITION_LENGTHS.relationsOf,
    loader: ({ loaders }, args, page) => loaders.relationsOf({ ...selection(args), ...which, page }),
    edge: (relation): StatedEdge => ({ relation }),
  });
}

function selection(args: RelationsArguments) {
  return present({ types: given(args.types), status: given(args.status), basis: given(args.basis) });
}
