/** (a), the floor: the hand-written server's schema and yoga, with answers from memory. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { GraphQLResolveInfo } from 'graphql';
import { createSchema, createYoga } from 'graphql-yoga';
import { answerUsage, listening } from './child.ts';
import { YOGA_OPTIONS } from './plain-options.ts';
import { PLAIN_SDL } from './plain-sdl.ts';

/** A file of [query, data] pairs, which the bench has recorded. */
const [file = ''] = process.argv.slice(2);
const answers = new Map(
  JSON.parse(readFileSync(file, 'utf8')) as readonly [string, Readonly<Record<string, unknown>>][],
);
const constant = (_: unknown, __: unknown, ___: unknown, info: GraphQLResolveInfo) =>
  answers.get(info.operation.loc?.source.body ?? '')?.[info.fieldName];
const resolvers = {
  Query: { entity: constant, entities: constant },
  Mutation: { recordObservations: constant },
  Node: { __resolveType: () => 'Observation' },
};
const yoga = createYoga({ schema: createSchema({ typeDefs: PLAIN_SDL, resolvers }), ...YOGA_OPTIONS });
answerUsage();
listening(createServer(yoga));
