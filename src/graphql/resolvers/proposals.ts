/** What documents seem to say, for editors. */
import { badInput, GongfuError } from '../../domain/errors.ts';
import type { Page, PageRequest } from '../../domain/page.ts';
import type { KeptProposal, ProposalFilter, ProposalState } from '../../ingest/review/kept.ts';
import type { Decided, Review } from '../../ingest/review/review.ts';
import { notFound } from '../../inquiry/entities.ts';
import { askedList, type PageArguments } from '../connections.ts';
import type { GraphContext } from '../context.ts';
import { asNode, toEntity, toRecord } from './foreseen.ts';
import { type FieldResolvers, inLang, type LangArgument, present, resolver, type TypeResolvers } from './resolver.ts';

interface ProposalsArguments extends PageArguments {
  readonly document: string;
  readonly state?: ProposalState | null;
  readonly rule?: string | null;
}

type Said = Awaited<ReturnType<Review['describe']>>[number];
interface Shown extends KeptProposal {
  readonly said: Said;
}

/** A position is the key alone: what stands before it in the text may come and go. */
const KEY_LENGTH = 1;

export function proposalFields(): FieldResolvers {
  return {
    proposals: resolver<unknown, ProposalsArguments>(async (_, args, context, info) => {
      const { review, loaders } = context;
      requireEditor(context);
      const { document, state, rule } = args;
      if (!(await loaders.records.load(document))) throw notFound([document]);
      await review.takeUp();
      const list = askedList('', args, KEY_LENGTH, info);
      const page = pageOf({ document, ...present({ state, rule }) }, list.page, review);
      const nodes = await shown(
        page.edges.map(({ node }) => node),
        review,
      );
      return list.connection(
        { ...page, edges: page.edges.map(({ at }, index) => ({ at, node: nodes[index] })) },
        asNode,
      );
    }),
  };
}

export function proposalResolvers(): TypeResolvers {
  return {
    Proposal: {
      kind: resolver<Shown>(({ changed, proposed }) => (changed ?? proposed).kind),
      document: toEntity<Shown>(({ document }) => document),
      passage: toRecord<Shown>(({ passage }) => passage),
      text: resolver<Shown, LangArgument>(({ said }, { lang }) => inWords(said.sentence, lang)),
      facts: resolver<Shown>(({ said }) => said.facts),
      fields: resolver<Shown>(({ changed, proposed }, _, { review }) => review.fields(changed ?? proposed)),
      written: toRecord<Shown>(({ written }) => (written?.kind === 'MENTION' ? written.passage : written?.id)),
    },
    ProposedFact: {
      label: resolver<Fact, LangArgument>(({ label }, { lang }) => inWords(label, lang)),
      value: resolver<Fact, LangArgument>(({ value }, { lang }) => inWords(value, lang)),
    },
    DecisionResult: {
      proposals: resolver<Decided, { readonly first: number }>(({ decided }, { first }, { review }) =>
        shown(
          review.find(decided.slice(0, first)).flatMap((one) => one ?? []),
          review,
        ),
      ),
    },
  };
}

type Fact = Said['facts'][number];

function inWords({ zh, en }: Fact['label'], lang: LangArgument['lang']): string | null {
  return inLang(lang, zh, en);
}

function requireEditor({ scope }: GraphContext): void {
  if (scope.viewer === 'EDITORS') return;
  const message =
    'Proposals are shown to editors only: they are no facts, and may be of hidden documents. Ask with an editor’s token.';
  throw new GongfuError('FORBIDDEN', message);
}

function pageOf(
  filter: ProposalFilter & { readonly document: string },
  { first, after, withTotal }: PageRequest,
  review: Review,
): Page<KeptProposal> {
  const behind = after ? { after: requireThere(String(after[0]), review) } : {};
  const found = review.list(filter, { first: first + 1, ...behind });
  return {
    edges: found.slice(0, first).map((node) => ({ node, at: [node.key] })),
    hasNextPage: found.length > first,
    totalCount: withTotal ? countOf(filter, review) : 0,
    totalCountIsExact: true,
  };
}

function requireThere(key: string, review: Review): string {
  if (review.find([key])[0]) return key;
  throw badInput('`after` is of a proposal that is not there any more: begin again with the first page.');
}

function countOf({ document, state, rule }: ProposalFilter, review: Review): number {
  const own = review.counts(document).filter((one) => rule === undefined || one.rule === rule);
  const numbers = own.flatMap(({ counts }) => (state ? [counts[state]] : Object.values(counts)));
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** Two reads for all of them. */
async function shown(all: readonly KeptProposal[], review: Review): Promise<readonly Shown[]> {
  const said = await review.describe(all);
  return all.map((one, index) => ({ ...one, said: said[index] ?? NOTHING }));
}

const NOTHING: Said = { sentence: { zh: '', en: '' }, facts: [] };
