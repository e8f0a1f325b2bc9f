/** Passages of sources. */
import { POSITION_LENGTHS } from '../../domain/order.ts';
import type { EntityTypeName, PassageRecord, Stored, TextKind } from '../../domain/records.ts';
import { askedList, type PageArguments } from '../connections.ts';
import { given, inLang, type Lang, type LangArgument, loadEntity, resolver, type TypeResolvers } from './resolver.ts';
import { locatorIn } from './statement.ts';

type StoredPassage = Stored<PassageRecord>;

interface MentionsArguments extends PageArguments {
  readonly types?: readonly EntityTypeName[] | null;
}

export function passageResolvers(): TypeResolvers {
  return {
    Passage: {
      id: resolver<StoredPassage>(({ record }) => record.id),
      document: resolver<StoredPassage>(({ record }, _, context) => loadEntity(context, record.document)),
      section: resolver<StoredPassage>(({ record }) => record.section),
      paragraph: resolver<StoredPassage>(({ record }) => record.paragraph),
      page: resolver<StoredPassage>(({ record }) => record.page),
      text: resolver<StoredPassage, LangArgument>(({ record }, { lang }) => inLang(lang, record.text, record.textEn)),
      textKind: resolver<StoredPassage, LangArgument>(({ record }, { lang }) => kindOfText(record, lang)),
      locator: resolver<StoredPassage, LangArgument>(({ record }, { lang }, context) =>
        locatorIn(record, lang, context),
      ),
      mentions: resolver<StoredPassage, MentionsArguments>(async ({ record }, args, { loaders }, info) => {
        const list = askedList(record.id, args, POSITION_LENGTHS.mentionsIn, info);
        const query = { types: given(args.types), page: list.page };
        return list.connection(await loaders.mentionsIn(query).load(record.id), (node) => ({ node }));
      }),
      statements: resolver<StoredPassage, PageArguments>(async ({ record }, args, { loaders }, info) => {
        const list = askedList(record.id, args, POSITION_LENGTHS.statementsIn, info);
        return list.connection(await loaders.statementsIn(list.page).load(record.id), (node) => ({ node }));
      }),
    },
  };
}

/** A second language beside the source's own words is a translation of ours. */
function kindOfText({ textKind, textEn }: PassageRecord, lang: Lang | null | undefined): TextKind {
  return lang === 'EN' && textEn !== undefined && textKind === 'FULL_TEXT' ? 'TRANSLATION' : textKind;
}
