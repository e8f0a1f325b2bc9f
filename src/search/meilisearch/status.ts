/** How far an index is. */
import type { IndexStatus } from '../port.ts';
import type { Engine, EngineQuery } from './engine.ts';
import { is } from './filters.ts';
import { META_QUERY, metaOf } from './meta.ts';

/** What the index says of itself; `model` is undefined where it never had vectors. */
export interface EngineStatus extends Omit<IndexStatus, 'semantic' | 'expected'> {
  readonly vectors: number;
  readonly wanting: number;
  readonly model: string | undefined;
}

/** Cost: one round trip. */
export async function statusOf(engine: Engine, deadlineAt: number): Promise<EngineStatus> {
  const count = (attribute: string, value: string): EngineQuery => ({
    index: 'DOCUMENTS',
    filter: is(attribute, value),
    limit: 0,
  });
  const [meta, documents, vectors, wanting] = await engine.ask(
    [META_QUERY, count('isFirst', 'true'), count('isWanting', 'false'), count('isWanting', 'true')],
    deadlineAt,
  );
  const { seq = 0, version = '', model, refused = [] } = metaOf(meta?.rows[0]) ?? {};
  return {
    ...{ seq, version, model },
    documents: documents?.total ?? 0,
    vectors: vectors?.total ?? 0,
    wanting: wanting?.total ?? 0,
    ...(refused.length > 0 ? { refused } : {}),
  };
}
