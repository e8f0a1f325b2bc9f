/** The root fields that look up and list. */
import type {
  ClaimFilter,
  EntityFilter,
  EntityOrder,
  ObservationFilter,
  ObservationOrder,
  RelatedFilter,
  RelationFilter,
} from '../../domain/filter.ts';
import type { Ontology } from '../../domain/ontology.ts';
import { ENTITY_POSITION_LENGTHS, OBSERVATION_POSITION_LENGTHS, POSITION_LENGTHS } from '../../domain/order.ts';
import type { EntityTypeName } from '../../domain/records.ts';
import { askedList, type PageArguments } from '../connections.ts';
import { type FieldResolvers, loadRecord, present, type Resolver, resolver } from './resolver.ts';

interface Filtered<F, O = never> extends PageArguments {
  readonly filter?: F | null;
  readonly orderBy?: O | null;
}

export function queryFields(ontology: Ontology): FieldResolvers {
  const pairs = ontology.entityTypes.flatMap((type) => [
    [type.field, lookupField([type.name])] as const,
    [type.listField, entitiesField([type.name])] as const,
  ]);
  const sources = ontology.entityTypes.filter((type) => type.isSource).map((type) => type.name);
  return {
    node: resolver<unknown, { readonly id: string }>((_, { id }, context) => loadRecord(context, id)),
    nodes: resolver<unknown, { readonly ids: readonly string[] }>((_, { ids }, context) =>
      ids.map((id) => loadRecord(context, id)),
    ),
    entity: lookupField(),
    entities: entitiesField(),
    source: lookupField(sources),
    sources: entitiesField(sources),
    ...Object.fromEntries(pairs),
    ...statementFields(),
  };
}

function statementFields(): FieldResolvers {
  return {
    relations: resolver<unknown, Filtered<RelationFilter>>(async (_, args, { loaders }, info) => {
      const list = askedList('', args, POSITION_LENGTHS.relations, info);
      const { qualifier, ...filter } = present<RelationFilter>(args.filter ?? {});
      const query = {
        filter: { ...filter, ...(qualifier ? { qualifier: present(qualifier) as typeof qualifier } : {}) },
        page: list.page,
      };
      return list.connection(await loaders.relations().load(query), (node) => ({ node }));
    }),
    observations: resolver<unknown, Filtered<ObservationFilter, ObservationOrder>>(
      async (_, args, { loaders }, info) => {
        const order = args.orderBy ?? { by: 'PERIOD', descending: false };
        const list = askedList('', args, OBSERVATION_POSITION_LENGTHS[order.by], info);
        const query = { filter: present<ObservationFilter>(args.filter ?? {}), order: { ...order }, page: list.page };
        return list.connection(await loaders.observations().load(query), (node) => ({ node }));
      },
    ),
    claims: resolver<unknown, Filtered<ClaimFilter>>(async (_, args, { loaders }, info) => {
      const list = askedList('', args, POSITION_LENGTHS.claims, info);
      const query = { filter: present<ClaimFilter>(args.filter ?? {}), page: list.page };
      return list.connection(await loaders.claims().load(query), (node) => ({ node }));
    }),
  };
}

/** Of the given types; the client's own choice counts only where there are none. */
function lookupField(types?: readonly EntityTypeName[]): Resolver {
  return resolver<unknown, { readonly ref: string; readonly type?: EntityTypeName | null }>(
    (_, { ref, type }, { loaders }) => loaders.lookup(types ?? (type ? [type] : undefined)).load(ref),
  );
}

/** Of the given types; the client's own choice of types counts only where there are none. */
function entitiesField(types?: readonly EntityTypeName[]): Resolver {
  return resolver<unknown, Filtered<EntityFilter, EntityOrder>>(async (_, args, { loaders }, info) => {
    const order = args.orderBy ?? { by: 'LABEL', descending: false };
    const list = askedList('', args, ENTITY_POSITION_LENGTHS[order.by], info);
    const { related, ...rest } = present<EntityFilter>(args.filter ?? {});
    const filter = {
      ...rest,
      ...(related ? { related: related.map(relatedFilter) } : {}),
      ...(types ? { types } : {}),
    };
    return list.connection(await loaders.entities().load({ filter, order: { ...order }, page: list.page }), (node) => ({
      node,
    }));
  });
}

/** The defaults count for null, too. */
function relatedFilter(filter: RelatedFilter): RelatedFilter {
  return { ...(present(filter) as RelatedFilter), direction: filter.direction ?? 'OUT', atLeast: filter.atLeast ?? 1 };
}
