/** What stands between us and an engine on the network, on a clock of the test's own. */
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Breaker, type BreakerOptions, type Clock, createBreaker } from '../../src/domain/breaker.ts';
import { GongfuError } from '../../src/domain/errors.ts';

const refused = () => Promise.reject(new GongfuError('UNAVAILABLE', 'connection refused'));
const late = () => Promise.reject(new GongfuError('TIMEOUT', 'too late'));
const wrong = () => Promise.reject(new GongfuError('CONFLICT', 'another has it'));
const fine = () => Promise.resolve('answer');

describe('a breaker', () => {
  it('lets answers and errors of an engine that answers through', async () => {
    const { breaker } = setUp();
    expect(await breaker.call(fine)).toBe('answer');
    for (let i = 0; i < 10; i += 1) await expect(breaker.call(wrong)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(breaker.problem()).toBeUndefined();
  });

  it('opens after five refused calls in a row, and not before', async () => {
    const { breaker, asked } = setUp();
    await failing(breaker, refused, 4);
    expect(breaker.problem()).toBeUndefined();
    await failing(breaker, refused, 1);
    await expect(breaker.call(asked)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(asked.count).toBe(0);
  });

  it('counts refused calls anew after an answer', async () => {
    const { breaker } = setUp();
    for (const answer of [fine, wrong]) {
      await failing(breaker, refused, 4);
      await breaker.call(answer).catch(() => undefined);
    }
    await failing(breaker, refused, 4);
    expect(breaker.problem()).toBeUndefined();
  });

  it('opens at once for a call that ran into its deadline', async () => {
    const { breaker } = setUp();
    await failing(breaker, late, 1);
    expect(breaker.problem()).toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('names the engine, since when, why and what to do', async () => {
    const { breaker, clock } = setUp();
    clock.pass(60_000);
    await failing(breaker, refused, 1);
    clock.pass(5_000);
    await failing(breaker, refused, 4);
    await expect(breaker.call(fine)).rejects.toThrow(
      'Neo4j at neo4j://db:7687 is out of reach since 1970-01-01T00:01:00.000Z (connection refused). Start it. It is tried again by itself.',
    );
  });

  it('takes a dear call for one where the engine is well: it is shut again before anybody waits', async () => {
    const { breaker, engine } = setUp();
    engine.isThere = true;
    await failing(breaker, late, 1);
    await settled();
    expect(await breaker.call(fine)).toBe('answer');
  });

  it('asks one small question in each pause, and lets calls through again when it is answered', async () => {
    const { breaker, clock, engine } = setUp();
    await failing(breaker, late, 1);
    await settled();
    expect(engine.probes).toBe(1);
    for (let pause = 2; pause < 5; pause += 1) {
      await failing(breaker, fine, 3);
      clock.pass(1_000);
      await settled();
      expect(engine.probes).toBe(pause);
    }
    engine.isThere = true;
    clock.pass(1_000);
    await settled();
    expect(await breaker.call(fine)).toBe('answer');
    clock.pass(10_000);
    expect(engine.probes).toBe(5);
  });

  it('takes an engine for there that answers its probe with an error about the question', async () => {
    const { breaker } = setUp({ probe: wrong });
    await failing(breaker, late, 1);
    await settled();
    expect(breaker.problem()).toBeUndefined();
  });

  it('tells of each opening and closing once', async () => {
    const told: boolean[] = [];
    const { breaker, clock, engine } = setUp({ onChange: (problem) => told.push(problem !== undefined) });
    await Promise.all([failing(breaker, late, 1), failing(breaker, late, 1)]);
    engine.isThere = true;
    clock.pass(1_000);
    await settled();
    expect(told).toEqual([true, false]);
  });

  it('forgets how calls end that began before it opened', async () => {
    const { breaker, clock, engine } = setUp();
    const old = Promise.withResolvers<never>();
    const waiting = failing(breaker, () => old.promise, 1);
    await failing(breaker, late, 1);
    engine.isThere = true;
    clock.pass(1_000);
    await settled();
    old.reject(new GongfuError('TIMEOUT', 'too late'));
    await waiting;
    expect(breaker.problem()).toBeUndefined();
  });

  it('ends a long call of an engine that answers no probe beside it, as one whose outcome is not known', async () => {
    const { breaker, clock } = setUp();
    const call = breaker.call(() => new Promise(() => undefined)).catch((error: unknown) => error);
    clock.pass(1_000);
    expect(await call).toMatchObject({ code: 'UNAVAILABLE', message: expect.stringMatching(/not known.*sent again/) });
    expect(breaker.problem()).toBeDefined();
  });

  it('leaves a long call alone while the engine answers beside it', async () => {
    const { breaker, clock, engine } = setUp();
    engine.isThere = true;
    const work = Promise.withResolvers<string>();
    const call = breaker.call(() => work.promise);
    for (let second = 1; second <= 5; second += 1) {
      clock.pass(1_000);
      await settled();
      expect(engine.probes).toBe(second);
    }
    work.resolve('at last');
    expect(await call).toBe('at last');
  });

  it('asks nothing more when it is closed', async () => {
    const { breaker, clock, engine } = setUp();
    await failing(breaker, late, 1);
    await settled();
    breaker.close();
    clock.pass(10_000);
    await settled();
    expect(engine.probes).toBe(1);
  });
});

function setUp(options: Partial<BreakerOptions> = {}) {
  const clock = new TestClock();
  const engine = { isThere: false, probes: 0 };
  const breaker = createBreaker({
    engine: 'Neo4j at neo4j://db:7687',
    advice: 'Start it.',
    clock,
    probe: () => {
      engine.probes += 1;
      return engine.isThere ? fine() : refused();
    },
    ...options,
  });
  const asked = Object.assign(
    () => {
      asked.count += 1;
      return fine();
    },
    { count: 0 },
  );
  return { breaker, clock, engine, asked };
}

async function failing(breaker: Breaker, work: () => Promise<unknown>, times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) await expect(breaker.call(work)).rejects.toBeInstanceOf(GongfuError);
}

/** Until all that was waiting for something that is there has gone on. */
async function settled(): Promise<void> {
  await setImmediate();
}

class TestClock implements Clock {
  #now = 0;
  #tasks: { readonly at: number; readonly run: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    const task = { at: this.#now + ms, run };
    this.#tasks.push(task);
    return () => {
      this.#tasks = this.#tasks.filter((one) => one !== task);
    };
  }

  pass(ms: number): void {
    this.#now += ms;
    const due = this.#tasks.filter(({ at }) => at <= this.#now);
    this.#tasks = this.#tasks.filter((task) => !due.includes(task));
    for (const { run } of due) run();
  }
}
