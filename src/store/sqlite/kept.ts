/** What costs far more to find than to keep, and changes only with the data: kept until something is written. */
import type { Connection } from './connection.ts';

export interface Kept<T> {
  /** What is kept under the name, in the state in which the connection reads. */
  find(name: string): T | undefined;
  keep(name: string, value: T): void;
}

/** So many at most: the oldest goes. To be asked within a snapshot, in which the file stays as it is. */
export function createKept<T>(connection: Pick<Connection, 'dataVersion'>, most: number): Kept<T> {
  const kept = new Map<string, T>();
  let version: number | undefined;
  const refresh = () => {
    const now = connection.dataVersion();
    if (now !== version) kept.clear();
    version = now;
  };
  return {
    find: (name) => {
      refresh();
      return kept.get(name);
    },
    keep: (name, value) => {
      refresh();
      const [oldest] = kept.size < most ? [] : kept.keys();
      if (oldest !== undefined) kept.delete(oldest);
      kept.set(name, value);
    },
  };
}
