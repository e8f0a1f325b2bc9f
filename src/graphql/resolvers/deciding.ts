/** Decisions on proposals over the API: the same that the pages and the terminal make. */
import { badInput, GongfuError } from '../../domain/errors.ts';
import { MOST_AT_ONCE, type ProposalFilter } from '../../ingest/review/kept.ts';
import type { AcceptedAs, Decided, Review } from '../../ingest/review/review.ts';
import { notFound } from '../../inquiry/entities.ts';
import type { GraphContext } from '../context.ts';
import { requireActor } from './actor.ts';
import { resolver } from './resolver.ts';

interface ProposalChange {
  readonly key: string;
  readonly fields: readonly { readonly name: string; readonly text: string }[];
}

interface ProposalRule {
  readonly rule: string;
  readonly document?: string | null;
  readonly confidence?: number | null;
}

/** As graphql has checked it: exactly one key. */
interface DecideInput {
  readonly accept?: readonly string[];
  readonly change?: readonly ProposalChange[];
  readonly reject?: readonly string[];
  readonly acceptRule?: ProposalRule;
  readonly rejectRule?: ProposalRule;
  readonly undo?: readonly string[];
}

export const decideProposalsField = resolver<unknown, { readonly input: DecideInput }>(
  async (_, { input }, context) => {
    const actor = requireActor(context, 'Deciding on proposals');
    await requireDocument(input.acceptRule ?? input.rejectRule, context);
    const decided = await decide(input, context.review, actor);
    context.forget();
    return decided;
  },
);

/** Where it is misspelt, nothing would be decided, and nobody told. Errors: NOT_FOUND. */
async function requireDocument(asked: ProposalRule | undefined, { loaders }: GraphContext): Promise<void> {
  const id = asked?.document;
  if (id && !(await loaders.records.load(id))) throw notFound([id]);
}

async function decide(input: DecideInput, review: Review, actor: string): Promise<Decided> {
  const { accept, change, reject, acceptRule, rejectRule, undo } = input;
  if (accept) return review.accept(bounded('accept', accept).map(asProposed), actor);
  if (change) return review.accept(await asChanged(bounded('change', change), review), actor);
  if (reject) return review.reject(bounded('reject', reject), actor);
  if (undo) return review.undo(bounded('undo', undo), actor);
  if (acceptRule) return review.acceptAll(ruleFilter(acceptRule), actor);
  if (rejectRule) return review.rejectAll(ruleFilter(rejectRule), actor);
  throw new Error('graphql let a DecideProposalsInput without a key pass');
}

function bounded<T>(name: keyof DecideInput, list: readonly T[]): readonly T[] {
  if (list.length > 0 && list.length <= MOST_AT_ONCE) return list;
  throw badInput(`\`${name}\` has ${list.length} members; it takes 1 to ${MOST_AT_ONCE}, more in several requests.`);
}

function asProposed(key: string): AcceptedAs {
  return { key };
}

/** Errors: NOT_FOUND; BAD_USER_INPUT for a key or a field that stands twice, and for what the field does not take. */
async function asChanged(changes: readonly ProposalChange[], review: Review): Promise<readonly AcceptedAs[]> {
  const keys = changes.map(({ key }) => key);
  requireOnce(keys, 'key');
  const found = review.find(keys);
  const missing = keys.filter((_, at) => !found[at]);
  if (missing.length > 0) throw unknownKeys(missing);
  return Promise.all(found.flatMap((one, at) => (one ? [changedAs(one, changes[at]?.fields ?? [], review)] : [])));
}

async function changedAs(
  { key, proposed }: Pick<NonNullable<ReturnType<Review['find']>[number]>, 'key' | 'proposed'>,
  fields: ProposalChange['fields'],
  review: Review,
): Promise<AcceptedAs> {
  requireOnce(
    fields.map(({ name }) => name),
    'field',
  );
  const texts = Object.fromEntries(fields.map(({ name, text }) => [name, text]));
  return { key, as: await review.change(proposed, texts) };
}

function requireOnce(names: readonly string[], what: string): void {
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw badInput(`The ${what} ${twice} stands twice in \`change\`: give it once.`);
}

function unknownKeys(ids: readonly string[]): GongfuError {
  const message = `There is no proposal ${ids.slice(0, 5).join(', ')}; \`proposals\` gives those that are.`;
  return new GongfuError('NOT_FOUND', message, { details: { ids } });
}

function ruleFilter({ rule, document, confidence }: ProposalRule): ProposalFilter {
  const least = confidence ?? 0;
  if (!(least >= 0 && least <= 1)) throw badInput(`\`confidence\` is ${least}; it is to be 0 to 1.`);
  return { rule, confidence: least, ...(document ? { document } : {}) };
}
