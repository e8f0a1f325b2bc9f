/** Threads answer what they are asked, say what went wrong by its code, and end in order. */
import { afterEach, describe, expect, test } from 'vitest';
import { type Calls, spawnWorker } from '../src/worker.ts';
import type { EchoMethods } from './worker/echo-worker.ts';

const open: Calls<EchoMethods>[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((calls) => calls.close()));
});

async function spawn(data: unknown = { greeting: 'hello' }, maxQueue = 100): Promise<Calls<EchoMethods>> {
  const calls = await spawnWorker<EchoMethods>('../test/worker/echo-worker', { title: 'the echo', data, maxQueue });
  open.push(calls);
  return calls;
}

describe('a worker', () => {
  test('answers each request with its own reply, whatever the order in which they are ready', async () => {
    const calls = await spawn();
    const waits = [30, 0, 10];
    expect(await Promise.all(waits.map((waitMs) => calls.call('wait', { waitMs })))).toEqual(waits);
  });

  test('is given its data', async () => {
    const calls = await spawn({ greeting: 'good day' });
    expect(await calls.call('greet', 'you')).toBe('good day, you');
  });

  test('passes an error on with code, message and details', async () => {
    const calls = await spawn();
    await expect(calls.call('fail', 'known')).rejects.toMatchObject({
      name: 'GongfuError',
      code: 'CONFLICT',
      message: 'no',
      details: { ids: ['a'] },
    });
  });

  test('passes any other error on as INTERNAL, with where it came from as its cause', async () => {
    const calls = await spawn();
    const error = await calls.call('fail', 'unknown').catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'INTERNAL' });
    expect(error.cause.message).toContain('echo-worker');
  });

  test('refuses the start with what its module threw', async () => {
    await expect(spawn({ greeting: '' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('refuses more than may wait', async () => {
    const calls = await spawn({ greeting: 'hello' }, 2);
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => calls.call('wait', { waitMs: 5 })));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(outcomes[2]).toMatchObject({ reason: { code: 'LIMIT_EXCEEDED' } });
  });

  test('finishes what is under way before it ends, and answers nothing after', async () => {
    const calls = await spawn();
    const last = calls.call('wait', { waitMs: 20 });
    const closing = calls.close();
    await expect(calls.call('greet', 'you')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await last).toBe(20);
    await closing;
    await calls.close();
  });

  test('that breaks down fails what waits and what comes after', async () => {
    const calls = await spawn();
    const waiting = calls.call('wait', { waitMs: 10_000 });
    const breaking = calls.call('breakDown', undefined);
    await expect(waiting).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(breaking).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(calls.call('greet', 'you')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(calls.failure()).toMatchObject({ code: 'UNAVAILABLE' });
  });
});
