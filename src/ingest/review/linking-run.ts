/** A linking run: what the passages of a document seem to say is proposed, beside what was proposed and decided before. */
import { badInput, GongfuError } from '../../domain/errors.ts';
import type { Ontology } from '../../domain/ontology.ts';
import type { Position } from '../../domain/page.ts';
import type { EntityRecord, PassageRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { GraphStore } from '../../store/port.ts';
import { contentOf } from '../graph-reads.ts';
import type { ChatModel } from '../linking/chat-model.ts';
import { proposalsOf } from '../linking/linking.ts';
import { modelProposalsOf } from '../linking/model-proposer.ts';
import type { Proposal } from '../linking/proposal.ts';
import type { KeptRun } from './proposals.ts';
import type { Review } from './review.ts';
import { storedOf } from './review-graph.ts';

/** What a language model had to say. */
export interface AskedModel {
  readonly proposals: number;
  /** Of what it said, how much the ontology, the names or the words of the passage do not bear out. */
  readonly refused: number;
  /** Why it did not answer; nothing of it is proposed then, and what it proposed before stays. */
  readonly problem?: string;
}

export interface LinkedDocument extends KeptRun {
  readonly document: string;
  readonly label: string;
  readonly passages: number;
  /** Where one was asked. */
  readonly model?: AskedModel;
}

export interface LinkingRunParts {
  readonly store: GraphStore;
  readonly ontology: Ontology;
  readonly scope: () => Scope;
  readonly review: Pick<Review, 'keep' | 'counts'>;
  /** Asked beside the rules. */
  readonly model?: ChatModel;
}

const SOURCES_AT_ONCE = 200;

/** Errors: BAD_USER_INPUT where the id is that of no source. Cost: that of `proposalsOf` and one transaction. */
export async function linkDocument(id: string, parts: LinkingRunParts): Promise<LinkedDocument> {
  const { store, ontology, scope, review } = parts;
  const [stored] = await store.records([id], scope());
  const source = stored?.record;
  if (source?.record !== 'entity' || ontology.entityType(source.type)?.isSource !== true)
    throw badInput(
      `${id} is no document that is here: \`gongfu link\` takes the id of a source, as \`gongfu add\` told it.`,
    );
  const [passages = []] = await contentOf(store, [source.id], 'EDITORS');
  const ruled = worthProposing(await proposalsOf(source, passages, parts), passages);
  const asked = parts.model && (await askModel(source, passages, { ...parts, model: parts.model }));
  const known = new Set(ruled.map(({ key }) => key));
  const modelled = (asked?.proposals ?? []).filter(({ key }) => !known.has(key));
  const kept = review.keep({
    document: source.id,
    passages: passages.map((passage) => passage.id),
    proposals: [...ruled, ...modelled],
    withModel: asked !== undefined && asked.problem === undefined,
  });
  return {
    ...{ document: source.id, label: source.label, passages: passages.length, ...kept },
    ...(asked ? { model: { ...asked, proposals: modelled.length } } : {}),
  };
}

interface ModelSaid extends Omit<AskedModel, 'proposals'> {
  readonly proposals: readonly Proposal[];
}

/** A model that does not answer takes nothing from what the rules propose. */
async function askModel(
  source: EntityRecord,
  passages: readonly PassageRecord[],
  parts: LinkingRunParts & { readonly model: ChatModel },
): Promise<ModelSaid> {
  try {
    return await modelProposalsOf(source, passages, parts, parts.model);
  } catch (error) {
    if (!(error instanceof GongfuError) || error.code !== 'UNAVAILABLE') throw error;
    return { proposals: [], refused: 0, problem: error.message };
  }
}

/** Of documents that are not there any more nothing stays open. Gives their ids. */
export async function dropGone({ store, scope, review }: LinkingRunParts): Promise<readonly string[]> {
  const open = review.counts().filter(({ counts }) => counts.OPEN > 0);
  const documents = [...new Set(open.map(({ document }) => document))];
  const there = await storedOf({ store, scope }, documents);
  const gone = documents.filter((id) => !there.has(id));
  for (const document of gone) review.keep({ document, passages: [], proposals: [], withModel: true });
  return gone;
}

/**
 * A passage names an entity or does not, however often: its first place is proposed, and none where a person has said it, nor that a
 * document names itself.
 */
export function worthProposing(
  proposals: readonly Proposal[],
  passages: readonly PassageRecord[],
): readonly Proposal[] {
  const said = new Set(passages.flatMap(({ id, mentions = [] }) => mentions.map((entity) => `${id} ${entity}`)));
  return proposals.filter(({ document, passage, proposed }) => {
    if (proposed.kind !== 'MENTION') return true;
    const pair = `${passage} ${proposed.entity}`;
    const isFirst = !said.has(pair);
    said.add(pair);
    return isFirst && proposed.entity !== document;
  });
}

/** All sources, by label: of those without passages of their own words nothing is proposed. */
export async function* allSources({
  store,
  ontology,
  scope,
}: Omit<LinkingRunParts, 'review'>): AsyncGenerator<string, void, void> {
  const types = ontology.entityTypes.filter(({ isSource }) => isSource).map(({ name }) => name);
  const query = { filter: { types }, order: { by: 'LABEL', descending: false } } as const;
  for (let after: Position | undefined; ; ) {
    const page = { first: SOURCES_AT_ONCE, withTotal: false, ...(after === undefined ? {} : { after }) };
    const [found] = await store.entities([{ ...query, page }], scope());
    for (const { node } of found?.edges ?? []) yield node.record.id;
    after = found?.edges.at(-1)?.at;
    if (!found?.hasNextPage) return;
  }
}
