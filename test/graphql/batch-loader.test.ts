import { expect, test } from 'vitest';
import { createBatchLoader } from '../../src/graphql/batch-loader.ts';

function counting(answer: (key: string) => string = (key) => `<${key}>`) {
  const calls: (readonly string[])[] = [];
  const loader = createBatchLoader(async (keys) => {
    calls.push(keys);
    return keys.map(answer);
  });
  return { calls, loader };
}

test('what one tick asks for is one read, each key once', async () => {
  const { calls, loader } = counting();
  expect(
    await Promise.all([loader.load('a'), loader.load('b'), loader.load('a'), loader.loadMany(['c', 'b'])]),
  ).toEqual([...['<a>', '<b>', '<a>'], ['<c>', '<b>']]);
  expect(calls).toEqual([['a', 'b', 'c']]);
});

test('what was read is given at once, without a promise', async () => {
  const { calls, loader } = counting();
  await loader.fetch(['a', 'b']);
  expect([loader.load('a'), loader.load('b'), loader.fetch(['b', 'a'])]).toEqual(['<a>', '<b>', undefined]);
  expect(calls).toHaveLength(1);
});

test('what is being read is not asked for again', async () => {
  const { promise, resolve } = Promise.withResolvers<readonly string[]>();
  const calls: (readonly string[])[] = [];
  const loader = createBatchLoader((keys) => {
    calls.push(keys);
    return promise;
  });
  const first = loader.load('a');
  await new Promise(setImmediate);
  const second = loader.load('a');
  resolve(['x']);
  expect(await Promise.all([first, second])).toEqual(['x', 'x']);
  expect(calls).toEqual([['a']]);
});

test('a read that fails fails for all who wait, and is tried again for who asks later', async () => {
  let isDown = true;
  const { loader } = counting((key) => {
    if (isDown) throw new Error('down');
    return key;
  });
  const outcomes = await Promise.allSettled([loader.load('a'), loader.fetch(['a', 'b'])]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  isDown = false;
  expect(await loader.load('a')).toBe('a');
});

test('no read takes more than a thousand keys', async () => {
  const { calls, loader } = counting();
  const keys = Array.from({ length: 2_500 }, (_, i) => `k${i}`);
  expect(await loader.loadMany(keys)).toEqual(keys.map((key) => `<${key}>`));
  expect(calls.map((call) => call.length)).toEqual([1_000, 1_000, 500]);
});
