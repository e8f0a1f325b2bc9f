/** A passage in lists, and its text in its languages. Pure. */
import type { EntityRecord, PassageRecord } from '../../domain/records.ts';
import type { Lang } from '../../ui/lang.ts';
import type { PassageBrief, PassageText } from '../../ui/record/page-data.ts';
import type { Describing } from './describe-statement.ts';
import { entityMarks } from './entity-marks.ts';
import { codeOf, given, linkTo, textsOf } from './record-words.ts';

export function passageBrief(record: PassageRecord, { ontology, known }: Describing): PassageBrief {
  const { id, document, section, paragraph, page, text, textEn, textKind } = record;
  return given({
    id,
    document: linkTo(ontology, known, document),
    section,
    locator: known.passage(id)?.locator ?? { zh: id },
    paragraph,
    page,
    text: textsOf(text, textEn) ?? { zh: '' },
    textKind: codeOf(ontology, 'TextKind', textKind),
  });
}

/** A second language beside the source's own words is a translation of ours. */
export function textsIn(
  { document, text, textEn, textKind }: PassageRecord,
  mentioned: readonly EntityRecord[],
  { ontology }: Pick<Describing, 'ontology'>,
): readonly PassageText[] {
  const kind = codeOf(ontology, 'TextKind', textKind);
  const other = textKind === 'FULL_TEXT' ? codeOf(ontology, 'TextKind', 'TRANSLATION') : kind;
  const entities = (of: string, lang: Lang) => entityMarks(of, lang, { document, mentioned });
  const translated = textEn
    ? [{ lang: 'en' as const, text: textEn, kind: other, entities: entities(textEn, 'en') }]
    : [];
  return [{ lang: 'zh', text, kind, entities: entities(text, 'zh') }, ...translated];
}
