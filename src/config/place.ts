/** Where a graph is, as commands take it: `sqlite:PATH`, or the address of a Neo4j. */
import { badInput } from '../domain/errors.ts';
import { neo4jUri } from './values.ts';

export type Place =
  /** A data folder, or the file of a graph. */
  { readonly kind: 'sqlite'; readonly path: string } | { readonly kind: 'neo4j'; readonly uri: string };

/** Errors: BAD_USER_INPUT, that says what would be right; `called` is the flag. */
export function parsePlace(text: unknown, called: string): Place {
  if (typeof text !== 'string' || text.trim() === '') throw wrong(called, 'is missing');
  const value = text.trim();
  const path = /^sqlite:(.+)$/.exec(value)?.[1];
  if (path !== undefined) return { kind: 'sqlite', path };
  if (/^(neo4j|bolt)(\+s|\+ssc)?:/.test(value)) return { kind: 'neo4j', uri: neo4jUri(value, called) };
  // Not the value: a password may stand in it.
  throw wrong(called, 'is no place of a graph');
}

function wrong(called: string, fault: string): Error {
  return badInput(
    `${called} ${fault}; it takes sqlite:PATH (a data folder or the file of a graph), neo4j://HOST:PORT or bolt://HOST:PORT.`,
  );
}
