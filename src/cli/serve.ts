/** `gongfu serve`: the server, until SIGTERM or SIGINT. */
import { unusedEngineVariables } from '../config/engines.ts';
import { unknownVariables } from '../config.ts';
import type { Command } from './command.ts';

export const serveCommand: Command = {
  name: 'serve',
  usage: '[settings]',
  summary: 'Serves GraphQL and pages; prints its address when it answers.',
  details: `
The first start makes the data folder and enters the texts that come with gongfu.
SIGTERM and SIGINT let what is under way finish, and end it with exit code 0.`,
  options: {},
  takes: { atLeast: 0, atMost: 0 },
  async run({ config }, io) {
    const asked = askedToStop();
    for (const name of unknownVariables(io.env))
      io.err(`${name} is no setting of gongfu: see \`gongfu serve --help\`.\n`);
    for (const name of unusedEngineVariables(io.env, config))
      io.err(`${name} is set and not used: GONGFU_STORE is ${config.store}, GONGFU_SEARCH is ${config.search}.\n`);
    const { startServer } = await import('../server.ts');
    const server = await startServer(config, { onProgress: io.progress });
    await io.out(`gongfu answers at ${server.url}\n`);
    await asked;
    // What does not finish in time is cut off: acknowledged changes are on disk, all else was never promised.
    const limit = setTimeout(() => process.exit(0), config.shutdownTimeoutMs + GRACE_MS);
    await server.close();
    clearTimeout(limit);
    return 0;
  },
};

/** For closing files after the last request has ended. */
const GRACE_MS = 5_000;

function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}
