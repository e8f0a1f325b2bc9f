/** What an index holds, document by document. */
import type { IndexedDocument } from '../port.ts';
import type { Engine } from './engine.ts';
import { allOf, is } from './filters.ts';

/** By id. Ids are of small letters, digits, hyphens and a colon, which the engine orders as we do. */
export async function listed(
  engine: Engine,
  after: string | undefined,
  limit: number,
  deadlineAt: number,
): Promise<readonly IndexedDocument[]> {
  const behind = after === undefined ? [] : [`id > ${JSON.stringify(after)}`];
  const { rows } = await engine.askOne(
    {
      index: 'DOCUMENTS',
      filter: allOf([is('isFirst', 'true'), ...behind]),
      limit,
      sort: ['id:asc'],
      fields: ['id', 'hash'],
    },
    deadlineAt,
  );
  return rows.map(({ id, hash }) => ({ id, hash: String(hash) }));
}
