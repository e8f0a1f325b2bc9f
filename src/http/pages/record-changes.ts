/** What a change did to records, in words: how each is called, and a row for each field of its form that differs. */
import type { RevisionChange } from '../../domain/change.ts';
import { type GraphRecord, isStatement, type PassageRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { ChangeKind, ValueRow } from '../../ui/edit/edit-data.ts';
import type { Bilingual } from '../../ui/lang.ts';
import { STRINGS } from '../../ui/strings.ts';
import { describeStatement } from './describe-statement.ts';
import { draftOfRecord } from './edit/draft.ts';
import type { FormNames } from './edit/form-names.ts';
import { specOf } from './edit/form-target.ts';
import { called, leaf, list } from './edit/spec.ts';
import { valueRows } from './edit/value-rows.ts';
import { type KnownRecords, readKnown } from './known-records.ts';
import { labelOf, type NamedPassage, namePassages } from './named-records.ts';
import type { PageInquiries } from './page-inquiries.ts';

export interface DescribedChange {
  readonly id: string;
  /** As it was called when it was last there. */
  readonly label: Bilingual;
  readonly kind: ChangeKind;
  readonly rows: readonly ValueRow[];
}

export interface DescribingParts {
  readonly inquiries: PageInquiries;
  readonly scope: Scope;
}

/** Aligned with the changes. Some plural reads, however many there are. */
export async function describeChanges(
  changes: readonly RevisionChange[],
  { inquiries, scope }: DescribingParts,
): Promise<readonly DescribedChange[]> {
  const sides = changes.map(({ before, after }) => ({ before: recordIn(before), after: recordIn(after) }));
  const records = sides.flatMap(({ before, after }) => [before ?? [], after ?? []].flat());
  const known = await readKnown(inquiries, records, scope);
  const passages = records.filter((record): record is PassageRecord => record.record === 'passage');
  const places = await namePassages(inquiries, passages, scope);
  const words = { known, names: namesOf(known), places, ontology: inquiries.ontology };
  return changes.map((change, i) => {
    const { before, after } = sides[i] ?? {};
    const record = after ?? before;
    const described = record ? wordsOf(record, { before, after }, words) : { label: { zh: change.id }, rows: [] };
    return { id: change.id, kind: changeKind(change), ...described };
  });
}

export function changeKind({ before, after }: Pick<RevisionChange, 'before' | 'after'>): ChangeKind {
  if (after === undefined) return 'REMOVED';
  return before === undefined ? 'CREATED' : 'CHANGED';
}

/** The store's own text of a record. */
function recordIn(json: string | undefined): GraphRecord | undefined {
  return json === undefined ? undefined : (JSON.parse(json) as GraphRecord);
}

interface Words {
  readonly known: KnownRecords;
  readonly names: FormNames;
  readonly places: ReadonlyMap<string, NamedPassage>;
  readonly ontology: PageInquiries['ontology'];
}

/** No form has them: the review decides what a passage names. */
const MENTIONS = list('mentions', [leaf('', 'entity', { label: called('mentions') })], { isTexts: true });

interface BothSides {
  readonly before: GraphRecord | undefined;
  readonly after: GraphRecord | undefined;
}

function wordsOf(
  record: GraphRecord,
  { before, after }: BothSides,
  words: Words,
): Pick<DescribedChange, 'label' | 'rows'> {
  const spec = specOf(record, words.ontology);
  const shown = record.record === 'passage' ? { ...spec, fields: [...spec.fields, MENTIONS] } : spec;
  const drafts = { before: before && draftOfRecord(before, shown), after: after && draftOfRecord(after, shown) };
  return { label: nameOf(record, words), rows: valueRows(drafts, shown.fields, words.names) };
}

function nameOf(record: GraphRecord, { known, places, ontology }: Words): Bilingual {
  if (record.record === 'entity') return labelOf(record);
  if (!isStatement(record)) return places.get(record.id)?.label ?? { zh: record.id };
  return describeStatement({ ...record, evidence: [] }, { ontology, known }).sentence;
}

function namesOf(known: KnownRecords): FormNames {
  return {
    name(id) {
      const entity = known.entity(id);
      if (entity) return labelOf(entity);
      const passage = known.passage(id);
      const source = passage && known.entity(passage.record.document);
      if (!passage || !source) return undefined;
      const { zh, en } = passage.locator;
      return {
        zh: STRINGS.zh.frame.place(source.label, zh),
        en: STRINGS.en.frame.place(source.labelEn ?? source.label, en),
      };
    },
    passage: () => undefined,
  };
}
