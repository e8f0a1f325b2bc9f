/** The executable schema: the assembled definitions with their resolvers. */
import { makeExecutableSchema } from '@graphql-tools/schema';
import { defaultFieldResolver, type GraphQLSchema, isObjectType, validateSchema } from 'graphql';
import { badInput } from '../domain/errors.ts';
import { placeText } from '../domain/ontology/faults.ts';
import type { Ontology } from '../domain/ontology.ts';
import { assemble } from './assemble.ts';
import { checkedArguments } from './checked-arguments.ts';
import { abstractResolvers } from './resolvers/abstract.ts';
import { answerFields, answerResolvers } from './resolvers/answers.ts';
import { entityResolvers } from './resolvers/entity.ts';
import { mutationFields, mutationResolvers } from './resolvers/mutation.ts';
import { ontologyFields, ontologyResolvers } from './resolvers/ontology.ts';
import { passageResolvers } from './resolvers/passage.ts';
import { queryFields } from './resolvers/query.ts';
import { scalars } from './resolvers/scalars.ts';
import { searchFields, searchResolvers } from './resolvers/search.ts';
import { statementResolvers } from './resolvers/statement.ts';

/**
 * Resolvers expect a `GraphContext` (context.ts).
 *
 * Errors: BAD_USER_INPUT where schema/ has a field that nothing answers, with file and line. Cost: 0.1 to 0.3 s.
 */
export function createSchema(ontology: Ontology): GraphQLSchema {
  const schema = makeExecutableSchema({
    typeDefs: assemble(ontology),
    resolvers: {
      ...scalars(),
      ...abstractResolvers(ontology),
      ...entityResolvers(ontology),
      ...statementResolvers(ontology),
      ...passageResolvers(),
      ...answerResolvers(),
      ...ontologyResolvers(ontology),
      ...searchResolvers(ontology),
      ...mutationResolvers(),
      Query: { ...queryFields(ontology), ...answerFields(), ...searchFields(), ...ontologyFields(ontology) },
      Mutation: mutationFields(ontology),
    },
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
  const [fault] = validateSchema(schema);
  if (fault) throw badInput(`${fault.nodes?.[0] ? `${placeText(fault.nodes[0])}: ` : ''}${fault.message}`);
  checkAnswered(schema, ontology);
  checkArguments(schema);
  return schema;
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

/** Every question's arguments are checked, in one place. What is written is checked by the write path, which refuses where this replaces. */
function checkArguments(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name === 'Mutation' || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const resolve = field.resolve ?? defaultFieldResolver;
      if (field.args.length > 0)
        field.resolve = (parent, args, context, info) => resolve(parent, checkedArguments(args), context, info);
    }
  }
}
