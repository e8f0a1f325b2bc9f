/** `gongfu link` and `gongfu review` on a data folder: proposals are kept here, what is accepted is written by the server that owns the folder, else under its lock. */
import { existsSync } from 'node:fs';
import { checkParts, type Graph, openGraph } from './app.ts';
import type { Config } from './config.ts';
import { askServer } from './control.ts';
import { type DataFolder, dataFolder } from './data-folder.ts';
import { SEED_ACTOR } from './domain/actors.ts';
import type { ChangeOutcome } from './domain/change.ts';
import { badInput, GongfuError } from './domain/errors.ts';
import { scopeFor } from './domain/scope.ts';
import type { WriteInputs } from './ingest/input.ts';
import { createChatModel } from './ingest/linking/chat-model.ts';
import { allSources, dropGone, type LinkedDocument, linkDocument } from './ingest/review/linking-run.ts';
import { openProposals } from './ingest/review/proposals.ts';
import { createReview, type Review } from './ingest/review/review.ts';
import type { ReviewGraph } from './ingest/review/review-graph.ts';
import type { Writer } from './ingest/write.ts';
import { type Owner, openOwner } from './owner.ts';

/** A review with what it stands on. */
export interface OpenedReview {
  readonly review: Review;
  readonly graph: Pick<Graph, 'store' | 'ontology'>;
  close(): Promise<void>;
}

/** What is accepted is found by search when the command ends; a server's index follows by itself. */
const INDEX_WAIT_MS = 60_000;

/** In a server: beside the graph that it owns. */
export function reviewBeside(owner: Owner, timeoutMs: number): { readonly review: Review; close(): void } {
  const proposals = openProposals(owner.folder.proposalsFile);
  const graph = { ...partsOf(owner, timeoutMs), keys: owner.keys, ...writingBy(owner.writer) };
  return { review: createReview({ graph, proposals, now: () => new Date() }), close: () => proposals.close() };
}

/** For a command that decides. Errors: UNAVAILABLE, where another command owns the folder; BAD_USER_INPUT for a name that is taken. */
export async function openReview(config: Config, actor: string): Promise<OpenedReview> {
  if (actor === SEED_ACTOR)
    throw badInput(`'${SEED_ACTOR}' is who the shipped texts are from; say with --actor who decides.`);
  const address = dataFolder(config.data).controlAddress;
  const served = await askServer(address, { op: 'index-status', input: {} });
  const opened = served ? await besideServer(config, address) : await owned(config);
  return taken(opened);
}

/** For a command that only looks. Errors: UNAVAILABLE, where there is no graph. */
export async function readReview(config: Config): Promise<OpenedReview> {
  return opened(config, await openGraph(config), { write: refuseWrite, trial: refuseWrite });
}

/**
 * The documents one after the other; without ids all. A model that does not answer once is asked no more. Errors: BAD_USER_INPUT for
 * an id that is that of no source, and for a model without a name.
 */
export async function* performLink(config: Config, ids: readonly string[]): AsyncGenerator<LinkedDocument, void, void> {
  const { review, graph, close } = await readReview(config);
  const parts = { ...graph, review, scope: () => scopeFor('EDITORS', config.requestTimeoutMs) };
  let model = modelOf(config);
  try {
    for await (const id of ids.length > 0 ? ids : allSources(parts)) {
      const linked = await linkDocument(id, { ...parts, ...(model ? { model } : {}) });
      // Each document more would wait for it in vain.
      if (linked.model?.problem !== undefined) model = undefined;
      if (linked.passages > 0 || ids.length > 0) yield linked;
    }
    if (ids.length === 0) await dropGone(parts);
  } finally {
    await close();
  }
}

/** Errors: BAD_USER_INPUT where an address is set and no model. */
function modelOf({ linkingModelUrl: url, linkingModel: model, linkingModelKey: key, linkingTimeoutMs }: Config) {
  if (url === '') return undefined;
  if (model === '')
    throw badInput('GONGFU_LINKING_MODEL_URL is set without GONGFU_LINKING_MODEL: say which model is asked there.');
  return createChatModel({ url, model, key, timeoutMs: linkingTimeoutMs });
}

type Writing = Pick<ReviewGraph, 'write' | 'trial'>;

async function opened(config: Config, graph: Graph, writing: Writing): Promise<OpenedReview> {
  const { proposalsFile } = graph.folder;
  const { keys } = await checkParts();
  const proposals = openProposals(proposalsFile);
  const review = createReview({
    graph: { ...partsOf(graph, config.requestTimeoutMs), keys, ...writing },
    proposals,
    now: () => new Date(),
  });
  return {
    review,
    graph,
    async close() {
      proposals.close();
      await graph.close();
    },
  };
}

/** What an ended process left half decided is settled before anybody looks. */
async function taken(one: OpenedReview): Promise<OpenedReview> {
  await one.review.takeUp();
  return one;
}

function partsOf({ store, ontology }: Pick<Graph, 'store' | 'ontology'>, timeoutMs: number) {
  return { store, ontology, scope: () => scopeFor('EDITORS', timeoutMs) };
}

function writingBy(writer: Writer): Writing {
  return { write: writer.write, trial: writer.trial.write };
}

async function besideServer(config: Config, address: string): Promise<OpenedReview> {
  const through = async (op: string, input: object) => {
    const answered = await askServer(address, { op, input });
    // `createOperations` in a server of this version gives what the writer gives.
    if (answered) return answered.result as ChangeOutcome;
    throw new GongfuError('UNAVAILABLE', 'The server has stopped in between. Run the same command again.');
  };
  return opened(config, await openGraph(config), {
    write: (inputs, by) => through('write', { inputs, by }),
    trial: (inputs: WriteInputs) => through('try-write', { inputs, by: TRIAL }),
  });
}

/** Nobody reads who tried what. */
const TRIAL = { actor: 'trial' };

async function owned(config: Config): Promise<OpenedReview> {
  requireGraph(config, dataFolder(config.data));
  const owner = await openOwner(config);
  let last = 0;
  const { write, trial } = writingBy(owner.writer);
  const graph: Graph = {
    ...owner,
    async close() {
      if (last > 0) await owner.follower.caughtUp(last, INDEX_WAIT_MS);
      await owner.close();
    },
  };
  return opened(config, graph, {
    trial,
    async write(inputs, by) {
      const outcome = await write(inputs, by);
      last = outcome.seq;
      return outcome;
    },
  });
}

/** There is nothing to review in a folder that this command would have to make. */
function requireGraph({ store, data }: Config, { graphFile }: DataFolder): void {
  if (store !== 'sqlite' || existsSync(graphFile)) return;
  throw new GongfuError('UNAVAILABLE', `There is no graph in ${data}: \`gongfu add\` and \`gongfu link\` come first.`);
}

async function refuseWrite(): Promise<never> {
  throw badInput('This command only looks.');
}
