/** What bears on a pasted text. */
import { type CitationStyle, DEFAULT_STYLE } from '../../inquiry/citation-styles.ts';
import type { FoundMention, SupportMatch } from '../../inquiry/support.ts';
import { toEntity } from './foreseen.ts';
import {
  type FieldResolvers,
  type LangArgument,
  loadEntity,
  loadRecord,
  resolver,
  type TypeResolvers,
} from './resolver.ts';
import { locatorIn } from './statement.ts';

interface SupportArguments {
  readonly text: string;
  readonly first: number;
  readonly style?: CitationStyle | null;
}

export function supportFields(): FieldResolvers {
  return {
    findSupport: resolver<unknown, SupportArguments>((_, { text, first, style }, { inquiries, scope }) =>
      inquiries.findSupport({ text, first, style: style ?? DEFAULT_STYLE }, scope),
    ),
  };
}

export function supportResolvers(): TypeResolvers {
  return {
    Mention: { entity: toEntity<FoundMention>(({ entity }) => entity.id) },
    SupportMatch: {
      passage: resolver<SupportMatch>(({ passage }, _, context) => loadRecord(context, passage.id)),
      locator: resolver<SupportMatch, LangArgument>(({ passage }, { lang }, context) =>
        locatorIn(passage, lang, context),
      ),
      statement: resolver<SupportMatch>(({ statement }, _, context) => loadRecord(context, statement?.id)),
      sharedEntities: resolver<SupportMatch>(({ sharedEntities }, _, context) =>
        sharedEntities.map(({ id }) => loadEntity(context, id)),
      ),
    },
  };
}
