/** Ids: `<prefix>:<slug>`; the prefix tells the type, the slug is [a-z0-9-]+. */

const ID = /^([a-z][a-z0-9-]*):([a-z0-9](?:[a-z0-9-]*[a-z0-9])?)$/;
/** Those that stand in a text. */
export const IDS_IN_TEXT = /\b[a-z][a-z0-9-]*:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\b/g;
const MAX_ID_LENGTH = 160;

/** Prefixes that no entity type may take. */
export const STATEMENT_PREFIXES = ['passage', 'relation', 'observation', 'claim'] as const;

export interface ParsedId {
  readonly prefix: string;
  readonly slug: string;
}

/** The parts of an id, or undefined where the text is none. */
export function parseId(id: string): ParsedId | undefined {
  const match = id.length <= MAX_ID_LENGTH ? ID.exec(id) : null;
  return match?.[1] && match[2] ? { prefix: match[1], slug: match[2] } : undefined;
}

export function isId(text: string): boolean {
  return parseId(text) !== undefined;
}
