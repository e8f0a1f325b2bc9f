/** What an index says of itself, in a row of its own, so that it is written in one step with the documents that it speaks of. */
import type { RefusedDocument } from '../port.ts';
import { EMBEDDER } from './ddl.ts';
import type { Engine, EngineQuery } from './engine.ts';
import { is } from './filters.ts';
import type { Row } from './rows.ts';

export interface Meta {
  /** The position in the store's change feed up to which the index has followed. */
  readonly seq: number;
  readonly version: string;
  /** Of the vectors; undefined where it has none. */
  readonly model: string | undefined;
  readonly refused: readonly RefusedDocument[];
}

export const META_QUERY: EngineQuery = {
  index: 'DOCUMENTS',
  filter: is('audience', 'META'),
  limit: 1,
  fields: ['key', 'seq', 'version', 'model', 'refused'],
};

/** No key of a document is this one, for those end with an underscore and a letter. */
const KEY = 'meta';

export function metaRow({ seq, version, model, refused }: Meta): Row {
  const row = { key: KEY, id: '', audience: 'META', seq, version, model: model ?? null, refused };
  // Where an index has vectors every row must have one or say that it has none.
  return model === undefined ? row : { ...row, _vectors: { [EMBEDDER]: null } };
}

/** Undefined where an index was begun and never written to. */
export function metaOf(row: Row | undefined): Meta | undefined {
  if (!row) return undefined;
  const { seq, version, model, refused } = row;
  return {
    seq: Number(seq),
    version: String(version),
    model: typeof model === 'string' ? model : undefined,
    // Written by `metaRow`.
    refused: (refused ?? []) as Meta['refused'],
  };
}

export async function readMeta(engine: Engine, deadlineAt: number): Promise<Meta | undefined> {
  const { rows } = await engine.askOne(META_QUERY, deadlineAt);
  return metaOf(rows[0]);
}
