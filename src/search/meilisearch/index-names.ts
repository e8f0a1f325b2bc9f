/** The engine's indexes that one index of ours has, and whether they are there. */
import { GongfuError } from '../../domain/errors.ts';
import type { Engine, Names } from './engine.ts';

export function indexNames(indexName: string): Names {
  return { DOCUMENTS: indexName, WORDS: `${indexName}-words` };
}

/** While it is made anew. */
export function namesBeside({ DOCUMENTS, WORDS }: Names): Names {
  return { DOCUMENTS: `${DOCUMENTS}-next`, WORDS: `${WORDS}-next` };
}

/** Whether they are there. An engine that hangs is as one that is away, for who opens it. */
export async function findIndexes(engine: Engine, deadlineAt: number): Promise<boolean> {
  try {
    return await engine.exists(deadlineAt);
  } catch (error) {
    if (error instanceof GongfuError && error.code === 'TIMEOUT')
      throw new GongfuError('UNAVAILABLE', error.message, { cause: error });
    throw error;
  }
}
