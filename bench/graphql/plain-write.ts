/** The mutation of the hand-written server: a transaction each, durable when it is answered. */
import type { DatabaseSync } from 'node:sqlite';

export interface PlainObservation {
  readonly id: string;
  readonly indicator: string;
  readonly subject: string;
  readonly value: number | null;
  readonly unit: string | null;
  readonly period: string | null;
  readonly status: string;
  readonly evidence: readonly { readonly passage: string; readonly quote: string }[];
}

export function createPlainWrite(database: DatabaseSync): (input: readonly PlainObservation[]) => object {
  const [begin, commit, rollback] = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'].map((text) => database.prepare(text));
  const number = '(SELECT n FROM entity WHERE id = ?)';
  const insert = database.prepare(
    `INSERT INTO observation (id, indicator, subject, value, unit, period, status) VALUES (?, ${number}, ${number}, ?, ?, ?, ?)`,
  );
  const insertEvidence = database.prepare('INSERT INTO observation_evidence VALUES (?, ?, ?, ?)');
  return (input) => {
    begin?.run();
    try {
      for (const { id, indicator, subject, value, unit, period, status, evidence } of input) {
        const { lastInsertRowid } = insert.run(id, indicator, subject, value, unit, period, status);
        evidence.forEach(({ passage, quote }, place) => {
          insertEvidence.run(lastInsertRowid, place, passage, quote);
        });
      }
      commit?.run();
    } catch (error) {
      rollback?.run();
      throw error;
    }
    return { changed: input.map(({ id }) => ({ id })), removed: [], unchanged: 0 };
  };
}
