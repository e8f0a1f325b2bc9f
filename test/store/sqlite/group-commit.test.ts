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
    savepoint: (work) => {
      size += 1;
      return work();
    },
    isOpen: () => true,
    error: (cause) => (cause instanceof GongfuError ? cause : new GongfuError('UNAVAILABLE', String(cause), { cause })),
  };
  return { log, transactions };
}

const outcomes = (results: readonly PromiseSettledResult<unknown>[]) =>
  results.map((result) => (result.status === 'fulfilled' ? result.value : result.reason.code));

describe('a group commit', () => {
  test('commits what waits together once, and answers in the order of the requests', async () => {
    const { log, transactions } = recorded();
    const group = createGroupCommit<number, number>(transactions, (request) => request * 10);
    expect(await Promise.all([1, 2, 3].map((request) => group.submit(request)))).toEqual([10, 20, 30]);
    expect(log).toEqual(['begin', 'commit']);
  });

  test('answers nobody before the commit', async () => {
    const { log, transactions } = recorded();
    const group = createGroupCommit<number, void>(transactions, () => {});
    await Promise.all([1, 2].map((request) => group.submit(request).then(() => log.push('answer'))));
    expect(log).toEqual(['begin', 'commit', 'answer', 'answer']);
  });

  test('refuses one request alone', async () => {
    const { transactions } = recorded();
    const group = createGroupCommit<number, number>(transactions, (request) => {
      if (request === 2) throw new GongfuError('CONFLICT', 'no');
      return request;
    });
    expect(outcomes(await Promise.allSettled([1, 2, 3].map((request) => group.submit(request))))).toEqual([
      1,
      'CONFLICT',
      3,
    ]);
  });

  test('whose commit fails tries each request alone', async () => {
    const { log, transactions } = recorded({ commitOf: 2 });
    const group = createGroupCommit<number, number>(transactions, (request) => request);
    expect(await Promise.all([1, 2].map((request) => group.submit(request)))).toEqual([1, 2]);
    expect(log).toEqual(['begin', 'commit', 'rollback', 'begin', 'commit', 'begin', 'commit']);
  });

  test('that cannot begin answers everyone with the reason, and goes on', async () => {
    const failing = { begin: true };
    const { transactions } = recorded(failing);
    const group = createGroupCommit<number, number>(transactions, (request) => request);
    expect(outcomes(await Promise.allSettled([1, 2].map((request) => group.submit(request))))).toEqual([
      'UNAVAILABLE',
      'UNAVAILABLE',
    ]);
    failing.begin = false;
    expect(await group.submit(3)).toBe(3);
  });
});
