/** Proposals → what the pages of the review show of them. */
import type { KeptProposal, RuleCount } from '../../ingest/review/kept.ts';
import type { Review } from '../../ingest/review/review.ts';
import {
  type ProposalData,
  REVIEW_STATES,
  type ReviewDocumentData,
  type ReviewHomeData,
  type ReviewPassage,
  type ReviewState,
  type RuleCounts,
  type StateCounts,
} from '../../ui/review/review-data.ts';
import type { EditParts } from './edit/form-state.ts';
import { namePassages, readRecords } from './named-records.ts';
import { readLabel, readLabels } from './record-label.ts';

const SHOWN = 40;

export interface ReviewAsked {
  readonly document?: string;
  readonly state: ReviewState;
  readonly after?: string;
  /** The decision that was made last. */
  readonly done?: string;
  /** The proposal that it was about. */
  readonly at?: string;
}

/** A state that is none counts as OPEN. */
export function reviewAsked(query: URLSearchParams): ReviewAsked {
  const given = (name: string) => {
    const text = query.get(name);
    return text ? { [name]: text } : {};
  };
  const state = REVIEW_STATES.find((one) => one === query.get('state')) ?? 'OPEN';
  return { state, ...given('document'), ...given('after'), ...given('done'), ...given('at') };
}

type Reading = Pick<EditParts, 'inquiries' | 'scope'>;

/** Documents that are not there any more are left out, with the rules that only they have. */
export async function homeData(review: Review, { inquiries, scope }: Reading): Promise<ReviewHomeData> {
  const all = review.counts();
  const ids = [...new Set(all.map(({ document }) => document))];
  const labels = await readLabels(inquiries, ids, scope);
  const there = all.filter(({ document }) => labels.has(document));
  const documents = [...Map.groupBy(there, ({ document }) => document)].map(([id, own]) => {
    return { id, label: labels.get(id) ?? { zh: id }, counts: sumOf(own) };
  });
  const byOpen = documents.toSorted(
    (one, other) => other.counts.OPEN - one.counts.OPEN || (one.id < other.id ? -1 : 1),
  );
  return { documents: byOpen, rules: rulesOf(there) };
}

interface DocumentReading extends Reading {
  readonly review: Review;
}

/** Undefined where there is no such document. */
export async function documentData(
  { document = '', state, after, at }: ReviewAsked,
  { review, inquiries, scope }: DocumentReading,
): Promise<ReviewDocumentData | undefined> {
  const page = { first: SHOWN + 1, ...(after === undefined ? {} : { after }) };
  const listed = review.list({ document, state }, page);
  const proposals = listed.slice(0, SHOWN);
  const passages = [...new Set(proposals.map(({ passage }) => passage))];
  const [words, records, label] = await Promise.all([
    review.describe(proposals),
    readRecords(inquiries, passages, scope),
    readLabel(inquiries, document, scope),
  ]);
  if (!label) return undefined;
  const found = [...records.values()].filter((record) => record.record === 'passage');
  const places = await namePassages(inquiries, found, scope);
  const data = proposals.map((one, index) => proposalData(one, words[index] ?? NO_WORDS, review));
  const shown = passages.flatMap((id): readonly ReviewPassage[] => {
    const record = records.get(id);
    if (record?.record !== 'passage') return [];
    const own = proposals.flatMap((one, index) => (one.passage === id ? [{ one, said: data[index] }] : []));
    return [
      {
        ...{ id, label: places.get(id)?.locator ?? { zh: id }, text: record.text },
        marks: own.map(({ one }) => ({ key: one.key, ...one.range })),
        proposals: own.flatMap(({ said }) => said ?? []),
      },
    ];
  });
  const counts = review.counts(document);
  const current = currentOf(shown, { document, state, at }, review);
  return {
    ...{ document: { id: document, label }, rules: rulesOf(counts), counts: sumOf(counts), state, passages: shown },
    ...(after === undefined ? {} : { after }),
    ...(current === undefined ? {} : { current }),
    ...(listed.length > SHOWN && proposals.at(-1) ? { next: proposals.at(-1)?.key ?? '' } : {}),
  };
}

const NO_WORDS: Awaited<ReturnType<Review['describe']>>[number] = { sentence: { zh: '', en: '' }, facts: [] };

/** The one that was looked at, else the next one behind it. */
function currentOf(
  passages: readonly ReviewPassage[],
  { document, state, at }: Pick<ReviewAsked, 'document' | 'state' | 'at'>,
  review: Review,
): string | undefined {
  if (at === undefined) return undefined;
  const shown = passages.flatMap(({ proposals }) => proposals.map(({ key }) => key));
  if (shown.includes(at)) return at;
  const [behind] = review.list({ ...(document === undefined ? {} : { document }), state }, { first: 1, after: at });
  return behind && shown.includes(behind.key) ? behind.key : shown.at(-1);
}

function proposalData(
  { key, rule, by, confidence, state, quote, proposed, changed, decision }: KeptProposal,
  { sentence, facts }: typeof NO_WORDS,
  review: Review,
): ProposalData {
  return {
    ...{ key, rule, isModel: by === 'MODEL', percent: Math.round(confidence * 100), state, quote, sentence, facts },
    ...(decision ? { decision: { actor: decision.actor, at: decision.at } } : {}),
    fields: state === 'OPEN' ? review.fields(changed ?? proposed) : [],
  };
}

function rulesOf(counts: readonly RuleCount[]): readonly RuleCounts[] {
  const groups = Map.groupBy(counts, ({ rule, by }) => `${by} ${rule}`);
  return [...groups.values()].map((own): RuleCounts => {
    const [first] = own;
    return { rule: first?.rule ?? '', isModel: first?.by === 'MODEL', counts: sumOf(own) };
  });
}

function sumOf(counts: readonly RuleCount[]): StateCounts {
  const sum = (state: ReviewState) => counts.reduce((all, one) => all + one.counts[state], 0);
  return { OPEN: sum('OPEN'), ACCEPTED: sum('ACCEPTED'), CHANGED: sum('CHANGED'), REJECTED: sum('REJECTED') };
}
