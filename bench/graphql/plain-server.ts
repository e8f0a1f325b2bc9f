/** (b), the peer: a server by hand on graphql-yoga and node:sqlite, on one thread, without ontology, limits or visibility. */
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { createSchema, createYoga } from 'graphql-yoga';
import { answerUsage, listening } from './child.ts';
import { YOGA_OPTIONS } from './plain-options.ts';
import { plainResolvers } from './plain-resolvers.ts';
import { PLAIN_SDL } from './plain-sdl.ts';

const [file = ''] = process.argv.slice(2);
const database = new DatabaseSync(file);
database.exec(
  'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA mmap_size = 268435456',
);
const yoga = createYoga({
  schema: createSchema({ typeDefs: PLAIN_SDL, resolvers: plainResolvers(database) }),
  ...YOGA_OPTIONS,
});
answerUsage();
listening(createServer(yoga));
