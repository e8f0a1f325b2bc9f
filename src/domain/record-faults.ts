/** What is wrong with a record that is stored: the rules of a change, asked of what was written under them. */
import type { UpsertItem } from './change.ts';
import type { Ontology } from './ontology.ts';
import { bareParts } from './plan/rules.ts';
import { createQuoteFinder } from './quote.ts';
import type { Evidence, GraphRecord, PassageRecord } from './records.ts';
import { type Reference, referencesOf } from './references.ts';
import { shown } from './validate/faults.ts';
import { problemsOf } from './validate.ts';

/** RULE: a field is not what it takes today. REFERENCE: it refers to what is not there, or to the wrong thing. */
export type RecordFaultKind = 'RULE' | 'ID' | 'REFERENCE' | 'EVIDENCE' | 'QUOTE';

export interface RecordFault {
  readonly kind: RecordFaultKind;
  /** `evidence[0].quote is "…", which …` */
  readonly message: string;
}

/** The record that an id is the id of; undefined where there is none, also for a merged id. */
export type FindRecord = (id: string) => GraphRecord | undefined;

export function recordFaults(record: GraphRecord, ontology: Ontology, find: FindRecord): readonly RecordFault[] {
  const rules = problemsOf(itemOf(record), ontology).map(({ field, message }): RecordFault => {
    const kind = field === 'id' ? 'ID' : /\.?quote$/.test(field) ? 'QUOTE' : 'RULE';
    return { kind, message: `${field} ${message}` };
  });
  const references = referencesOf(record).flatMap((reference) => referenceFault(reference, ontology, find) ?? []);
  const bare = bareParts(record).map(
    ({ field, message }): RecordFault => ({
      kind: 'EVIDENCE',
      message: `${field} ${message}`,
    }),
  );
  return [...rules, ...references, ...bare, ...quoteFaults(record, find)];
}

/** The record as a change that would write it. */
function itemOf(record: GraphRecord): UpsertItem {
  const place = { index: 0, path: '' };
  const { id, ...rest } = record;
  if (rest.record === 'entity') {
    const { record: kind, distinct = false, ...draft } = rest;
    return { kind, place, id, draft, distinct, keys: { sort: '', slug: '', names: [] } };
  }
  const { record: kind, ...draft } = rest;
  // A record without its id and its kind is the draft of an item of that kind.
  return { kind, place, id, draft } as UpsertItem;
}

function referenceFault(
  { id, field, expects }: Reference,
  ontology: Ontology,
  find: FindRecord,
): RecordFault | undefined {
  const found = find(id);
  if (!found) return { kind: 'REFERENCE', message: `${field} is ${id}, which is not there` };
  if (isExpected(found, expects, ontology)) return undefined;
  return { kind: 'REFERENCE', message: `${field} is ${id}, which is not what it takes (${expects.toLowerCase()})` };
}

function isExpected(found: GraphRecord, expects: Reference['expects'], ontology: Ontology): boolean {
  if (expects === 'PASSAGE') return found.record === 'passage';
  if (expects === 'RELATION') return found.record === 'relation';
  if (found.record !== 'entity') return false;
  if (expects === 'SOURCE') return ontology.entityType(found.type)?.isSource === true;
  return expects === 'ENTITY' || found.type === 'INDICATOR';
}

/** Quotes of the source's own words that do not stand in them. */
function quoteFaults(record: GraphRecord, find: FindRecord): readonly RecordFault[] {
  return evidenceOf(record).flatMap(({ passage, quote }) => {
    const words = find(passage);
    if (quote === undefined || words?.record !== 'passage' || words.textKind !== 'FULL_TEXT') return [];
    if (holds(words, quote)) return [];
    return [{ kind: 'QUOTE' as const, message: `quotes ${shown(quote)}, which does not stand in ${passage}` }];
  });
}

function holds({ text, textEn = '' }: PassageRecord, quote: string): boolean {
  return [text, textEn].some((words) => createQuoteFinder(words)(quote) !== undefined);
}

function evidenceOf(record: GraphRecord): readonly Evidence[] {
  if (record.record === 'passage') return [];
  return record.record === 'entity' ? record.fieldEvidence.flatMap(({ evidence }) => evidence) : record.evidence;
}
