/** A data folder with its first graph and its whole index, as tests of what is found need it. */
import { setTimeout } from 'node:timers/promises';
import type { Config } from '../../src/config.ts';
import { type Owner, openOwner } from '../../src/owner.ts';

const LOOK_MS = 100;

/**
 * The owner once its index has all documents and, where there is an embedder, their vectors. On a busy machine an owner opens before
 * its index is made, and while nothing is indexed no vector is wanting.
 */
export async function openIndexedOwner(config: Config): Promise<Owner> {
  const owner = await openOwner(config);
  for (let { lag, problem } = owner.follower.status(); lag > 0; { lag, problem } = owner.follower.status()) {
    if (problem !== undefined) throw new Error(problem);
    await setTimeout(LOOK_MS);
  }
  while (((await owner.index.status()).semantic?.wanting ?? 0) > 0) await setTimeout(LOOK_MS);
  return owner;
}
