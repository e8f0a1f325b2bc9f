/** What is held of the candidate passages: their own words, the statements that rest on them, and where figures of them stand. */
import { inParts } from '../../domain/in-parts.ts';
import type { ObservationRecord, PassageRecord, StatementRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { GraphStore } from '../../store/port.ts';
import type { SourceWords } from './quotes.ts';

export interface Evidence {
  readonly passages: ReadonlyMap<string, PassageRecord>;
  /** By id of the passage: what may be quoted of it. */
  readonly words: ReadonlyMap<string, readonly SourceWords[]>;
  readonly statements: ReadonlyMap<string, StatementRecord>;
  readonly observations: readonly ObservationRecord[];
}

export type EvidenceReads = Pick<GraphStore, 'records' | 'statementsIn'>;

/** Of a passage; the fullest of the shipped ones has 90. */
const STATEMENTS = { first: 500, withTotal: false } as const;
/** Of a subject or an indicator: the earliest by period come first. */
const OBSERVATIONS = { first: 100, withTotal: false } as const;

/** The figures told of entities, as many of each as are looked at. Only what the viewer may see. Cost: one read. */
export async function observationsOfNamed(
  store: Pick<GraphStore, 'observationsOf'>,
  entities: readonly string[],
  scope: Scope,
): Promise<readonly ObservationRecord[]> {
  const pages = await inParts(entities, (some) => store.observationsOf(some, OBSERVATIONS, scope));
  return pages.flatMap(({ edges }) => edges.map(({ node }) => node.record));
}

/**
 * Of the candidates, and of the passages that state a figure of what is named (`ofNamed`). Only what the viewer may see. Cost: three
 * reads, whatever the number of either.
 */
export async function evidenceOf(
  store: EvidenceReads,
  candidates: readonly string[],
  ofNamed: readonly ObservationRecord[],
  scope: Scope,
): Promise<Evidence> {
  const [pages, found] = await Promise.all([
    inParts(candidates, (some) => store.statementsIn(some, STATEMENTS, scope)),
    inParts(candidates, (some) => store.records(some, scope)),
  ]);
  const stated = pages.flatMap(({ edges }) => edges.map(({ node }) => node.record));
  const statements = new Map([...stated, ...ofNamed].map((record) => [record.id, record]));
  const observations = [...statements.values()].filter((record) => record.record === 'observation');
  const passages = new Map(
    found.flatMap((one) => (one?.record.record === 'passage' ? [[one.record.id, one.record] as const] : [])),
  );
  const missing = [...new Set(observations.flatMap(({ evidence }) => evidence.map(({ passage }) => passage)))].filter(
    (id) => !passages.has(id),
  );
  const others = await inParts(missing, (some) => store.records(some, scope));
  for (const one of others) if (one?.record.record === 'passage') passages.set(one.record.id, one.record);
  return { passages, words: wordsOf(passages, [...statements.values()]), statements, observations };
}

function wordsOf(
  passages: ReadonlyMap<string, PassageRecord>,
  statements: readonly StatementRecord[],
): ReadonlyMap<string, readonly SourceWords[]> {
  const words = new Map<string, SourceWords[]>();
  for (const { id, text, textKind } of passages.values()) {
    // A paraphrase and a translation are ours.
    words.set(id, textKind === 'FULL_TEXT' ? [{ text, isWholeText: true }] : []);
  }
  for (const { id, evidence } of statements) {
    for (const { passage, quote } of evidence) {
      if (quote !== undefined) words.get(passage)?.push({ text: quote, statement: id, isWholeText: false });
    }
  }
  return words;
}
