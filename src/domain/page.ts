/** Keyset paging: a position is the tuple that the list is sorted by; a cursor is the opaque text that a client holds. */
import { badInput } from './errors.ts';

/** The values of an edge's sort key, from the leading one on; the last one is unique in the list. */
export type Position = readonly (string | number | null)[];

export interface PageRequest {
  /** 1 to 100 for clients; ports take up to 1,000. */
  readonly first: number;
  readonly after?: Position;
  /** Whether `totalCount` is wanted; counting can cost more than the page. */
  readonly withTotal: boolean;
}

export interface Edge<T> {
  readonly node: T;
  readonly at: Position;
}

/** `totalCount` is 0 where it was not asked for. */
export interface Page<T> {
  readonly edges: readonly Edge<T>[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
  readonly totalCountIsExact: boolean;
}

export function emptyPage<T>(): Page<T> {
  return { edges: [], hasNextPage: false, totalCount: 0, totalCountIsExact: true };
}

/**
 * `list` names the list that the cursor belongs to (its field and all arguments but first and after, hashed by the caller); a
 * cursor of another list is refused when it is read.
 */
export function encodeCursor(list: string, at: Position): string {
  return Buffer.from(JSON.stringify([list, ...at]), 'utf8').toString('base64url');
}

/** Throws BAD_USER_INPUT for what is no cursor and for the cursor of another list. `length` is that of the list's sort key. */
export function decodeCursor(list: string, cursor: string, length: number): Position {
  const parts = parseCursor(cursor);
  if (parts?.length !== length + 1)
    throw badInput('`after` is not a cursor of this list: pass on the `endCursor` of an earlier page of it.');
  if (parts[0] !== list)
    throw badInput(
      '`after` belongs to another list or other arguments: a cursor is only good for the list that gave it.',
    );
  return parts.slice(1);
}

function parseCursor(cursor: string): Position | undefined {
  if (cursor.length > 4096 || !/^[A-Za-z0-9_-]+$/.test(cursor)) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) && value.every(isKeyPart) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isKeyPart(value: unknown): value is string | number | null {
  return value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
}
