/** Collects what is wrong with the records themselves, by the rules of domain/record-faults.ts, and sums it up. */
import { type Finding, fault, okay, type Remedy } from '../../../domain/finding.ts';
import type { Ontology } from '../../../domain/ontology.ts';
import { type RecordFaultKind, recordFaults } from '../../../domain/record-faults.ts';
import { parseRecord, recordJson } from '../../../domain/record-json.ts';
import type { GraphRecord } from '../../../domain/records.ts';
import type { Connection } from '../connection.ts';
import { KINDS } from '../ddl.ts';
import type { ReadRecord } from './truth.ts';

type Kind = RecordFaultKind | 'TEXT';

/** What a line calls each kind, and what heals it. */
const CHECKS: Readonly<Record<Kind, { readonly check: string; readonly good: string; readonly remedy: Remedy }>> = {
  TEXT: { check: 'records', good: 'every text is the record that it should be', remedy: 'BACKUP' },
  ID: { check: 'ids', good: 'each has the form and the prefix of its type', remedy: 'BACKUP' },
  REFERENCE: { check: 'references', good: 'all lead to records of the right kind', remedy: 'BACKUP' },
  RULE: { check: 'rules', good: 'every field is what the schema takes', remedy: 'HAND' },
  EVIDENCE: { check: 'evidence', good: 'every statement has what its basis asks for', remedy: 'HAND' },
  QUOTE: { check: 'quotes', good: 'each is short, and stands in its full text', remedy: 'HAND' },
};

interface Found {
  count: number;
  first: string;
  readonly ids: string[];
}

export interface RecordChecks {
  /** As it is stored. */
  sees(read: ReadRecord): void;
  /** With what it refers to. Whether its derived rows can be made from it. */
  isFit(record: GraphRecord, n: number): boolean;
  /** Nothing could be derived from it, for a reason that no rule names. */
  fails(record: GraphRecord, message: string): void;
  findings(): readonly Finding[];
}

export function createRecordChecks(connection: Connection, ontology: Ontology): RecordChecks {
  const found = new Map<Kind, Found>();
  const broken = new Set<number>();
  let records = 0;
  const add = (kind: Kind, id: string, message: string) => {
    const known = found.get(kind) ?? { count: 0, first: `${id}: ${message}`, ids: [] };
    known.count += 1;
    if (known.ids.length < 5 && known.ids.at(-1) !== id) known.ids.push(id);
    found.set(kind, known);
  };
  return {
    sees(read) {
      records += 1;
      const message = textFault(read);
      if (message === undefined) return;
      add('TEXT', read.id, message);
      broken.add(read.n);
    },
    isFit(record, n) {
      if (broken.has(n)) return false;
      const faults = recordFaults(record, ontology, (id) => find(connection, id));
      for (const { kind, message } of faults) add(kind, record.id, message);
      return !faults.some(({ kind }) => kind === 'REFERENCE') && isOfKnownType(record, ontology);
    },
    fails: (record, message) => add('TEXT', record.id, message),
    findings: () => Object.keys(CHECKS).map((kind) => lineOf(kind as Kind, found.get(kind as Kind), records)),
  };
}

function lineOf(kind: Kind, found: Found | undefined, records: number): Finding {
  const { check, good, remedy } = CHECKS[kind];
  if (!found) return okay(check, `${records} records: ${good}`);
  return fault(check, { message: `${found.count} at fault; ${found.first}`, remedy, ids: found.ids });
}

function textFault({ id, kind, doc, record }: ReadRecord): string | undefined {
  if (!record) return 'its text is no record';
  if (record.id !== id) return `its text is that of ${String(record.id)}`;
  if (KINDS[kind] !== record.record)
    return `it is filed as ${KINDS[kind] ?? kind}, and is of the kind ${record.record}`;
  try {
    return recordJson(parseRecord(record)) === doc ? undefined : 'its text is not in the form that is written';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Types without a rank have no place in lists. */
function isOfKnownType(record: GraphRecord, ontology: Ontology): boolean {
  if (record.record === 'entity') return ontology.entityType(record.type) !== undefined;
  return record.record !== 'relation' || ontology.relationType(record.relationType) !== undefined;
}

function find(connection: Connection, id: string): GraphRecord | undefined {
  const row = connection.get<[string]>('SELECT doc FROM main.record WHERE id = ?', [id]);
  // JSON it is: `copyRecords` has put nothing else there.
  return row && (JSON.parse(row[0]) as GraphRecord);
}
