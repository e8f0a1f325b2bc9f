/** `gongfu review`: decide on what documents seem to say. */
import { isatty } from 'node:tty';
import { scopeFor } from '../domain/scope.ts';
import { parseChange } from '../ingest/review/changing.ts';
import type { KeptProposal, ProposalFilter } from '../ingest/review/kept.ts';
import { PROPOSAL_STATES, type ProposalState } from '../ingest/review/kept.ts';
import type { Decided, Review } from '../ingest/review/review.ts';
import type { OpenedReview } from '../review.ts';
import type { Command, CommandArgs, ExitCode, Io } from './command.ts';
import { createKeyTerminal } from './key-terminal.ts';
import { reviewByKeys } from './review-keys.ts';
import { decidedText, proposalLine, reportText } from './review-text.ts';
import { userName } from './user-name.ts';

export const reviewCommand: Command = {
  name: 'review',
  usage: '[ID] [--list | --report | --accept KEY… | --reject KEY… | …]',
  summary: 'Shows what documents seem to say, and accepts, changes or rejects it.',
  details: `
In a terminal, one proposal after the other with its passage: a accept, c change, r reject, A and R the whole rule in this document, u undo, n and p
next and previous, q quit. ID is that of a document; without it all are shown (docs/review.md).
  --list              a line for each: key, state, rule, confidence, passage, what it says, quote, who decided when
  --state STATE       of --list: OPEN [default], ACCEPTED, CHANGED, REJECTED, ALL
  --report            how many are open, accepted, changed and rejected, by document and rule
  --accept KEY        accepts; may stand several times, as may the next two
  --change KEY:TEXT   accepts as changed: --change 'KEY:value=12.5; unit=万元'
  --reject KEY        rejects
  --undo KEY          takes back what was decided
  --accept-rule RULE  accepts all open ones of a rule, in the document ID or in all
  --reject-rule RULE  rejects them
  --confidence N      of the last two: only those that are as sure as this, from 0 to 1
  --actor NAME        who decides; by default the user of this computer
  --json              lines of JSON`,
  options: {
    list: { type: 'boolean' },
    state: { type: 'string' },
    report: { type: 'boolean' },
    accept: { type: 'string', multiple: true },
    change: { type: 'string', multiple: true },
    reject: { type: 'string', multiple: true },
    undo: { type: 'string', multiple: true },
    'accept-rule': { type: 'string', multiple: true },
    'reject-rule': { type: 'string', multiple: true },
    confidence: { type: 'string' },
    actor: { type: 'string' },
    json: { type: 'boolean' },
  },
  takes: { atLeast: 0, atMost: 1 },
  async run(args, io) {
    const asked = readAsked(args);
    if (typeof asked === 'string') {
      io.err(`${asked}\n`);
      return 2;
    }
    const { openReview, readReview } = await import('../review.ts');
    const opened = asked.isLook ? await readReview(args.config) : await openReview(args.config, asked.actor);
    try {
      return await answer(asked, opened, { args, io });
    } finally {
      await opened.close();
    }
  },
};

interface Asked {
  readonly filter: ProposalFilter;
  readonly state: ProposalState | undefined;
  readonly actor: string;
  readonly isLook: boolean;
  readonly isByKeys: boolean;
}

/** What was asked, or what is wrong with it. */
function readAsked({ positionals, values }: CommandArgs): Asked | string {
  const { state = 'OPEN', confidence, actor } = values;
  const known = PROPOSAL_STATES.find((one) => one === state);
  if (!known && state !== 'ALL') return `--state is '${state}'; it takes ${PROPOSAL_STATES.join(', ')} or ALL.`;
  const least = confidence === undefined ? undefined : Number(confidence);
  if (least !== undefined && !(least >= 0 && least <= 1))
    return `--confidence is '${confidence}'; it takes a number from 0 to 1.`;
  const isByKeys = DECISIONS.every((name) => values[name] === undefined) && !values.list && !values.report;
  if (isByKeys && !(isatty(0) && isatty(1)))
    return 'Without a terminal, say what to do: --list, --report, --accept KEY, --reject KEY, --undo KEY, --accept-rule RULE, …';
  return {
    filter: {
      ...(positionals[0] === undefined ? {} : { document: positionals[0] }),
      ...(least === undefined ? {} : { confidence: least }),
    },
    state: known,
    actor: typeof actor === 'string' ? actor : userName('review'),
    isLook: !isByKeys && DECISIONS.every((name) => values[name] === undefined),
    isByKeys,
  };
}

const DECISIONS = ['accept', 'change', 'reject', 'undo', 'accept-rule', 'reject-rule'] as const;

interface Answering {
  readonly args: CommandArgs;
  readonly io: Io;
}

async function answer(asked: Asked, opened: OpenedReview, { args, io }: Answering): Promise<ExitCode> {
  const { review } = opened;
  const isJson = args.values.json === true;
  if (asked.isByKeys) return byKeys(asked, opened, { args, io });
  const refused = await decideAll(asked, review, { args, io });
  if (args.values.list) await list(asked, review, { io, isJson });
  if (args.values.report) {
    const counts = review.counts(asked.filter.document);
    await io.out(isJson ? counts.map((one) => `${JSON.stringify(one)}\n`).join('') : reportText(counts));
  }
  return refused > 0 ? 1 : 0;
}

/** How many were refused. */
async function decideAll(
  { filter, actor }: Asked,
  review: Review,
  { args: { values }, io }: Answering,
): Promise<number> {
  let refused = 0;
  const tell = async (decided: Decided, what: string) => {
    refused += decided.refused.length;
    await io.out(
      values.json ? `${JSON.stringify({ outcome: what.toUpperCase(), ...decided })}\n` : decidedText(decided, what),
    );
  };
  const [accept, change, reject, undo] = [
    given(values.accept),
    given(values.change),
    given(values.reject),
    given(values.undo),
  ];
  if (accept.length > 0)
    await tell(
      await review.accept(
        accept.map((key) => ({ key })),
        actor,
      ),
      'accepted',
    );
  for (const one of change) await tell(await changeOne(one, review, actor), 'accepted as changed');
  if (reject.length > 0) await tell(await review.reject(reject, actor), 'rejected');
  if (undo.length > 0) await tell(await review.undo(undo, actor), 'taken back');
  for (const rule of given(values['accept-rule']))
    await tell(await review.acceptAll({ ...filter, rule }, actor), 'accepted');
  for (const rule of given(values['reject-rule']))
    await tell(await review.rejectAll({ ...filter, rule }, actor), 'rejected');
  return refused;
}

function given(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

async function changeOne(asked: string, review: Review, actor: string): Promise<Decided> {
  const cut = asked.indexOf(':');
  const key = cut < 0 ? asked : asked.slice(0, cut);
  const [one] = review.find([key]);
  const as =
    one && (await review.change(one.proposed, parseChange(cut < 0 ? '' : asked.slice(cut + 1), one.proposed.kind)));
  return review.accept([{ key, ...(as ? { as } : {}) }], actor);
}

const LISTED_AT_ONCE = 200;

async function list(
  { filter, state }: Asked,
  review: Review,
  { io, isJson }: { readonly io: Io; readonly isJson: boolean },
): Promise<void> {
  for (let after: string | undefined; ; ) {
    const page = { first: LISTED_AT_ONCE, ...(after === undefined ? {} : { after }) };
    const some: readonly KeptProposal[] = review.list({ ...filter, ...(state ? { state } : {}) }, page);
    const words = await review.describe(some);
    const lines = some.flatMap((one, index) => {
      const said = words[index];
      if (!said) return [];
      return isJson
        ? [`${JSON.stringify({ ...one, said: said.sentence, facts: said.facts })}\n`]
        : [proposalLine(one, said)];
    });
    if (lines.length > 0) await io.out(lines.join(''));
    after = some.at(-1)?.key;
    if (some.length < LISTED_AT_ONCE) return;
  }
}

async function byKeys({ filter, actor }: Asked, { review, graph }: OpenedReview, { args, io }: Answering): Promise<0> {
  const terminal = createKeyTerminal(process.stdin, io);
  const textOf = async (passage: string) => {
    const [stored] = await graph.store.records([passage], scopeFor('EDITORS', args.config.requestTimeoutMs));
    return stored?.record.record === 'passage' ? stored.record.text : '';
  };
  try {
    await reviewByKeys({ review, actor, filter, textOf, terminal });
  } finally {
    terminal.close();
  }
  return 0;
}
