/** What sources have beside other entities: their text and its headings. */
import { POSITION_LENGTHS } from '../../domain/order.ts';
import type { StoredEntity } from '../../inquiry/entities.ts';
import { askedList, type PageArguments } from '../connections.ts';
import { type FieldResolvers, resolver } from './resolver.ts';

interface ContentArguments extends PageArguments {
  readonly section?: readonly string[] | null;
}

export function sourceFields(): FieldResolvers {
  return {
    content: resolver<StoredEntity, ContentArguments>(async ({ record }, args, { loaders }, info) => {
      const list = askedList(record.id, args, POSITION_LENGTHS.contentOf, info);
      const query = { section: args.section ?? [], page: list.page };
      return list.connection(await loaders.contentOf(query).load(record.id), (node) => ({ node }));
    }),
    outline: resolver<StoredEntity>(({ record }, _, { loaders }) => loaders.outlines.load(record.id)),
  };
}
