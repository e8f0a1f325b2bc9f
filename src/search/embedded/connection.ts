/** A connection that keeps its prepared statements: to prepare one takes some 50 µs, more than many of them take to run. */
import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** A text is prepared once, and must not be run again while somebody still iterates over it. */
export class Connection extends DatabaseSync {
  readonly #kept = new Map<string, StatementSync>();

  override prepare(sql: string): StatementSync {
    const statement = this.#kept.get(sql) ?? super.prepare(sql);
    this.#kept.set(sql, statement);
    return statement;
  }

  /** After an error: a statement that failed throws it once more when it is next run. */
  forget(): void {
    this.#kept.clear();
  }
}
