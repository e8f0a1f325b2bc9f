/** What a child process is given to do, each in a process of its own, so that its memory is that of nothing else. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Made } from './made.ts';
import type { QueryKind } from './queries.ts';
import type { Spread } from './timing.ts';

export interface Sized {
  readonly passages: number;
  readonly seed: number;
  /** Of the index. */
  readonly file: string;
  /** Queries of each kind. */
  readonly each: number;
}

export interface OnDisk extends Sized {
  /** Path of the documents, one a line. */
  readonly texts: string;
}

export interface Built {
  /** Of the process, without the making of the texts. */
  readonly wallS: number;
  readonly cpuS: number;
  /** CPU of the thread that has most to do. */
  readonly busiestS: number;
  readonly fileMb: number;
  readonly peakMb: number;
}

export type Asking = 'FULL_TEXT' | 'HYBRID' | 'FTS5 trigram' | 'FTS5 unicode61' | 'Meilisearch';

export interface AnswersOf {
  readonly asking: Asking;
  readonly spreads: Readonly<Record<QueryKind | 'all', Spread>>;
  /** Queries without a hit. */
  readonly empty: number;
}

export interface AskedIndex {
  /** From opening the file to the first answer, model and vectors included. */
  readonly openCpuS: number;
  readonly answers: readonly AnswersOf[];
  readonly peakMb: number;
}

export interface Suggested {
  readonly names: number;
  readonly spread: Spread;
}

export interface SeedAnswers {
  readonly queries: number;
  readonly fullText: Spread;
  readonly hybrid: Spread;
}

export interface Tasks {
  readonly seed: { readonly given: undefined; readonly done: SeedAnswers };
  readonly make: { readonly given: OnDisk; readonly done: Made };
  readonly build: { readonly given: OnDisk; readonly done: Built };
  readonly ask: { readonly given: OnDisk & Made; readonly done: AskedIndex };
  readonly peers: { readonly given: Sized; readonly done: readonly AnswersOf[] };
  readonly suggest: { readonly given: Sized; readonly done: Suggested };
}

export interface Message<T extends keyof Tasks> {
  readonly task: T;
  readonly given: Tasks[T]['given'];
}

/** Errors: what the child threw, or how it ended. */
export async function inChild<T extends keyof Tasks>(task: T, given: Tasks[T]['given']): Promise<Tasks[T]['done']> {
  const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)));
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`${task} ended with ${signal ?? code} before its end`);
  });
  child.send({ task, given } satisfies Message<T>);
  try {
    const [answer] = await Promise.race([once(child, 'message'), ended]);
    if ('error' in answer) throw new Error(answer.error);
    return answer.done;
  } finally {
    ended.catch(() => undefined);
    child.kill();
  }
}
