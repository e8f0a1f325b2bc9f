/** What leads from a record to others: what it refers to, its evidence, and which entities its passages thereby state or mention. */
import { type GraphRecord, isStatement } from '../../domain/records.ts';
import { mentionsOf, refersTo } from '../../domain/references.ts';
import type { Writing } from './write-details.ts';

/** The ids are those of records that are stored; a record that is new or whose old links were removed. */
export function writeLinks(writing: Writing, n: number, record: GraphRecord, references: readonly string[]): void {
  const { connection, numberOf } = writing;
  for (const id of references) connection.run('INSERT INTO refers VALUES (?, ?)', [numberOf(id), n]);
  for (const passage of evidenceOf(record))
    connection.run('INSERT INTO evidence VALUES (?, ?)', [numberOf(passage), n]);
  for (const { entity, passage } of mentionsOf(record)) {
    connection.run('INSERT INTO mention VALUES (?, ?, ?)', [numberOf(entity), numberOf(passage), n]);
  }
}

/** Found from the record itself: the tables have no index by it. To be called while all that it refers to is still stored. */
export function removeLinks(writing: Writing, n: number, record: GraphRecord): void {
  const { connection, numberOf } = writing;
  for (const id of refersTo(record))
    connection.run('DELETE FROM refers WHERE target = ? AND record = ?', [numberOf(id), n]);
  for (const passage of evidenceOf(record)) {
    connection.run('DELETE FROM evidence WHERE passage = ? AND statement = ?', [numberOf(passage), n]);
  }
  for (const { entity, passage } of mentionsOf(record)) {
    const row = [numberOf(entity), numberOf(passage), n];
    connection.run('DELETE FROM mention WHERE entity = ? AND passage = ? AND record = ?', row);
  }
}

/** Each passage once: a statement may have it as evidence for and against. */
function evidenceOf(record: GraphRecord): ReadonlySet<string> {
  return new Set(isStatement(record) ? record.evidence.map((evidence) => evidence.passage) : []);
}
