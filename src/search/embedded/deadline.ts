/** The one way to stop a running statement: a SQL function in its WHERE that throws when the time is over. */
import type { DatabaseSync } from 'node:sqlite';
import { timeout } from '../../domain/scope.ts';

export class Deadline {
  #at = Number.POSITIVE_INFINITY;
  #passed = false;

  /** Defines `deadline()` for the connection. */
  constructor(database: DatabaseSync) {
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
      if (!this.#passed) throw error;
    }
  }

  /** Throws TIMEOUT where the time is over. */
  check(what: string): void {
    if (this.isOver()) throw timeout(what);
  }
}
