/**
 * Small questions that wait for one another become one statement: what a statement costs beside its work is several times what a small
 * question costs (docs/benchmarks.md). One that is asked alone is the same statement with one question in it, so that nothing has to be
 * planned for any number of them.
 *
 * A statement is sent after all that it holds was asked: none is answered from a state that is older than its question. Each ends by its
 * own deadline, and where a statement fails that held several, each is asked alone before it fails.
 */
import type { Row, Run } from './connection.ts';
import { type Question, together, togetherness } from './cypher.ts';
import { noAnswer } from './driver-errors.ts';

export type Ask = (question: Question, deadlineAt: number) => Promise<readonly Row[]>;

/** In one statement: enough that its own cost is small in each, few enough that their answers do not hold the event loop for long. */
const MOST_TOGETHER = 16;
const MOST_RECORDS = 400;
/** A statement that is longer under way than this is not waited for. */
const PATIENCE_MS = 20;

export function createGathering(run: Run): Ask {
  const lines = new Map<string, Line>();
  return (question, deadlineAt) => {
    const key = togetherness(question);
    let line = lines.get(key);
    if (!line) {
      line = createLine(run, () => lines.delete(key));
      lines.set(key, line);
    }
    const { promise, resolve, reject } = Promise.withResolvers<readonly Row[]>();
    line.add({ question, deadlineAt, resolve, reject });
    return promise;
  };
}

/** A statement of its own. */
export async function askAlone(run: Run, question: Question, deadlineAt: number): Promise<readonly Row[]> {
  return (await run(together([question]), deadlineAt)).map(([, ...row]) => row);
}

interface Waiting {
  readonly question: Question;
  readonly deadlineAt: number;
  resolve(rows: readonly Row[]): void;
  reject(error: unknown): void;
}

interface Line {
  add(waiting: Waiting): void;
}

/** Of questions that may be asked together. `onEmpty`: nothing waits, and nothing is under way. */
function createLine(run: Run, onEmpty: () => void): Line {
  let waiting: Waiting[] = [];
  let underWay = 0;
  let cancel: (() => void) | undefined;
  const schedule = () => {
    cancel?.();
    cancel = underWay === 0 ? atEndOfTick(sendAll) : after(PATIENCE_MS, sendAll);
  };
  const sendAll = () => {
    cancel = undefined;
    const all = waiting;
    waiting = [];
    for (const some of parted(all)) void send(some);
  };
  const send = async (some: readonly Waiting[]) => {
    underWay += 1;
    await answer(run, some);
    underWay -= 1;
    if (underWay > 0) return;
    if (waiting.length > 0) schedule();
    else onEmpty();
  };
  return {
    add(one) {
      waiting.push(one);
      if (!cancel) schedule();
    },
  };
}

/** In their order, as many together as may be. */
function parted(all: readonly Waiting[]): readonly (readonly Waiting[])[] {
  const parts: Waiting[][] = [];
  let [part, size]: [Waiting[], number] = [[], 0];
  for (const one of all) {
    const isFull = part.length === MOST_TOGETHER || size + one.question.size > MOST_RECORDS;
    if (parts.length === 0 || isFull) {
      [part, size] = [[], 0];
      parts.push(part);
    }
    part.push(one);
    size += one.question.size;
  }
  return parts;
}

/** Never rejects: each is told by itself. */
async function answer(run: Run, asked: readonly Waiting[]): Promise<void> {
  const isShared = asked.length > 1;
  const deadlineAt = Math.max(...asked.map((one) => one.deadlineAt));
  const cancels = asked.map((one) => endingByItself(one, deadlineAt));
  try {
    const rows = await run(together(asked.map(({ question }) => question)), deadlineAt);
    const answers = asked.map((): Row[] => []);
    for (const [place, ...row] of rows) answers[Number(place)]?.push(row);
    asked.forEach((one, at) => void one.resolve(answers[at] ?? []));
  } catch (error) {
    const mayTry = (one: Waiting) => isShared && Date.now() < one.deadlineAt;
    await Promise.all(asked.map((one) => (mayTry(one) ? answer(run, [one]) : one.reject(error))));
  } finally {
    for (const cancelOne of cancels) cancelOne();
  }
}

/** Who has less time than others in the same statement waits no longer for that. */
function endingByItself({ deadlineAt, reject }: Waiting, latest: number): () => void {
  if (deadlineAt >= latest) return () => {};
  return after(Math.max(0, deadlineAt - Date.now()), () => reject(noAnswer('The question')));
}

function after(ms: number, task: () => void): () => void {
  const timer = setTimeout(task, ms);
  return () => clearTimeout(timer);
}

/** After all that this round of the event loop asks. */
function atEndOfTick(task: () => void): () => void {
  const immediate = setImmediate(task);
  return () => clearImmediate(immediate);
}
