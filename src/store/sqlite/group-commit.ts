/**
 * Group commit: the requests that wait together share one transaction and thereby one flush to the disk. Each stands or falls alone:
 * it is refused before it has written anything, and where a write fails, all of the group is undone and each is tried by itself.
 * Nobody gets an answer before the commit is on disk.
 */
import type { GongfuError } from '../../domain/errors.ts';

export interface Transactions {
  begin(): void;
  /** When it returns, what was done since `begin` is on disk. */
  commit(): void;
  /** Undoes all since `begin`, also where the engine has already done so itself. */
  rollback(): void;
  /** Whether the transaction is still there: a full disk may have ended it. */
  isOpen(): boolean;
  /** Any error in our codes. */
  error(cause: unknown): GongfuError;
}

/**
 * What is done for a request, in two steps: the first only reads, and throws where the request is refused; what it returns writes.
 * That saves a savepoint for each, in which SQLite would keep a copy of every page that the request changes.
 */
export type Work<Request, Reply> = (request: Request) => () => Reply;

type Outcome<T> = { readonly value: T } | { readonly error: GongfuError };

interface Waiting<Request, Reply> {
  readonly request: Request;
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: GongfuError) => void;
}

/** Long enough that the flush is a small part of it, short enough that the first of a group does not wait noticeably. */
const MAX_GROUP_MS = 50;

export interface GroupCommit<Request, Reply> {
  /** Resolves after the commit that made the request durable. */
  submit(request: Request): Promise<Reply>;
}

export function createGroupCommit<Request, Reply>(
  transactions: Transactions,
  work: Work<Request, Reply>,
): GroupCommit<Request, Reply> {
  const waiting: Waiting<Request, Reply>[] = [];
  let isScheduled = false;

  const schedule = () => {
    if (isScheduled || waiting.length === 0) return;
    isScheduled = true;
    // After all messages that have arrived by now: they make up the group.
    setImmediate(() => {
      isScheduled = false;
      commitGroup(transactions, waiting, work);
      schedule();
    });
  };
  return {
    submit: (request) =>
      new Promise((resolve, reject) => {
        waiting.push({ request, resolve, reject });
        schedule();
      }),
  };
}

function commitGroup<Request, Reply>(
  transactions: Transactions,
  waiting: Waiting<Request, Reply>[],
  work: Work<Request, Reply>,
): void {
  const group: Waiting<Request, Reply>[] = [];
  const take = () => {
    const next = waiting.shift();
    if (next) group.push(next);
    return next;
  };
  const outcomes = attempt(transactions, work, take);
  // The transaction failed as a whole: each alone, so that one that is too large for the disk does not take the others with it.
  const final = outcomes ?? group.map(({ request }) => alone(transactions, work, request));
  group.forEach(({ resolve, reject }, index) => {
    const outcome = final[index];
    if (outcome && 'value' in outcome) resolve(outcome.value);
    else reject(outcome?.error ?? transactions.error(new Error('a request was lost from its group')));
  });
}

/** Undefined where the transaction as a whole failed and nothing of it was kept. */
function attempt<Request, Reply>(
  transactions: Transactions,
  work: Work<Request, Reply>,
  take: () => Waiting<Request, Reply> | undefined,
): readonly Outcome<Reply>[] | undefined {
  const outcomes: Outcome<Reply>[] = [];
  const until = performance.now() + MAX_GROUP_MS;
  // Taken before anything can fail: whoever waits first is answered in any case.
  let next = take();
  try {
    transactions.begin();
    for (; next; next = performance.now() < until ? take() : undefined) {
      outcomes.push(outcomeOf(transactions, work, next.request));
      if (!transactions.isOpen()) return undefined;
    }
    transactions.commit();
    return outcomes;
  } catch {
    transactions.rollback();
    return undefined;
  }
}

/** Throws where writing fails; that is not the end of the request, but of the transaction. */
function outcomeOf<Request, Reply>(
  transactions: Transactions,
  work: Work<Request, Reply>,
  request: Request,
): Outcome<Reply> {
  let write: () => Reply;
  try {
    write = work(request);
  } catch (error) {
    return { error: transactions.error(error) };
  }
  return { value: write() };
}

function alone<Request, Reply>(
  transactions: Transactions,
  work: Work<Request, Reply>,
  request: Request,
): Outcome<Reply> {
  try {
    transactions.begin();
    const value = work(request)();
    transactions.commit();
    return { value };
  } catch (error) {
    transactions.rollback();
    return { error: transactions.error(error) };
  }
}
