/** One task in a process of its own (tasks.ts). */
import { askIndex, buildIndex } from './growth.ts';
import { makeCorpus } from './made.ts';
import { askPeers } from './peers.ts';
import { askSeed } from './seed.ts';
import { suggestAll } from './suggest.ts';
import type { Message, Tasks } from './tasks.ts';

const TASKS: { readonly [T in keyof Tasks]: (given: Tasks[T]['given']) => Promise<Tasks[T]['done']> } = {
  seed: askSeed,
  make: async (given) => makeCorpus(given),
  build: buildIndex,
  ask: askIndex,
  peers: askPeers,
  suggest: suggestAll,
};

process.once('message', ({ task, given }: Message<keyof Tasks>) => {
  // The task and what it is given come in one message.
  (TASKS[task] as (given: unknown) => Promise<unknown>)(given).then(
    (done) => process.send?.({ done }),
    (error: unknown) =>
      process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
