/** A writer's thread that breaks down is started anew, but not for ever. */
import { afterEach, describe, expect, test } from 'vitest';
import { createWriterThread } from '../../../src/store/sqlite/writer-thread.ts';
import { type Calls, spawnWorker } from '../../../src/worker.ts';
import type { EchoMethods } from '../../worker/echo-worker.ts';

const open: Calls<EchoMethods>[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((calls) => calls.close()));
});

async function started() {
  let time = 0;
  let starts = 0;
  const spawn = () => {
    starts += 1;
    const options = { title: 'the echo', data: { greeting: 'hello' }, maxQueue: 100, advice: 'ask again.' };
    return spawnWorker<EchoMethods>('../test/worker/echo-worker', options);
  };
  const calls = await createWriterThread(spawn, () => time);
  open.push(calls);
  const pass = (ms: number) => {
    time += ms;
  };
  return { calls, starts: () => starts, pass };
}

async function breakDown(calls: Calls<EchoMethods>): Promise<void> {
  await expect(calls.call('breakDown', undefined)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
}

describe('a writer’s thread', () => {
  test('fails what is under way when it breaks down with what to do, and answers what comes after', async () => {
    const { calls, starts } = await started();
    const underWay = calls.call('wait', { waitMs: 10_000 }).catch((error) => error);
    await breakDown(calls);
    expect(await underWay).toMatchObject({ code: 'UNAVAILABLE', message: 'the echo has broken down; ask again.' });
    const greetings = ['one', 'two'].map((name) => calls.call('greet', name));
    expect(await Promise.all(greetings)).toEqual(['hello, one', 'hello, two']);
    expect({ starts: starts(), failure: calls.failure() }).toEqual({ starts: 2, failure: undefined });
  });

  test('that keeps breaking down is left alone for a minute, and says so', async () => {
    const { calls, starts, pass } = await started();
    for (let time = 0; time < 4; time += 1) await breakDown(calls);
    await expect(calls.call('greet', 'you')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect({ starts: starts(), failure: calls.failure()?.code }).toEqual({ starts: 4, failure: 'UNAVAILABLE' });
    pass(60_000);
    expect(await calls.call('greet', 'you')).toBe('hello, you');
  });

  test('is not started anew once it is closed', async () => {
    const { calls, starts } = await started();
    await calls.close();
    await expect(calls.call('greet', 'you')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(starts()).toBe(1);
  });
});
