/** Bringing the shipped texts into a store that may be away. */
import { expect, it } from 'vitest';
import { type ErrorCode, GongfuError } from '../../src/domain/errors.ts';
import { bringWhenThere } from '../../src/shipped.ts';

it('is over at once where the store is there', async () => {
  const bring = failing([]);
  const { done } = await bringWhenThere(bring, new AbortController().signal);
  await done;
  expect(bring.tries).toBe(1);
});

it('goes on behind the start until the store is there', async () => {
  const bring = failing(['UNAVAILABLE', 'TIMEOUT']);
  const { done } = await bringWhenThere(bring, new AbortController().signal);
  expect(bring.tries).toBe(1);
  await done;
  expect(bring.tries).toBe(3);
});

it('ends the start where the texts cannot be brought', async () => {
  await expect(bringWhenThere(failing(['CONFLICT']), new AbortController().signal)).rejects.toMatchObject({
    code: 'CONFLICT',
  });
});

it('tells what goes wrong behind the start', async () => {
  const told: unknown[] = [];
  const signal = new AbortController().signal;
  const { done } = await bringWhenThere(failing(['UNAVAILABLE', 'CONFLICT']), signal, (error) => told.push(error));
  await done;
  expect(told).toEqual([expect.objectContaining({ code: 'CONFLICT' })]);
});

it('stops with the service', async () => {
  const stopping = new AbortController();
  const told: unknown[] = [];
  const bring = failing(Array.from({ length: 100 }, () => 'UNAVAILABLE'));
  const { done } = await bringWhenThere(bring, stopping.signal, (error) => told.push(error));
  stopping.abort();
  await done;
  expect({ tries: bring.tries, told }).toEqual({ tries: 1, told: [] });
});

/** Fails with these codes first, one a try. */
function failing(codes: readonly ErrorCode[]): (() => Promise<void>) & { tries: number } {
  const bring = Object.assign(
    async () => {
      const code = codes[bring.tries];
      bring.tries += 1;
      if (code) throw new GongfuError(code, 'no');
    },
    { tries: 0 },
  );
  return bring;
}
