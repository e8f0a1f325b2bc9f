/** The writes of the port: changes side by side on the writer's thread, a load alone on one of its own. */
import type { ChangeOutcome } from '../../domain/change.ts';
import { GongfuError } from '../../domain/errors.ts';
import type { GraphStore } from '../port.ts';
import { loadOnThread } from './loading.ts';
import type { Counted, ThreadData } from './thread-data.ts';
import type { WriterMethods } from './writer-worker.ts';

export interface WritesParts {
  readonly data: ThreadData;
  /** Throws where nothing may be written. */
  readonly write: (request: WriterMethods['apply']['request']) => Promise<Counted<ChangeOutcome>>;
  readonly requireWritable: () => void;
  readonly counted: <T>(reply: Promise<Counted<T>>) => Promise<T>;
}

export function createWrites({
  data,
  write,
  requireWritable,
  counted,
}: WritesParts): Pick<GraphStore, 'apply' | 'load'> {
  const underWay = new Set<Promise<unknown>>();
  let isLoading = false;
  const requireFree = () => {
    requireWritable();
    if (isLoading) throw new GongfuError('UNAVAILABLE', 'the store is being loaded; try again when that is done.');
  };
  return {
    apply: async (request) => {
      requireFree();
      const outcome = counted(write(request)).finally(() => underWay.delete(outcome));
      underWay.add(outcome);
      return outcome;
    },
    load: async (batches) => {
      requireFree();
      isLoading = true;
      try {
        await Promise.allSettled(underWay);
        return await loadOnThread(data, batches);
      } finally {
        isLoading = false;
      }
    },
  };
}
