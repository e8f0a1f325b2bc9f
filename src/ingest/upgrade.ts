/** Brings the shipped texts in a graph to those of this release; what persons have made of them stays. */
import { SEED_ACTOR } from '../domain/actors.ts';
import { badInput, GongfuError, type Problem } from '../domain/errors.ts';
import type { GraphRecord } from '../domain/records.ts';
import type { GraphStore } from '../store/port.ts';
import { type CorpusComparison, compareCorpus, type ReviewItem } from './compare-corpus.ts';
import type { Corpus } from './corpus.ts';
import type { WriteInputs } from './input.ts';
import type { Writer } from './write.ts';

export interface Upgrade {
  /** Ids; what was written, or would be. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** What is left as persons made it, for a person to decide. */
  readonly review: readonly ReviewItem[];
  /** Of the change; undefined where nothing was written. */
  readonly revision?: number;
  readonly seq?: number;
}

export interface UpgradeParts {
  readonly store: GraphStore;
  readonly writer: Writer;
}

export interface UpgradeRequest {
  readonly corpus: Corpus;
  /** Stands in the history as the reason: `gongfu 0.2.0`. */
  readonly release: string;
  /** Ids under review that are to be as the release has them. */
  readonly take: readonly string[];
}

const NOTHING: Upgrade = { added: [], changed: [], removed: [], review: [] };

/** What an upgrade would do; what the graph refuses shows only when it is done. */
export async function previewUpgrade({ corpus, take }: UpgradeRequest, store: GraphStore): Promise<Upgrade> {
  const steps = await stepsOf(corpus, take, store);
  return steps ? { ...outcomeOf(steps.steps), review: steps.review } : NOTHING;
}

/**
 * One change by the seed. A record that the graph refuses is set aside for review and the rest is written. Nothing happens in a graph
 * that the seed never wrote to. Errors: BAD_USER_INPUT, where `take` names what is not under review or cannot be taken; those of the store.
 */
export async function upgradeCorpus(request: UpgradeRequest, { store, writer }: UpgradeParts): Promise<Upgrade> {
  const found = await stepsOf(request.corpus, request.take, store);
  if (!found) return NOTHING;
  let { steps, review } = found;
  while (steps.length > 0) {
    try {
      const { revision, seq } = await writer.write(inputsOf(steps), { actor: SEED_ACTOR, reason: request.release });
      return { ...outcomeOf(steps), review, revision, seq };
    } catch (error) {
      const refused = refusedSteps(error, steps);
      review = [...review, ...refused.values()];
      steps = steps.filter((step) => !refused.has(step));
    }
  }
  return { ...NOTHING, review };
}

type Step =
  | { readonly kind: 'add' | 'change'; readonly id: string; readonly record: GraphRecord }
  | { readonly kind: 'remove'; readonly id: string };

interface Found {
  readonly steps: readonly Step[];
  readonly review: readonly ReviewItem[];
}

async function stepsOf(corpus: Corpus, take: readonly string[], store: GraphStore): Promise<Found | undefined> {
  const comparison = await compareCorpus(corpus, store);
  if (!comparison.isSeeded) return undefined;
  const taken = take.map((id) => takenStep(id, comparison));
  const isTaken = new Set(take);
  const steps: readonly Step[] = [
    ...comparison.add.map((record): Step => ({ kind: 'add', id: record.id, record })),
    ...comparison.change.map((record): Step => ({ kind: 'change', id: record.id, record })),
    ...comparison.remove.map((id): Step => ({ kind: 'remove', id })),
    ...taken,
  ];
  return { steps: inOrder(steps), review: comparison.review.filter(({ id }) => !isTaken.has(id)) };
}

function takenStep(id: string, { review }: CorpusComparison): Step {
  const item = review.find((one) => one.id === id);
  if (!item) {
    const ids = review.map((one) => one.id);
    const listed = ids.length === 0 ? 'nothing is' : `under review are ${ids.slice(0, 10).join(', ')}`;
    throw badInput(`${id} is not under review: ${listed}.`, { ids });
  }
  if (item.reason === 'MERGED') throw badInput(`${id} ${item.message}; take the merge back first (\`unmerge\`).`);
  if (!item.shipped) return { kind: 'remove', id };
  return { kind: item.reason === 'REMOVED' ? 'add' : 'change', id, record: item.shipped };
}

const LISTS = {
  entity: 'entities',
  passage: 'passages',
  relation: 'relations',
  observation: 'observations',
  claim: 'claims',
} as const;

/** In the order in which the items of a change are counted (items.ts). */
function inOrder(steps: readonly Step[]): readonly Step[] {
  const kinds = Object.keys(LISTS);
  const rank = (step: Step) => (step.kind === 'remove' ? kinds.length : kinds.indexOf(step.record.record));
  return steps.toSorted((one, other) => rank(one) - rank(other));
}

function inputsOf(steps: readonly Step[]): WriteInputs {
  const inputs: Record<string, unknown[]> = {};
  for (const step of steps) {
    const name = step.kind === 'remove' ? 'remove' : LISTS[step.record.record];
    const list = inputs[name] ?? [];
    list.push(step.kind === 'remove' ? step.id : step.record);
    inputs[name] = list;
  }
  // A record has the shape of its input, and LISTS names the list of each kind.
  return inputs as WriteInputs;
}

/** Rethrows what is no refusal of single items. */
function refusedSteps(error: unknown, steps: readonly Step[]): ReadonlyMap<Step, ReviewItem> {
  const problems: readonly Problem[] =
    error instanceof GongfuError && Array.isArray(error.details.problems) ? error.details.problems : [];
  const refused = new Map<Step, ReviewItem>();
  for (const { index, field, message } of problems) {
    const step = steps[index];
    if (!step || refused.has(step)) continue;
    const shipped = step.kind === 'remove' ? {} : { shipped: step.record };
    refused.set(step, {
      id: step.id,
      reason: 'REFUSED',
      message: `cannot be ${WORDS[step.kind]}: ${field} ${message}`,
      ...shipped,
    });
  }
  if (refused.size === 0) throw error;
  return refused;
}

const WORDS = { add: 'added', change: 'changed', remove: 'removed' } as const;

function outcomeOf(steps: readonly Step[]): Omit<Upgrade, 'review'> {
  const ids = (kind: Step['kind']) => steps.filter((step) => step.kind === kind).map(({ id }) => id);
  return { added: ids('add'), changed: ids('change'), removed: ids('remove') };
}
