/** What sources have beside other entities: their text and its headings. */
import { POSITION_LENGTHS } from '../../domain/order.ts';
import type { PassageRecord, Stored } from '../../domain/records.ts';
import type { StoredEntity } from '../../inquiry/entities.ts';
import type { PageArguments } from '../connections.ts';
import { asNode, ownList } from './foreseen.ts';
import { type FieldResolvers, resolver } from './resolver.ts';

interface ContentArguments extends PageArguments {
  readonly section?: readonly string[] | null;
}

export function sourceFields(): FieldResolvers {
  return {
    content: ownList<ContentArguments, Stored<PassageRecord>>({
      keyLength: POSITION_LENGTHS.contentOf,
      loader: ({ loaders }, { section }, page) => loaders.contentOf({ section: section ?? [], page }),
      edge: asNode,
    }),
    outline: resolver<StoredEntity>(({ record }, _, { loaders }) => loaders.outlines().load(record.id)),
  };
}
