/** The reader's thread, started when it is first asked and started again where it broke down: it keeps nothing of its own. */
import { type Calls, spawnWorker, type WorkerOptions } from '../../worker.ts';
import type { ReaderMethods } from './reader-worker.ts';
import type { WideReads } from './reads.ts';
import type { Counted, ReaderData } from './thread-data.ts';

export interface ReaderThread {
  read<K extends keyof ReaderMethods>(
    method: K,
    args: Parameters<WideReads[K]>,
    deadlineAt: number,
  ): Promise<Counted<ReturnType<WideReads[K]>>>;
  /** What the thread, when it last answered, could not do as it should. */
  problem(): string | undefined;
  close(): Promise<void>;
}

export function createReaderThread(data: ReaderData, maxQueue: number): ReaderThread {
  const options: WorkerOptions = { title: "the store's reader", data, maxQueue };
  let running: Promise<Calls<ReaderMethods>> | undefined;
  let current: Calls<ReaderMethods> | undefined;
  let problem: string | undefined;
  const start = async () => {
    try {
      current = await spawnWorker<ReaderMethods>('store/sqlite/reader-worker', options);
      return current;
    } catch (error) {
      running = undefined;
      throw error;
    }
  };
  const thread = () => {
    if (current?.failure()) {
      current = undefined;
      running = undefined;
    }
    running ??= start();
    return running;
  };
  return {
    // Once it runs, without a turn of the loop between: requests reach it in the order of the calls.
    read: async (method, args, deadlineAt) => {
      const calls = current && !current.failure() ? current : await thread();
      const reply = await calls.call(method, { arguments: args, deadlineAt });
      problem = reply.problem;
      return reply;
    },
    problem: () => problem,
    close: async () => {
      const calls = await running?.catch(() => undefined);
      await calls?.close();
    },
  };
}
