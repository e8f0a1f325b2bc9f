/**
 * Records that came with something else, as the other ends of relations do: who asks for them in the same round of the event loop, in the
 * same scope, is given them without a statement. Nobody can have learnt of a later state by then, so that none is older than a
 * statement's answer would have to be.
 */
import type { Stored } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import { type PageRow, storedOf } from './rows.ts';

export interface Brought {
  add(scope: Scope, id: string, row: PageRow): void;
  find(scope: Scope, id: string): Stored | undefined;
  /** To be called when a change was made. */
  forget(): void;
}

export function createBrought(): Brought {
  /** A scope is one request's: two that are equal are not the same. */
  const rows = new Map<Scope, Map<string, PageRow>>();
  return {
    add(scope, id, row) {
      if (rows.size === 0) setImmediate(() => rows.clear());
      const own = rows.get(scope) ?? new Map<string, PageRow>();
      rows.set(scope, own.set(id, row));
    },
    find(scope, id) {
      const row = rows.get(scope)?.get(id);
      return row && storedOf(row);
    },
    forget: () => rows.clear(),
  };
}
