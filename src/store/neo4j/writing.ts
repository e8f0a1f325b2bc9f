/** Statements of one change on their way: sent one after the other without waiting, so that a change costs few round trips. */
import type { Row, RunInside } from './connection.ts';

export interface Writing {
  readonly revision: number;
  /** Also given the revision, as $revision. */
  add(text: string, params: Readonly<Record<string, unknown>>): void;
  /** A statement for rows ($rows); nothing where there are none. */
  rows(text: string, rows: readonly unknown[]): void;
  /** A statement for ids ($ids); nothing where there are none. */
  ids(text: string, ids: readonly string[], params?: Readonly<Record<string, unknown>>): void;
  /** Answered after all that was added before. */
  read(text: string, params: Readonly<Record<string, unknown>>): Promise<readonly Row[]>;
  /** Rejects with the first error of what was added. */
  done(): Promise<void>;
}

export function createWriting(run: RunInside, revision: number): Writing {
  const sent: Promise<unknown>[] = [];
  const writing: Writing = {
    revision,
    add(text, params) {
      const answer = run({ text, params: { ...params, revision } });
      // Met in `done`.
      answer.catch(() => undefined);
      sent.push(answer);
    },
    rows: (text, rows) => {
      if (rows.length > 0) writing.add(text, { rows });
    },
    ids: (text, ids, params = {}) => {
      if (ids.length > 0) writing.add(text, { ids, ...params });
    },
    read: async (text, params) => {
      await writing.done();
      return run({ text, params });
    },
    done: async () => {
      for (const answer of sent.splice(0)) await answer;
    },
  };
  return writing;
}
