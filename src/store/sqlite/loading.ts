/** A load as the store's own thread sees it: batches go to the thread of the load, one while the next is made. */
import { spawnWorker } from '../../worker.ts';
import type { LoadedLine, LoadOutcome } from '../port.ts';
import type { LoadMethods } from './load-worker.ts';
import type { ThreadData } from './thread-data.ts';

export async function loadOnThread(
  data: ThreadData,
  batches: AsyncIterable<readonly LoadedLine[]>,
): Promise<LoadOutcome> {
  const options = { title: 'the thread of the load', data, maxQueue: 2 };
  const calls = await spawnWorker<LoadMethods>('store/sqlite/load-worker', options);
  try {
    let written: Promise<unknown> = Promise.resolve();
    for await (const batch of batches) {
      await written;
      written = calls.call('write', batch);
      // Its failure is met with the next batch, or below.
      written.catch(() => undefined);
    }
    await written;
    return await calls.call('finish', undefined);
  } finally {
    await calls.close();
  }
}
