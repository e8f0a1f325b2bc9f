/** What every suite of faults asks of a service, and how soon it may expect an answer: ten times what is promised. */
import { expect, vi } from 'vitest';
import type { Asked, RunningService } from './running-server.ts';

/** Promised are 2 s for the first call, and 5 ms for those after it. */
export const FIRST_MS = 20_000;
export const LATER_MS = 50;
/** Until something is so: on a busy machine a server that is well may be taken for away for a while. */
export const PATIENT = { timeout: 50_000, interval: 100 };

/** A record of the store. */
export const MODEL = '{ model(ref: "甲模式") { id label } }';
export const MODEL_ANSWER = { data: { model: { id: 'model:jia', label: '甲模式' } } };

const HISTORY = '{ history(id: "model:yi", first: 10) { edges { node { number } } } }';

/** The same batch as often as it takes. */
export async function entered(service: RunningService, slug: string, label: string): Promise<void> {
  await vi.waitFor(async () => expect((await service.enter(slug, label)).answer.errors).toBeUndefined(), PATIENT);
}

/** Until `model:jia` is read again. */
export async function back(
  service: RunningService,
  { timeout }: { readonly timeout: number } = PATIENT,
): Promise<void> {
  const isBack = async () => expect((await service.ask(MODEL)).answer).toEqual(MODEL_ANSWER);
  await vi.waitFor(isBack, { ...PATIENT, timeout });
}

/** That `model:yi` was written once, however often it was sent. */
export async function expectMadeOnce(service: RunningService): Promise<void> {
  const asked = async () => (await service.ask(HISTORY)).answer.data;
  await vi.waitFor(async () => expect(await asked()).toMatchObject({ history: { edges: [{}] } }), PATIENT);
}

/** Five calls that are refused one after the other, or one that ran into its deadline, and an engine is known to be away. */
export async function expectRefusedAtOnce(ask: () => Promise<Asked>): Promise<void> {
  const times: number[] = [];
  for (let i = 0; i < 10; i += 1) {
    const { code, ms } = await ask();
    expect(i < 5 ? ['UNAVAILABLE', 'TIMEOUT'] : ['UNAVAILABLE']).toContain(code);
    times.push(ms);
  }
  expect(Math.min(...times.slice(5)), `ms of each call: ${times.map(Math.round).join(', ')}`).toBeLessThan(LATER_MS);
}
