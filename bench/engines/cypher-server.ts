/** (a): a server by hand on graphql-yoga and Neo4j, without ontology, limits or visibility. */
import { createServer } from 'node:http';
import { createSchema, createYoga } from 'graphql-yoga';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { answerUsage, listening } from '../graphql/child.ts';
import { YOGA_OPTIONS } from '../graphql/plain-options.ts';
import { PLAIN_SDL } from '../graphql/plain-sdl.ts';
import { createCypherReads } from './cypher-reads.ts';
import { cypherResolvers } from './cypher-resolvers.ts';
import { createCypherWrite } from './cypher-write.ts';
import { driverFor } from './databases.ts';

const [uri = '', username = '', password = ''] = process.argv.slice(2);
const { relationTypes } = await readOntology(new URL('../../schema/', import.meta.url));
const driver = driverFor({ uri, username, password });
const resolvers = cypherResolvers(createCypherReads(driver, relationTypes), createCypherWrite(driver));
const yoga = createYoga({ schema: createSchema({ typeDefs: PLAIN_SDL, resolvers }), ...YOGA_OPTIONS });
answerUsage();
listening(createServer(yoga));
