/** The one way to stop a running statement: a SQL function in its WHERE, `deadline()`, that throws when the time is over. */
import { timeout } from '../../domain/scope.ts';
import type { Connection } from './connection.ts';

/** A prime: what is alike in rows may come again after any other number of them. */
const ROWS_AT_ONCE = 61;

/** The condition for a WHERE of many rows: asked of one in 61, since the call takes as long as reading several. */
export function inTimeAt(rowid: string): string {
  return `(${rowid} % ${ROWS_AT_ONCE} <> 0 OR deadline())`;
}

export class Deadline {
  readonly #database: Connection;
  #at = Number.POSITIVE_INFINITY;
  #passed = false;

  /** Defines `deadline()` for the connection. */
  constructor(database: Connection) {
    this.#database = database;
    database.function('deadline', { deterministic: false }, () => {
      if (this.isOver()) throw new Error('past the deadline');
      return 1;
    });
  }

  set(at: number): void {
    this.#at = at;
    this.#passed = false;
  }

  isOver(): boolean {
    this.#passed ||= Date.now() > this.#at;
    return this.#passed;
  }

  /** All rows, or those that came in time. */
  *inTime<T>(rows: Iterable<T>): Generator<T> {
    try {
      yield* rows;
    } catch (error) {
      this.#database.forget();
      if (!this.#passed) throw error;
    }
  }

  /** What the work gives, or undefined where the time was over before its end. */
  unlessOver<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      this.#database.forget();
      if (!this.#passed) throw error;
      return undefined;
    }
  }

  /** Throws TIMEOUT where the time is over. */
  check(what: string): void {
    if (this.isOver()) throw timeout(what);
  }
}
