/** Passages of sources. */
import { POSITION_LENGTHS } from '../../domain/order.ts';
import type { EntityTypeName, PassageRecord, Stored, TextKind } from '../../domain/records.ts';
import type { StoredEntity } from '../../inquiry/entities.ts';
import type { PageArguments } from '../connections.ts';
import { asNode, ownList, toEntity } from './foreseen.ts';
import { given, inLang, type Lang, type LangArgument, resolver, type TypeResolvers } from './resolver.ts';
import { locatorIn } from './statement.ts';

type StoredPassage = Stored<PassageRecord>;

interface MentionsArguments extends PageArguments {
  readonly types?: readonly EntityTypeName[] | null;
}

export function passageResolvers(): TypeResolvers {
  return {
    Passage: {
      id: resolver<StoredPassage>(({ record }) => record.id),
      document: toEntity<StoredPassage>(({ record }) => record.document),
      section: resolver<StoredPassage>(({ record }) => record.section),
      paragraph: resolver<StoredPassage>(({ record }) => record.paragraph),
      page: resolver<StoredPassage>(({ record }) => record.page),
      text: resolver<StoredPassage, LangArgument>(({ record }, { lang }) => inLang(lang, record.text, record.textEn)),
      textKind: resolver<StoredPassage, LangArgument>(({ record }, { lang }) => kindOfText(record, lang)),
      locator: resolver<StoredPassage, LangArgument>(({ record }, { lang }, context) =>
        locatorIn(record, lang, context),
      ),
      mentions: ownList<MentionsArguments, StoredEntity>({
        keyLength: POSITION_LENGTHS.mentionsIn,
        loader: ({ loaders }, { types }, page) => loaders.mentionsIn({ types: given(types), page }),
        edge: asNode,
      }),
      statements: ownList({
        keyLength: POSITION_LENGTHS.statementsIn,
        loader: ({ loaders }, _, page) => loaders.statementsIn(page),
        edge: asNode,
      }),
    },
  };
}

/** A second language beside the source's own words is a translation of ours. */
function kindOfText({ textKind, textEn }: PassageRecord, lang: Lang | null | undefined): TextKind {
  return lang === 'EN' && textEn !== undefined && textKind === 'FULL_TEXT' ? 'TRANSLATION' : textKind;
}
