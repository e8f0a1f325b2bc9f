/** What lies on the network and may come later than the service. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Arrival, type ArrivalOptions, awaitArrival, type Closable } from '../../src/domain/arrival.ts';
import { type ErrorCode, GongfuError } from '../../src/domain/errors.ts';

describe('an arrival', () => {
  it('is there at once where it can be opened', async () => {
    const { arrival, part } = await setUp([]);
    expect(arrival.get()).toBe(part);
    expect(arrival.problem()).toBeUndefined();
    expect(await arrival.arrived).toBe(part);
  });

  it('comes when it can be opened, and is told to be away once', async () => {
    const told: unknown[] = [];
    const { arrival, part } = await setUp(['UNAVAILABLE', 'TIMEOUT', 'UNAVAILABLE'], { onAway: (e) => told.push(e) });
    expect(() => arrival.get()).toThrow(
      /^Neo4j at bolt:\/\/db was not there at the start, 2\S+Z, and is waited for\. no/,
    );
    expect(await arrival.arrived).toBe(part);
    expect(arrival.get()).toBe(part);
    expect(told).toEqual([expect.objectContaining({ code: 'UNAVAILABLE' })]);
  });

  it('is no use where it can never be opened', async () => {
    await expect(setUp(['BAD_USER_INPUT'])).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('goes on although a later try says that it cannot be opened: the server may have been set up meanwhile', async () => {
    const { arrival, part } = await setUp(['UNAVAILABLE', 'BAD_USER_INPUT']);
    expect(await arrival.arrived).toBe(part);
  });

  it('closes what has come', async () => {
    const { arrival, part } = await setUp([]);
    await arrival.close();
    expect(part.closed).toBe(1);
  });

  it('is not tried again once it is closed, and what comes after all is closed', async () => {
    const opening = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const part = countingPart();
    let tries = 0;
    const arrival = await awaitArrival({
      engine: 'Neo4j at bolt://db',
      pauseMs: 1,
      async open() {
        tries += 1;
        if (tries === 1) throw new GongfuError('UNAVAILABLE', 'no');
        asked.resolve();
        await opening.promise;
        return part;
      },
    });
    await asked.promise;
    const closing = arrival.close();
    opening.resolve();
    await closing;
    expect({ closed: part.closed, tries }).toEqual({ closed: 1, tries: 2 });
  });
});

interface CountingPart extends Closable {
  closed: number;
}

function countingPart(): CountingPart {
  return {
    closed: 0,
    async close() {
      this.closed += 1;
    },
  };
}

/** Fails with these codes first, one a try. */
async function setUp(
  codes: readonly ErrorCode[],
  options: Partial<ArrivalOptions<CountingPart>> = {},
): Promise<{ readonly arrival: Arrival<CountingPart>; readonly part: CountingPart }> {
  const part = countingPart();
  const failing = codes.values();
  const arrival = await awaitArrival({
    engine: 'Neo4j at bolt://db',
    pauseMs: 1,
    async open() {
      const { value: code } = failing.next();
      if (code) throw new GongfuError(code, 'no');
      return part;
    },
    ...options,
  });
  onTestFinished(() => arrival.close());
  return { arrival, part };
}
