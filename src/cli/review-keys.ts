/** Reviewing by keys: one proposal after the other, one key for each decision. */
import { GongfuError } from '../domain/errors.ts';
import { CHANGEABLE, changeTexts, parseChange } from '../ingest/review/changing.ts';
import type { KeptProposal, ProposalFilter } from '../ingest/review/kept.ts';
import type { Decided, Review } from '../ingest/review/review.ts';
import { decidedText, markedText, ruleText } from './review-text.ts';

/** Where keys come from and what is shown goes to. */
export interface KeyTerminal {
  /** One key; undefined where there are no more. */
  key(): Promise<string | undefined>;
  /** A line of text; undefined where it was given up. */
  line(prompt: string): Promise<string | undefined>;
  out(text: string): Promise<void>;
}

export interface KeyReview {
  readonly review: Review;
  readonly actor: string;
  readonly filter: ProposalFilter;
  readonly textOf: (passage: string) => Promise<string>;
  readonly terminal: KeyTerminal;
}

const HELP = 'a accept  c change  r reject  A/R the whole rule in this document  u undo  n/p next, previous  q quit';

/** Until `q` or the last key: what was decided is decided at once. */
export async function reviewByKeys(session: KeyReview): Promise<void> {
  const { review, terminal } = session;
  let at = firstOf(session);
  let last: readonly string[] = [];
  if (!at) return terminal.out('Nothing is open.\n');
  await show(at, session);
  for (let key = await terminal.key(); key !== undefined && key !== 'q'; key = await terminal.key()) {
    const here: KeptProposal = at;
    const done = await act(key, here, { session, last });
    if (done?.told) await terminal.out(done.told);
    if (done?.undoable) last = done.undoable;
    const next = done?.go === 'previous' ? neighbour(session, here, -1) : neighbour(session, here, 1);
    const [again] = review.find([here.key]);
    if (done?.go === 'stay') at = again ?? here;
    else if (next) at = next;
    else if (again?.state === 'OPEN') at = again;
    else at = firstOf(session) ?? here;
    await show(at, session);
  }
}

interface Done {
  readonly told?: string;
  readonly go: 'next' | 'previous' | 'stay';
  /** What `u` takes back from now on. */
  readonly undoable?: readonly string[];
}

async function act(
  key: string,
  here: KeptProposal,
  { session, last }: { readonly session: KeyReview; readonly last: readonly string[] },
): Promise<Done | undefined> {
  try {
    return await decide(key, here, { session, last });
  } catch (error) {
    if (!(error instanceof GongfuError)) throw error;
    return { told: `${error.message}\n`, go: 'stay' };
  }
}

async function decide(
  key: string,
  here: KeptProposal,
  { session, last }: { readonly session: KeyReview; readonly last: readonly string[] },
): Promise<Done> {
  const { review, actor } = session;
  const ofRule = { document: here.document, rule: here.rule };
  if (key === 'n') return { go: 'next' };
  if (key === 'p') return { go: 'previous' };
  if (key === 'a') return decidedOf(await review.accept([{ key: here.key }], actor), 'accepted');
  if (key === 'r') return decidedOf(await review.reject([here.key], actor), 'rejected');
  if (key === 'A') return decidedOf(await review.acceptAll(ofRule, actor), 'accepted');
  if (key === 'R') return decidedOf(await review.rejectAll(ofRule, actor), 'rejected');
  if (key === 'c') return change(here, session);
  if (key !== 'u') return { told: `${HELP}\n`, go: 'stay' };
  if (last.length === 0) return { told: 'Nothing was decided here yet.\n', go: 'stay' };
  return { ...decidedOf(await review.undo(last, actor), 'taken back'), go: 'stay', undoable: [] };
}

function decidedOf(decided: Decided, what: string): Done {
  const isDone = decided.decided.length > 0;
  const told = decidedText(decided, what);
  return { told, go: isDone ? 'next' : 'stay', ...(isDone ? { undoable: decided.decided } : {}) };
}

async function change(here: KeptProposal, { review, actor, terminal }: KeyReview): Promise<Done> {
  const { kind } = here.proposed;
  const now = Object.entries(changeTexts(here.proposed)).flatMap(([name, text]) => (text ? [`${name}=${text}`] : []));
  await terminal.out(`now: ${now.join('; ')}\ntakes: ${Object.keys(CHANGEABLE[kind]).join(', ')}\n`);
  const line = await terminal.line('instead (NAME=TEXT; …): ');
  if (line === undefined || line.trim() === '') return { told: 'Nothing was changed.\n', go: 'stay' };
  const as = await review.change(here.proposed, parseChange(line, kind));
  return decidedOf(await review.accept([{ key: here.key, as }], actor), 'accepted as changed');
}

function firstOf({ review, filter }: KeyReview): KeptProposal | undefined {
  return review.list({ ...filter, state: 'OPEN' }, { first: 1 })[0];
}

/** The next open one, or the one before, whatever became of it. */
function neighbour({ review, filter }: KeyReview, { key }: KeptProposal, step: 1 | -1): KeptProposal | undefined {
  if (step === 1) return review.list({ ...filter, state: 'OPEN' }, { first: 1, after: key })[0];
  return review.before(filter, key);
}

async function show(one: KeptProposal, { review, textOf, terminal }: KeyReview): Promise<void> {
  const [described] = await review.describe([one]);
  const { sentence = { zh: '', en: '' }, facts = [] } = described ?? {};
  const lines = [
    '',
    `${one.document}  ${one.passage}`,
    `    ${markedText(await textOf(one.passage), one.range)}`,
    `  ${sentence.zh}`,
    `  ${sentence.en}`,
    ...facts.map(({ label, value }) => `    ${label.zh} ${label.en}: ${value.zh}`),
    `  ${ruleText(one.rule, one.by)}, ${one.confidence.toFixed(2)}, ${one.state}${one.decision ? ` (${one.decision.actor})` : ''}`,
    HELP,
    '',
  ];
  await terminal.out(lines.join('\n'));
}
