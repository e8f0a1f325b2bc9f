/** The ontology as the API shows it. */
import type {
  EntityTypeDef,
  FieldDef,
  JoinDef,
  LabelledValue,
  Ontology,
  QualifierRule,
  RelationTypeDef,
  Words,
} from '../../domain/ontology.ts';
import { type FieldResolvers, inLang, type LangArgument, resolver, type TypeResolvers } from './resolver.ts';

export function ontologyFields(ontology: Ontology): FieldResolvers {
  return { ontology: resolver(() => ontology) };
}

export function ontologyResolvers(ontology: Ontology): TypeResolvers {
  const roles = new Map((ontology.enums.get('QualifierRole') ?? []).map((role) => [role.value, role]));
  return {
    EntityTypeInfo: entityTypeFields(ontology),
    RelationTypeInfo: RELATION_TYPE,
    JoinInfo: {
      sources: resolver<JoinDef>(({ from }) => from),
      targets: resolver<JoinDef>(({ to }) => to),
    },
    QualifierInfo: { label: said<QualifierRule>(({ role }) => roles.get(role) ?? { zh: role, en: role }) },
    LabelledValue: { label: said<LabelledValue>((value) => value) },
    FieldInfo: {
      label: said<FieldDef>(({ label }) => label),
      type: resolver<FieldDef>(({ type, list, required }) => `${list ? `[${type}!]` : type}${required ? '!' : ''}`),
    },
  };
}

function entityTypeFields(ontology: Ontology): FieldResolvers {
  return {
    type: resolver<EntityTypeDef>(({ name }) => name),
    label: said<EntityTypeDef>(({ label }) => label),
    description: said<EntityTypeDef>(({ description }) => description),
    idPrefix: resolver<EntityTypeDef>(({ prefix }) => prefix),
    fields: resolver<EntityTypeDef>(({ fields }) => [...ontology.sharedFields, ...fields]),
    count: resolver<EntityTypeDef>(async ({ name }, _, { loaders }) => (await loaders.counts()).entities[name] ?? 0),
  };
}

const RELATION_TYPE: FieldResolvers = {
  type: resolver<RelationTypeDef>(({ name }) => name),
  label: said<RelationTypeDef>(({ reads }) => reads),
  inverseLabel: said<RelationTypeDef>(({ readsInverse }) => readsInverse),
  description: said<RelationTypeDef>(({ description }) => description),
  inverseField: resolver<RelationTypeDef>(({ inverse }) => inverse),
  count: resolver<RelationTypeDef>(async ({ name }, _, { loaders }) => (await loaders.counts()).relations[name] ?? 0),
};

function said<P>(words: (parent: P) => Words) {
  return resolver<P, LangArgument>((parent, { lang }) => {
    const { zh, en } = words(parent);
    return inLang(lang, zh, en);
  });
}
