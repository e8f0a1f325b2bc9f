/** The executable schema: the assembled definitions with their resolvers. */
import { makeExecutableSchema } from '@graphql-tools/schema';
import {
  defaultFieldResolver,
  GraphQLBoolean,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isObjectType,
  validateSchema,
} from 'graphql';
import { badInput } from '../domain/errors.ts';
import { placeText } from '../domain/ontology/faults.ts';
import type { Ontology } from '../domain/ontology.ts';
import { assemble } from './assemble.ts';
import { checkedArguments } from './checked-arguments.ts';
import type { GraphContext } from './context.ts';
import { lookAhead } from './look-ahead.ts';
import { abstractResolvers } from './resolvers/abstract.ts';
import { answerFields, answerResolvers } from './resolvers/answers.ts';
import { entityResolvers } from './resolvers/entity.ts';
import { isPart, isReference } from './resolvers/foreseen.ts';
import { mutationFields, mutationResolvers } from './resolvers/mutation.ts';
import { ontologyFields, ontologyResolvers } from './resolvers/ontology.ts';
import { passageResolvers } from './resolvers/passage.ts';
import { proposalFields, proposalResolvers } from './resolvers/proposals.ts';
import { queryFields } from './resolvers/query.ts';
import type { FieldResolvers, Resolver, TypeResolvers } from './resolvers/resolver.ts';
import { scalars } from './resolvers/scalars.ts';
import { searchFields, searchResolvers } from './resolvers/search.ts';
import { statementResolvers } from './resolvers/statement.ts';
import { supportFields, supportResolvers } from './resolvers/support.ts';

/**
 * Resolvers expect a `GraphContext` (context.ts).
 *
 * Errors: BAD_USER_INPUT where schema/ has a field that nothing answers, with file and line. Cost: 0.1 to 0.3 s.
 */
export function createSchema(ontology: Ontology): GraphQLSchema {
  const fields: TypeResolvers = {
    ...entityResolvers(ontology),
    ...statementResolvers(ontology),
    ...passageResolvers(),
    ...answerResolvers(),
    ...supportResolvers(),
    ...ontologyResolvers(ontology),
    ...searchResolvers(ontology),
    ...mutationResolvers(),
    ...proposalResolvers(),
    Query: {
      ...queryFields(ontology),
      ...answerFields(),
      ...supportFields(),
      ...searchFields(),
      ...ontologyFields(ontology),
      ...proposalFields(),
    },
    Mutation: mutationFields(ontology),
  };
  const schema = makeExecutableSchema({
    typeDefs: assemble(ontology),
    resolvers: { ...scalars(), ...abstractResolvers(ontology), ...asGiven(fields) },
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
  const [fault] = validateSchema(schema);
  if (fault) throw badInput(`${fault.nodes?.[0] ? `${placeText(fault.nodes[0])}: ` : ''}${fault.message}`);
  checkAnswered(schema, ontology);
  addCommonSteps(schema);
  return schema;
}

/** Bare functions would be bound, and lose what they say of themselves (resolvers/foreseen.ts). */
function asGiven(types: TypeResolvers) {
  const given = (fields: FieldResolvers) =>
    Object.fromEntries(Object.entries(fields).map(([name, resolve]) => [name, { resolve }] as const));
  return Object.fromEntries(Object.entries(types).map(([name, fields]) => [name, given(fields)] as const));
}

/** Entities are records, so that no field of them is answered by itself. */
function checkAnswered(schema: GraphQLSchema, ontology: Ontology): void {
  for (const name of ['Query', 'Mutation', ...ontology.entityTypes.map((type) => type.typeName)]) {
    const type = schema.getType(name);
    for (const field of isObjectType(type) ? Object.values(type.getFields()) : []) {
      if (field.resolve) continue;
      const place = field.astNode ? placeText(field.astNode) : name;
      throw badInput(
        `${place}: nothing answers ${name}.${field.name}; a stored field has a @field(label: …), any other needs a resolver.`,
      );
    }
  }
}

/** What holds for every question, in one place. What is written is checked by the write path, which refuses where this replaces. */
function addCommonSteps(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (type.name !== 'Mutation') checkItsArguments(field);
      lookAheadOf(field);
    }
  }
}

function checkItsArguments(field: GraphQLField<unknown, GraphContext>): void {
  if (!field.args.some(({ type }) => needsCheck(getNamedType(type)))) return;
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = Object.assign<Resolver, object>(
    (parent, args, context, info) =>
      resolve(
        parent,
        context.once(info.fieldNodes, () => checkedArguments(args, field.name)),
        context,
        info,
      ),
    // What the resolver says of itself (resolvers/foreseen.ts) goes with it.
    { ...resolve },
  );
}

/** Of an enum's values or of true and false each one can be meant. */
function needsCheck(type: GraphQLNamedType): boolean {
  return !isEnumType(type) && type !== GraphQLBoolean;
}

/** Where something is read; what a part or a reference leads to was looked at from there. */
function lookAheadOf(field: GraphQLField<unknown, GraphContext>): void {
  const { resolve } = field;
  if (!resolve || isPart(resolve) || isReference(resolve) || !isCompositeType(getNamedType(field.type))) return;
  field.resolve = Object.assign<Resolver, object>(
    (parent, args, context, info) => lookAhead(resolve(parent, args, context, info), context, info),
    { ...resolve },
  );
}
