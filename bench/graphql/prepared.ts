/** The questions of a shape for several servers, whose answers are compared before anything is timed. */
import { deepStrictEqual } from 'node:assert';
import { ask, type Target } from './asking.ts';
import type { Graph } from './graph.ts';
import { bodiesFor } from './requests.ts';
import { nextNumber } from './rounds.ts';
import { NUMBER_PLACE, type Shape } from './shapes.ts';

export interface Prepared {
  readonly shape: Shape;
  /** By target: the same questions, each with the cursors of its server. */
  readonly bodies: readonly (readonly string[])[];
  /** So many questions all targets answered alike. */
  readonly compared: number;
  /** The first answer. */
  readonly data: Data;
}

type Data = Readonly<Record<string, unknown>>;

/** Errors: an AssertionError that shows the difference, where a target does not answer as the first does. */
export async function prepare(shape: Shape, all: readonly Target[], graph: Graph): Promise<Prepared> {
  // With a token one sees what only editors see.
  const targets = shape.isWrite ? all : all.map(({ name, speaks, url }) => ({ name, speaks, url }));
  const bodies: (readonly string[])[] = [];
  for (const target of targets) bodies.push(await bodiesFor(target, shape, graph));
  const answers = await answersTo(targets, bodies);
  for (const [first, ...others] of answers)
    for (const [i, other] of others.entries())
      deepStrictEqual(
        other,
        first,
        `${shape.title}: ${targets[i + 1]?.name} and ${targets[0]?.name} do not answer alike`,
      );
  return { shape, bodies, compared: answers.length, data: answers[0]?.[0] ?? {} };
}

/** One after the other: together they would be late. */
async function answersTo(
  targets: readonly Target[],
  bodies: readonly (readonly string[])[],
): Promise<readonly (readonly Data[])[]> {
  const answers: Data[][] = [];
  for (const i of bodies[0]?.keys() ?? []) {
    const number = String(nextNumber(1));
    const ofQuestion: Data[] = [];
    for (const [at, target] of targets.entries())
      ofQuestion.push(await ask(target, (bodies[at]?.[i] ?? '').replaceAll(NUMBER_PLACE, number)));
    answers.push(ofQuestion);
  }
  return answers;
}
