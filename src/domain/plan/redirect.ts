/** A record whose references lead elsewhere: of a draft those given by merged ids, of a merge those to what goes. */
import { canonicalEnds } from '../identity.ts';
import type { Ontology } from '../ontology.ts';
import { canonical } from '../record-json.ts';
import type {
  ClaimRecord,
  EntityRecord,
  Evidence,
  GraphRecord,
  ObservationRecord,
  PassageRecord,
  RelationRecord,
} from '../records.ts';
import { united } from './evidence.ts';

export type Resolve = (id: string) => string;

/** Canonical; what the ontology says is the same both ways has its ends in one order, and no place is given twice. */
export function redirected<R extends GraphRecord>(record: R, ontology: Ontology, resolve: Resolve): R {
  // Only ids inside the record differ from it: it stays of its kind.
  return canonical(withReferences(record, ontology, resolve)) as R;
}

function withReferences(record: GraphRecord, ontology: Ontology, resolve: Resolve): GraphRecord {
  if (record.record === 'entity') return entityOf(record, resolve);
  if (record.record === 'passage') return passageOf(record, resolve);
  const shared = {
    evidence: evidenceOf(record.evidence, resolve),
    ...optional({ attributedTo: record.attributedTo }, resolve),
  };
  if (record.record === 'relation') return { ...record, ...relationOf(record, ontology, resolve), ...shared };
  if (record.record === 'observation') return { ...record, ...observationOf(record, resolve), ...shared };
  return { ...record, ...claimOf(record, resolve), ...shared };
}

function passageOf(record: PassageRecord, resolve: Resolve): PassageRecord {
  const { document, mentions } = record;
  return { ...record, document: resolve(document), ...(mentions ? { mentions: mentions.map(resolve) } : {}) };
}

function entityOf(record: EntityRecord, resolve: Resolve): EntityRecord {
  const names = record.names.map((name) => ({ ...name, ...optional({ document: name.document }, resolve) }));
  const fieldEvidence = record.fieldEvidence.map((field) => ({
    ...field,
    evidence: evidenceOf(field.evidence, resolve),
  }));
  return { ...record, names, fieldEvidence };
}

function relationOf(record: RelationRecord, ontology: Ontology, resolve: Resolve) {
  const [source, target] = [resolve(record.source), resolve(record.target)];
  const isSymmetric = ontology.relationType(record.relationType)?.symmetric === true;
  const qualifiers = record.qualifiers.map((one) => ({ ...one, ...optional({ entity: one.entity }, resolve) }));
  return { ...(isSymmetric ? canonicalEnds(source, target) : { source, target }), qualifiers };
}

function observationOf({ indicator, subject, comparedWith, relation }: ObservationRecord, resolve: Resolve) {
  return {
    indicator: resolve(indicator),
    subject: resolve(subject),
    ...optional({ comparedWith, relation }, resolve),
  };
}

function claimOf({ subject, object, scope }: ClaimRecord, resolve: Resolve) {
  return { subject: resolve(subject), ...optional({ object, scope }, resolve) };
}

function evidenceOf(evidence: readonly Evidence[], resolve: Resolve): readonly Evidence[] {
  return united([], evidence).map((item) => ({
    ...item,
    passage: resolve(item.passage),
    ...(item.cited
      ? { cited: item.cited.map((cited) => ({ ...cited, ...optional({ source: cited.source }, resolve) })) }
      : {}),
  }));
}

/** The references that are there, resolved. */
function optional<K extends string>(
  references: Readonly<Record<K, string | undefined>>,
  resolve: Resolve,
): { readonly [key in K]?: string } {
  const given = Object.entries<string | undefined>(references).flatMap(([key, id]) =>
    id === undefined ? [] : [[key, resolve(id)] as const],
  );
  // The entries are those of K that have an id.
  return Object.fromEntries(given) as { readonly [key in K]?: string };
}
