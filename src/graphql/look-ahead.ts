/**
 * Looks ahead from what a resolver has read: the records and lists that the fields below it need are read before those are
 * resolved, a level in one call. Their resolvers then have them at hand and give no promises, of which a large answer would
 * have a thousand. What is not foreseen is read when it is asked for, by the same loaders.
 */
import { type GraphQLResolveInfo, getArgumentValues } from 'graphql';
import type { Stored } from '../domain/records.ts';
import { checkedArguments } from './checked-arguments.ts';
import type { GraphContext } from './context.ts';
import { type Below, type Step, stepsBelow } from './foreseen-steps.ts';
import { isOwnList, isPart, isReference, type OwnList, type Reference } from './resolvers/foreseen.ts';

/** `answer` is what the resolver of `info`'s field gave, and comes back unchanged. Only what had to be read leads on to more. */
export function lookAhead(answer: unknown, context: GraphContext, info: GraphQLResolveInfo): unknown {
  if (!(answer instanceof Promise)) return answer;
  const below = stepsBelow(info);
  if (!below) return answer;
  return answer.then(async (value: unknown) => {
    // Whoever asks for what could not be read is told so in its place.
    await readLevels({ objects: [value].flat(), below }, { context, info }).catch(() => {});
    return value;
  });
}

/** What has been read of a level, and where it leads. */
interface Front {
  readonly objects: readonly unknown[];
  readonly below: Below | undefined;
}

interface Asked {
  readonly context: GraphContext;
  readonly info: GraphQLResolveInfo;
}

/** What is being read, and what can be looked at when it is there. */
interface Reading {
  readonly waits: (Promise<void> | undefined)[];
  readonly next: (() => Front)[];
}

async function readLevels(first: Front, asked: Asked): Promise<void> {
  for (let fronts: readonly Front[] = [first]; fronts.length > 0; ) {
    const reading: Reading = { waits: [], next: [] };
    for (const front of fronts) readFrom(front, asked, reading);
    await Promise.all(reading.waits);
    fronts = reading.next.map((front) => front());
  }
}

function readFrom({ objects, below }: Front, asked: Asked, reading: Reading): void {
  if (!below) return;
  for (const [steps, some] of grouped(objects, below)) for (const step of steps) follow(step, some, asked, reading);
}

/** Objects of one type have the same steps. */
function grouped(objects: readonly unknown[], below: Below): ReadonlyMap<readonly Step[], readonly object[]> {
  const groups = new Map<readonly Step[], object[]>();
  for (const object of objects) {
    if (typeof object !== 'object' || object === null) continue;
    const steps = below.stepsFrom(object);
    const group = groups.get(steps);
    if (group) group.push(object);
    else groups.set(steps, [object]);
  }
  return groups;
}

function follow(step: Step, objects: readonly object[], asked: Asked, reading: Reading): void {
  const { field, node, below } = step;
  const { resolve } = field;
  if (isReference(resolve)) {
    readReferences(resolve, { objects, below }, asked, reading);
    return;
  }
  const args = checkedArguments(getArgumentValues(field, node, asked.info.variableValues), field.name);
  if (isOwnList(resolve)) {
    const loader = resolve.loaderOf(args, asked.context, { ...asked.info, fieldName: field.name, fieldNodes: [node] });
    if (loader) readLists(resolve, loader, { objects, below }, reading);
    return;
  }
  const partOf = isPart(resolve) ? resolve.partOf : (object: object) => Reflect.get(object, field.name);
  readFrom({ objects: objects.flatMap((object) => partOf(object, args)), below }, asked, reading);
}

interface ObjectFront extends Front {
  readonly objects: readonly object[];
}

function readReferences({ idOf }: Reference, { objects, below }: ObjectFront, { context }: Asked, reading: Reading) {
  const { records } = context.loaders;
  const ids = objects.flatMap((object) => idOf(object) ?? []);
  reading.waits.push(records.fetch(ids));
  if (below) reading.next.push(() => ({ objects: ids.map(records.load), below }));
}

function readLists({ edgeOf }: OwnList, loader: PageLoader, { objects, below }: ObjectFront, reading: Reading) {
  // Only records have lists of their own.
  const ids = (objects as readonly Stored[]).map(({ record }) => record.id);
  reading.waits.push(loader.fetch(ids));
  const edgesOf = (id: string) => {
    const page = loader.load(id);
    return page instanceof Promise ? [] : page.edges.map(({ node }) => edgeOf(node));
  };
  if (below) reading.next.push(() => ({ objects: ids.map((id) => ({ edges: edgesOf(id) })), below }));
}

type PageLoader = NonNullable<ReturnType<OwnList['loaderOf']>>;
