/** What the ids in drafts are called: read in a few plural reads, then looked up while rows and fields are made. */
import { isId } from '../../../domain/ids.ts';
import type { GraphRecord, PassageRecord } from '../../../domain/records.ts';
import type { Scope } from '../../../domain/scope.ts';
import type { PassageShown } from '../../../ui/edit/edit-data.ts';
import type { Bilingual } from '../../../ui/lang.ts';
import { langOf } from '../../../ui/lang.ts';
import { labelOf, type NamedPassage, namePassages, readRecords } from '../named-records.ts';
import type { PageInquiries } from '../page-inquiries.ts';
import { readLabel } from '../record-label.ts';
import { codeOf } from '../record-words.ts';
import { type Draft, leavesOf, textIn } from './draft.ts';
import type { FormSpec } from './spec.ts';

export interface FormNames {
  /** Undefined for what is not there. */
  name(id: string): Bilingual | undefined;
  passage(id: string): PassageShown | undefined;
}

export interface NamesParts {
  readonly inquiries: PageInquiries;
  readonly scope: Scope;
}

const NAMED = ['entity', 'passage', 'relation'];

/** A read of records, two for places, and some for each statement that figures are about. */
export async function readNames(
  drafts: readonly Draft[],
  { fields }: FormSpec,
  { inquiries, scope }: NamesParts,
): Promise<FormNames> {
  const leaves = drafts.flatMap((draft) => leavesOf(draft, fields)).filter(({ spec }) => NAMED.includes(spec.input));
  const ids = leaves.map(({ spec, draft }) => textIn(draft, spec.name)).filter(isId);
  const records = [...(await readRecords(inquiries, ids, scope)).entries()];
  const passages = await namePassages(
    inquiries,
    records.flatMap(([, record]) => passageOf(record)),
    scope,
  );
  const names = new Map<string, Bilingual>();
  for (const [id, record] of records) {
    const place = passages.get(record.id)?.label;
    const name = record.record === 'entity' ? labelOf(record) : (place ?? (await readLabel(inquiries, id, scope)));
    if (name) names.set(id, name);
  }
  return {
    name: (id) => names.get(id),
    passage: (id) => {
      const found = passages.get(id);
      return found && shownPassage(found, inquiries);
    },
  };
}

function passageOf(record: GraphRecord): readonly PassageRecord[] {
  return record.record === 'passage' ? [record] : [];
}

export function shownPassage({ passage, label }: NamedPassage, { ontology }: PageInquiries): PassageShown {
  const { id, text, textEn, textKind } = passage;
  return {
    id,
    place: label,
    textKind: codeOf(ontology, 'TextKind', textKind),
    texts: [{ lang: langOf(text), text }, ...(textEn === undefined ? [] : [{ lang: 'en' as const, text: textEn }])],
    isOwnWords: textKind === 'FULL_TEXT',
  };
}
