/** The texts that come with gongfu, as the records that they make in an empty graph. */
import { SEED_ACTOR } from '../domain/actors.ts';
import { badInput } from '../domain/errors.ts';
import { answerOfNothing } from '../domain/plan/of-nothing.ts';
import { planChange, runPlanning } from '../domain/plan.ts';
import type { GraphRecord } from '../domain/records.ts';
import { faultLine } from './fault.ts';
import { itemsOf } from './items.ts';
import { plainInputs } from './placed.ts';
import { readSeed, type SeedParts } from './seed.ts';
import type { SeedText } from './seed-read.ts';

/** By id, in the order in which they are written. */
export type Corpus = ReadonlyMap<string, GraphRecord>;

/** Pure: the names in the files mean what the files hold. Errors: BAD_USER_INPUT, with `details.faults` where a file is at fault. */
export function corpusOf(files: readonly SeedText[], parts: Omit<SeedParts, 'outside'>): Corpus {
  const { inputs, faults } = readSeed(files, parts);
  const [first] = faults;
  if (first) throw badInput(faultLine(first), { faults });
  const items = itemsOf(plainInputs(inputs), parts.ontology, parts.keys);
  if (items.length === 0) return new Map();
  const plan = runPlanning(planChange(parts.ontology, { items, actor: SEED_ACTOR, reason: '' }), answerOfNothing);
  return new Map(plan.writes.flatMap(({ id, after }) => (after ? [[id, after] as const] : [])));
}
