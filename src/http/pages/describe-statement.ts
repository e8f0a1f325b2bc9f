/** A statement's record → what pages show of it. Pure: what it speaks of was read before (known-records.ts). */
import type { Ontology } from '../../domain/ontology.ts';
import { findQuote } from '../../domain/quote.ts';
import type {
  Cited,
  ClaimRecord,
  Evidence,
  ObservationRecord,
  Qualifier,
  RelationRecord,
  StatementRecord,
} from '../../domain/records.ts';
import type {
  CitedData,
  EvidenceData,
  ObservationData,
  QualifierData,
  StatementData,
} from '../../ui/record/statement-data.ts';
import type { KnownRecords } from './known-records.ts';
import { codeOf, given, linkTo, textsOf } from './record-words.ts';
import { sentenceOf, type Unsaid } from './sentence.ts';

export interface Describing {
  readonly ontology: Ontology;
  readonly known: KnownRecords;
}

/** Only the first so many places are read and shown where statements are listed. */
export const EVIDENCE_LISTED = 3;

/** A statement with as much evidence as a list shows: what is read for it is bounded. */
export function trimmed<S extends StatementRecord>(statement: S): S {
  const { evidence } = statement;
  if (evidence.length <= EVIDENCE_LISTED) return statement;
  return { ...statement, evidence: evidence.slice(0, EVIDENCE_LISTED) };
}

export function describeListed<S extends StatementRecord>(record: S, describing: Describing) {
  return describeStatement(trimmed(record), describing, record.evidence.length);
}

/** `evidenceCount` where `statement` was trimmed. */
export function describeStatement<S extends StatementRecord>(
  statement: S,
  describing: Describing,
  evidenceCount: number = statement.evidence.length,
): Extract<StatementData, { record: S['record'] }> {
  const unsaid = unsaidOf(statement, describing, evidenceCount);
  // unsaidOf gives the facts of the record's own kind.
  return { ...unsaid, sentence: sentenceOf(unsaid) } as Extract<StatementData, { record: S['record'] }>;
}

function unsaidOf(statement: StatementRecord, describing: Describing, evidenceCount: number): Unsaid {
  const shared = { ...sharedFacts(statement, describing), evidenceCount };
  if (statement.record === 'relation') return { ...shared, ...relationFacts(statement, describing) };
  if (statement.record === 'observation') return { ...shared, ...figureFacts(statement, describing) };
  return { ...shared, ...claimFacts(statement, describing) };
}

function sharedFacts(statement: StatementRecord, describing: Describing) {
  const { ontology } = describing;
  const { id, period, note, noteEn, attributedTo } = statement;
  return given({
    id,
    period,
    note: textsOf(note, noteEn),
    status: codeOf(ontology, 'StatementStatus', statement.status),
    basis: codeOf(ontology, 'StatementBasis', statement.basis),
    attributedTo: link(attributedTo, describing),
    evidence: statement.evidence.flatMap((one) => describeEvidence(one, describing)),
  });
}

function relationFacts(relation: RelationRecord, { ontology, known }: Describing) {
  const { record, relationType, source, target, ordinal, qualifiers } = relation;
  const type = ontology.relationType(relationType);
  return given({
    record,
    relationType,
    reads: type?.reads ?? { zh: relationType },
    readsInverse: type?.readsInverse ?? { zh: relationType },
    source: linkTo(ontology, known, source),
    target: linkTo(ontology, known, target),
    ordinal,
    qualifiers: qualifiers.map((one) => qualifierFacts(one, { ontology, known })),
  });
}

function qualifierFacts({ role, entity, text, textEn }: Qualifier, describing: Describing): QualifierData {
  return given({
    role: codeOf(describing.ontology, 'QualifierRole', role),
    entity: link(entity, describing),
    text: textsOf(text, textEn),
  });
}

function figureFacts(figure: ObservationRecord, describing: Describing) {
  const { ontology, known } = describing;
  const { record, indicator, subject, comparedWith, relation, value, low, high, unit, comparator, wording } = figure;
  return given({
    record,
    indicator: linkTo(ontology, known, indicator),
    subject: linkTo(ontology, known, subject),
    comparedWith: link(comparedWith, describing),
    relation: relation === undefined ? undefined : quantified(relation, describing),
    ...{ value, low, high, unit, wording },
    comparator: codeOf(ontology, 'Comparator', comparator),
  });
}

function quantified(id: string, describing: Describing): ObservationData['relation'] {
  const record = describing.known.relation(id);
  return { id, sentence: record ? describeStatement({ ...record, evidence: [] }, describing).sentence : { zh: id } };
}

function claimFacts(claim: ClaimRecord, describing: Describing) {
  const { ontology, known } = describing;
  return given({
    record: claim.record,
    claimKind: codeOf(ontology, 'ClaimKind', claim.claimKind),
    subject: linkTo(ontology, known, claim.subject),
    object: link(claim.object, describing),
    text: textsOf(claim.text, claim.textEn) ?? { zh: '' },
    scope: link(claim.scope, describing),
  });
}

/** Nothing, where the viewer may not see the passage. */
export function describeEvidence(evidence: Evidence, describing: Describing): readonly EvidenceData[] {
  const { ontology, known } = describing;
  const { passage: id, quote, stance, cited = [] } = evidence;
  const found = known.passage(id);
  if (!found) return [];
  const { record, locator } = found;
  const range = quote && record.textKind === 'FULL_TEXT' ? findQuote(record.text, quote) : undefined;
  const contradicts = stance === 'CONTRADICTS' ? (true as const) : undefined;
  const documentLabel = linkTo(ontology, known, record.document).label;
  const place = given({ passage: id, document: record.document, documentLabel, locator, quote, contradicts, range });
  const textKind = codeOf(ontology, 'TextKind', record.textKind);
  return [{ ...place, textKind, cited: cited.map((one) => citedFacts(one, describing)) }];
}

function citedFacts({ mark, locator, source }: Cited, describing: Describing): CitedData {
  return given({ mark, locator, source: link(source, describing) });
}

function link(id: string | undefined, { ontology, known }: Describing) {
  return id === undefined ? undefined : linkTo(ontology, known, id);
}
