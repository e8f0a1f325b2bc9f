/**
 * What only the source's own words can be held to: a quote of a FULL_TEXT passage stands in it, when it is entered and as long as
 * the passage is quoted. Paraphrases and translations cannot be checked.
 */
import type { PassageItem, UpsertItem } from '../change.ts';
import { createQuoteFinder, type QuoteRange } from '../quote.ts';
import type { Evidence, GraphRecord, PassageRecord } from '../records.ts';
import { problemAt, shown } from '../validate/faults.ts';
import { before, current, load, type PlanState, readReferring, resolved, type Steps } from './state.ts';

/** A list that is longer is not read to its end. */
const MAX_NAMED = 50;

/** The quotes that the items give, against the passages as they will be. */
export function checkQuotes(state: PlanState, items: readonly UpsertItem[]): void {
  const holds = createHolds();
  for (const item of items) {
    if (item.kind === 'passage') continue;
    const given = item.kind === 'entity' ? entityEvidence(item.draft.fieldEvidence) : evidenceAt(item.draft.evidence);
    for (const { field, evidence } of given) {
      const passage = fullText(current(state, resolved(state, evidence.passage)));
      if (!passage || evidence.quote === undefined || holds(passage, evidence.quote)) continue;
      const message = `is ${shown(evidence.quote)}, which does not stand in ${passage.id}; a quote of a FULL_TEXT passage is word for word, with its punctuation (white space and width do not count), or it is left out`;
      state.problems.push(problemAt(item.place, `${field}.quote`, 'BAD_USER_INPUT', message));
    }
  }
}

/** The quotes of some records that do not stand in the FULL_TEXT passages that they are from, as those will be. */
export function quotesNotHeld(
  state: PlanState,
  records: readonly GraphRecord[],
): readonly { readonly id: string; readonly quote: string; readonly passage: string }[] {
  const holds = createHolds();
  return records.flatMap((record) => {
    if (record.record === 'passage') return [];
    const given = record.record === 'entity' ? entityEvidence(record.fieldEvidence) : evidenceAt(record.evidence);
    return given.flatMap(({ evidence: { passage, quote } }) => {
      const text = fullText(current(state, passage));
      return !text || quote === undefined || holds(text, quote) ? [] : [{ id: record.id, quote, passage }];
    });
  });
}

/**
 * The quotes that others have in FULL_TEXT passages whose words change. To be asked when removals are planned: what goes quotes
 * nothing.
 */
export function* checkQuoted(state: PlanState): Steps<void> {
  if (state.problems.length > 0) return;
  const changed = [...state.planned.keys()].flatMap((id) => changedFullText(state, id) ?? []);
  const referring = yield* readReferring(changed.map(({ id }) => id));
  yield* load(state, referring.flat());
  const holds = createHolds();
  changed.forEach((passage, index) => {
    const ids = (referring[index] ?? []).filter((id) =>
      quotesOf(current(state, id), passage.id).some((quote) => !holds(passage, quote)),
    );
    const place = state.planned.get(passage.id)?.place;
    if (ids.length > 0 && place) state.problems.push(problemAt(place, 'text', 'CONFLICT', lostQuotes(ids)));
  });
}

/** A passage stays in its source: its id, its place and what quotes it are made of that. */
export function checkSource(
  state: PlanState,
  item: PassageItem,
  { known, after }: { readonly known: GraphRecord | undefined; readonly after: GraphRecord },
): void {
  if (known?.record !== 'passage' || after.record !== 'passage') return;
  const document = resolved(state, known.document);
  if (document === after.document) return;
  const message = `is ${after.document}, but ${known.id} stands in ${document}, and a passage stays in its source; enter a new one, or leave the source as it is`;
  state.problems.push(problemAt(item.place, 'document', 'CONFLICT', message));
}

function lostQuotes(ids: readonly string[]): string {
  const more = ids.length > MAX_NAMED ? `, … and ${ids.length - MAX_NAMED} more` : '';
  return `no longer holds what these quote from it: ${ids.slice(0, MAX_NAMED).join(', ')}${more}; keep those words, or change the quotes in the same change`;
}

type Holds = (passage: PassageRecord, quote: string) => boolean;
type Find = (quote: string) => QuoteRange | undefined;

/** Whether a passage's text, or its English, has a quote; each text is made ready once. */
function createHolds(): Holds {
  const finders = new Map<string, readonly Find[]>();
  return (passage, quote) => {
    const known = finders.get(passage.id);
    const found = known ?? [passage.text, passage.textEn ?? ''].map(createQuoteFinder);
    if (!known) finders.set(passage.id, found);
    return found.some((find) => find(quote) !== undefined);
  };
}

function fullText(record: GraphRecord | undefined): PassageRecord | undefined {
  return record?.record === 'passage' && record.textKind === 'FULL_TEXT' ? record : undefined;
}

/** The passage after the change, where it was there before and its words are others or newly the source's own. */
function changedFullText(state: PlanState, id: string): PassageRecord | undefined {
  const after = fullText(current(state, id));
  const known = before(state, id);
  if (!after || known?.record !== 'passage') return undefined;
  const isSame = known.textKind === 'FULL_TEXT' && known.text === after.text && known.textEn === after.textEn;
  return isSame ? undefined : after;
}

interface Given {
  readonly field: string;
  readonly evidence: Evidence;
}

function evidenceAt(evidence: readonly Evidence[], path = ''): readonly Given[] {
  return evidence.map((item, index) => ({ field: `${path}evidence[${index}]`, evidence: item }));
}

function entityEvidence(fields: readonly { readonly evidence: readonly Evidence[] }[]): readonly Given[] {
  return fields.flatMap(({ evidence }, index) => evidenceAt(evidence, `fieldEvidence[${index}].`));
}

function quotesOf(record: GraphRecord | undefined, passage: string): readonly string[] {
  if (!record || record.record === 'passage') return [];
  const given = record.record === 'entity' ? entityEvidence(record.fieldEvidence) : evidenceAt(record.evidence);
  return given.flatMap(({ evidence }) => (evidence.passage === passage ? (evidence.quote ?? []) : []));
}
