/**
 * Seeded random stories of writes, removals, merges and unmerges, told to the reference and to an adapter alike. What the contract
 * promises of an unmerge is said here a second time, from the states of the graph alone: before the merge, after it, and now.
 */
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { GongfuError } from '../../src/domain/errors.ts';
import { canonicalEnds } from '../../src/domain/identity.ts';
import type { Ontology } from '../../src/domain/ontology.ts';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { recordJson } from '../../src/domain/record-json.ts';
import type { EntityRecord, GraphRecord, Name } from '../../src/domain/records.ts';
import { refersTo } from '../../src/domain/references.ts';
import { scopeFor } from '../../src/domain/scope.ts';
import type { GraphStore } from '../../src/store/port.ts';
import { apply } from './contract/bench.ts';
import type { StoreFactory } from './contract.ts';
import { type Item, merge, unmerge } from './items.ts';
import { createDice, type Dice } from './random/dice.ts';
import { firstStatements, type RandomGraph, randomChange, randomGraph } from './random/graph.ts';
import { createReferenceStore } from './reference.ts';
import { type GraphState, stateOf } from './replay.ts';

const STEPS = 30;
const MOST_STEPS = 500;
/** A story takes some two seconds, ten times that beside a whole suite. */
const HANGS = { timeout: 120_000 };

/** A merge that was made and not taken back, with the states around it. */
interface OpenMerge {
  readonly from: string;
  readonly into: string;
  readonly before: GraphState;
  readonly after: GraphState;
  /** Statements that fell together: the one that went → the one that stayed. */
  readonly fused: ReadonlyMap<string, string>;
}

/** What the story knows of the stores, without asking them how they know it. */
interface Story {
  readonly stores: readonly GraphStore[];
  readonly dice: Dice;
  readonly ontology: Ontology;
  readonly graph: RandomGraph;
  readonly seed: number;
  readonly open: OpenMerge[];
  readonly seen: Set<string>;
  state: GraphState;
  takenBack: number;
}

/** Some seeds that stay, and one of the day's; the failing test's name has it. */
export function storeMerging(
  name: string,
  factory: StoreFactory,
  seeds: readonly number[] = [1, 2, 3, Date.now() % 1e6],
): void {
  describe(`${name} merges and unmerges`, () => {
    let ontology: Ontology;
    let store: GraphStore | undefined;
    beforeAll(async () => {
      ontology = await readOntology(new URL('../../schema/', import.meta.url));
    });
    afterEach(async () => {
      if (store) await factory.drop(store);
      store = undefined;
    });

    test.each(seeds)('as the contract says, whatever is written in between (seed %i)', HANGS, async (seed) => {
      store = await factory.open(ontology);
      const dice = createDice(seed);
      const graph = randomGraph(dice, ontology);
      const stores = [createReferenceStore(ontology), store];
      const story: Story = {
        ...{ stores, dice, ontology, graph, seed, open: [], seen: new Set(), state: new Map() },
        takenBack: 0,
      };
      await told(story, firstStatements(graph.items));
      // Until there was something to take back: most stories have several merges that stand.
      for (let step = 0; step < STEPS || (story.takenBack === 0 && step < MOST_STEPS); step += 1) {
        await nextStep(story);
        await expectResolving(story);
      }
      // Everything that can be is taken back in the end, the newest first.
      for (const one of story.open.toReversed()) await takeBack(story, one);
      expect(story.takenBack).toBeGreaterThan(0);
    });
  });
}

async function nextStep(story: Story): Promise<void> {
  const { dice, open, ontology, graph } = story;
  const one = dice.one(open);
  if (one && dice.chance(0.15)) return takeBack(story, one);
  if (dice.chance(0.3)) return mergeTwo(story);
  await told(story, randomChange(dice, ontology, graph).filter(isPlain));
}

function isPlain(item: Item): boolean {
  return item.kind !== 'merge' && item.kind !== 'unmerge';
}

/** Makes the change in both stores; whether it was made, which is the same in both. */
async function told(story: Story, items: readonly Item[]): Promise<boolean> {
  if (items.length === 0) return false;
  const outcomes: unknown[] = [];
  for (const store of story.stores) outcomes.push(await outcomeOf(store, items));
  const [wanted, got] = outcomes;
  expect({ seed: story.seed, items, outcome: got }).toEqual({ seed: story.seed, items, outcome: wanted });
  const [first, second] = await Promise.all(story.stores.map(stateOf));
  if (!first) throw new Error('a story has stores');
  expect({ seed: story.seed, items, state: second }).toEqual({ seed: story.seed, items, state: first });
  story.state = first;
  for (const id of first.keys()) story.seen.add(id);
  expectWhole(story, items);
  return !(typeof wanted === 'object' && wanted !== null && 'code' in wanted);
}

async function outcomeOf(store: GraphStore, items: readonly Item[]): Promise<unknown> {
  try {
    return await apply(store, ...items);
  } catch (error) {
    if (!(error instanceof GongfuError)) throw error;
    return { code: error.code, message: error.message, details: error.details };
  }
}

/** Nothing refers to what is not there. */
function expectWhole({ state, seed }: Story, items: readonly Item[]): void {
  const lost = [...state.values()].flatMap((text) => refersTo(recordOf(text)).filter((id) => !state.has(id)));
  expect({ seed, items, lost }).toEqual({ seed, items, lost: [] });
}

async function mergeTwo(story: Story): Promise<void> {
  const { dice, graph } = story;
  const from = dice.one(graph.entities);
  const into = dice.one(graph.entities.filter(({ type, id }) => type === from?.type && id !== from.id));
  if (!from || !into) return;
  const before = story.state;
  const [own, other] = [leadsTo(story, from.id), leadsTo(story, into.id)];
  if (!(await told(story, [merge(from.id, into.id)]))) return;
  const gone = [...before.keys()].filter((id) => !story.state.has(id) && id !== own);
  const [reference] = story.stores;
  const stayed = await reference?.records(gone, scopeFor('EDITORS', 20_000));
  const fused = new Map(gone.map((id, index) => [id, stayed?.[index]?.record.id ?? 'nothing']));
  expect({
    seed: story.seed,
    own: story.state.has(own),
    fused: [...fused.values()].every((id) => story.state.has(id)),
  }).toEqual({ seed: story.seed, own: false, fused: true });
  story.open.push({ from: own, into: other, before, after: story.state, fused });
}

/** Taken back where nothing stands against it, and then as promised; refused with CONFLICT where anything does. */
async function takeBack(story: Story, one: OpenMerge): Promise<void> {
  const now = story.state;
  const against = reasonsAgainst(story, one);
  const isMade = await told(story, [unmerge(one.from)]);
  expect({ seed: story.seed, id: one.from, against, isMade }).toEqual({
    ...{ seed: story.seed, id: one.from, against, isMade: against.length === 0 },
  });
  if (!isMade) return;
  story.takenBack += 1;
  story.open.splice(story.open.indexOf(one), 1);
  expectTakenBack(story, one, now);
}

function reasonsAgainst(story: Story, { from, into, before, after, fused }: OpenMerge): readonly string[] {
  const now = story.state;
  const leads = (id: string) => leadsTo(story, id);
  const made = [...after.keys()].filter((id) => id !== into && before.get(id) !== after.get(id));
  const touched = [...made, ...fused.values()].filter((id) => now.get(id) !== after.get(id));
  const returning = [from, ...fused.keys()].map((id) => recordOf(before.get(id) ?? ''));
  const lost = returning.flatMap((record) =>
    refersTo(record).filter((id) => id !== from && !fused.has(id) && !now.has(leads(id))),
  );
  const own = entityOf(before.get(from));
  const namesakes = [...now.values()].map(recordOf).filter((record) => isNamesake(record, own));
  return [
    ...(leads(into) === into && now.has(into) ? [] : [`${into} is gone`]),
    ...touched.map((id) => `${id} is another`),
    ...lost.map((id) => `${id} is lost`),
    ...namesakes.map(({ id }) => `${id} has the label`),
  ];
}

function isNamesake(record: GraphRecord, own: EntityRecord): boolean {
  return record.record === 'entity' && record.type === own.type && record.label === own.label;
}

function expectTakenBack(story: Story, { from, into, before, after, fused }: OpenMerge, now: GraphState): void {
  const { state, seed } = story;
  const wanted = new Map(now);
  const resolved = (text: string) => resolvedText(story, text);
  for (const id of [from, ...fused.keys()]) wanted.set(id, resolved(before.get(id) ?? ''));
  for (const [id, text] of before) if (id !== into && after.has(id) && after.get(id) !== text) wanted.set(id, text);
  if (now.get(into) === after.get(into)) wanted.set(into, before.get(into) ?? '');
  else wanted.set(into, state.get(into) ?? '');
  expect({ seed, from, state: new Map([...state].sort()) }).toEqual({ seed, from, state: new Map([...wanted].sort()) });
  expectNothingAdded(entityOf(before.get(into)), entityOf(after.get(into)), entityOf(state.get(into)));
}

/** The one that stays has nothing any more that only the merge gave it. */
function expectNothingAdded(before: EntityRecord, after: EntityRecord, now: EntityRecord): void {
  const texts = (names: readonly Name[]) => names.map((name) => JSON.stringify(name));
  const added = texts(after.names).filter((name) => !texts(before.names).includes(name));
  expect(texts(now.names).filter((name) => added.includes(name))).toEqual([]);
}

/** What an id stands for, by the story's own account of what was merged. */
function leadsTo(story: Story, id: string): string {
  const next = story.open.flatMap(({ from, into, fused }) => (from === id ? into : (fused.get(id) ?? [])))[0];
  return next === undefined ? id : leadsTo(story, next);
}

/** Ids given out earlier stand for something as long as that is there. */
async function expectResolving(story: Story): Promise<void> {
  const ids = [...story.seen];
  for (const store of story.stores) {
    const found = await store.records(ids, scopeFor('EDITORS', 20_000));
    const got = Object.fromEntries(ids.map((id, index) => [id, found[index]?.record.id]));
    const wanted = Object.fromEntries(
      ids.map((id) => [id, story.state.has(leadsTo(story, id)) ? leadsTo(story, id) : undefined]),
    );
    expect({ seed: story.seed, got }).toEqual({ seed: story.seed, got: wanted });
  }
}

/** With the ids of what was merged since. */
function resolvedText(story: Story, text: string): string {
  const record = recordOf(text.replace(/"([a-z]+:[a-z0-9-]+)"/g, (_, id: string) => `"${leadsTo(story, id)}"`));
  const isSymmetric = record.record === 'relation' && story.ontology.relationType(record.relationType)?.symmetric;
  return recordJson(isSymmetric ? { ...record, ...canonicalEnds(record.source, record.target) } : record);
}

function recordOf(text: string): GraphRecord {
  // The texts are those of `recordJson`.
  return JSON.parse(text) as GraphRecord;
}

function entityOf(text: string | undefined): EntityRecord {
  const record = recordOf(text ?? '{}');
  if (record.record !== 'entity') throw new Error('entities are merged');
  return record;
}
