/** Requests that wait together share one commit, and each stands or falls alone. */
import { describe, expect, test } from 'vitest';
import { GongfuError } from '../../../src/domain/errors.ts';
import { createGroupCommit, type Transactions } from '../../../src/store/sqlite/group-commit.ts';

/** A log of what happened, and where it fails: what the group does is all that these tests are about. */
function recorded(failing: { readonly begin?: boolean; readonly commitOf?: number } = {}) {
  const log: string[] = [];
  let size = 0;
  const step = (name: string, fails = false) => {
    log.push(name);
    if (fails) throw new Error(`${name} failed`);
  };
  const transactions: Transactions = {
    begin: () => {
      size = 0;
      step('begin', failing.begin);
    },
    commit: () => step('commit', size >= (failing.commitOf ?? Number.POSITIVE_INFINITY)),
    rollback: () => step('rollback'),
    isOpen: () => true,
    error: (cause) => (cause instanceof GongfuError ? cause : new GongfuError('UNAVAILABLE', String(cause), { cause })),
  };
  /** Requests are numbers, which are answered tenfold; what each does before it may be refused, and while it writes. */
  const work =
    (steps: { plan?(request: number): void; write?(request: number): void } = {}) =>
    (request: number) => {
      steps.plan?.(request);
      return () => {
        size += 1;
        steps.write?.(request);
        return request * 10;
      };
    };
  return { log, transactions, work };
}

const outcomes = (results: readonly PromiseSettledResult<unknown>[]) =>
  results.map((result) => (result.status === 'fulfilled' ? result.value : result.reason.code));

const fail = (code: 'CONFLICT' | 'INTERNAL', of: number) => (request: number) => {
  if (request === of) throw new GongfuError(code, 'no');
};

describe('a group commit', () => {
  test('commits what waits together once, and answers in the order of the requests', async () => {
    const { log, transactions, work } = recorded();
    const group = createGroupCommit(transactions, work());
    expect(await Promise.all([1, 2, 3].map((request) => group.submit(request)))).toEqual([10, 20, 30]);
    expect(log).toEqual(['begin', 'commit']);
  });

  test('answers nobody before the commit', async () => {
    const { log, transactions, work } = recorded();
    const group = createGroupCommit(transactions, work());
    await Promise.all([1, 2].map((request) => group.submit(request).then(() => log.push('answer'))));
    expect(log).toEqual(['begin', 'commit', 'answer', 'answer']);
  });

  test('refuses one request alone, which has written nothing', async () => {
    const { log, transactions, work } = recorded();
    const group = createGroupCommit(transactions, work({ plan: fail('CONFLICT', 2) }));
    const results = await Promise.allSettled([1, 2, 3].map((request) => group.submit(request)));
    expect(outcomes(results)).toEqual([10, 'CONFLICT', 30]);
    expect(log).toEqual(['begin', 'commit']);
  });

  test('of which one fails while it writes is undone, and each is tried alone', async () => {
    const { log, transactions, work } = recorded();
    const group = createGroupCommit(transactions, work({ write: fail('INTERNAL', 2) }));
    const results = await Promise.allSettled([1, 2, 3].map((request) => group.submit(request)));
    expect(outcomes(results)).toEqual([10, 'INTERNAL', 30]);
    expect(log).toEqual(['begin', 'rollback', 'begin', 'commit', 'begin', 'rollback', 'begin', 'commit']);
  });

  test('whose commit fails tries each request alone', async () => {
    const { log, transactions, work } = recorded({ commitOf: 2 });
    const group = createGroupCommit(transactions, work());
    expect(await Promise.all([1, 2].map((request) => group.submit(request)))).toEqual([10, 20]);
    expect(log).toEqual(['begin', 'commit', 'rollback', 'begin', 'commit', 'begin', 'commit']);
  });

  test('that cannot begin answers everyone with the reason, and goes on', async () => {
    const failing = { begin: true };
    const { transactions, work } = recorded(failing);
    const group = createGroupCommit(transactions, work());
    expect(outcomes(await Promise.allSettled([1, 2].map((request) => group.submit(request))))).toEqual([
      'UNAVAILABLE',
      'UNAVAILABLE',
    ]);
    failing.begin = false;
    expect(await group.submit(3)).toBe(30);
  });
});
