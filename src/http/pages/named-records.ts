/** Ids → how a page calls what they stand for: an entity by its label, a passage by its source and place. */
import type { Words } from '../../domain/ontology.ts';
import type { EntityRecord, GraphRecord, PassageRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import { passageLocator } from '../../inquiry/locator.ts';
import { type Bilingual, bilingual } from '../../ui/lang.ts';
import { STRINGS } from '../../ui/strings.ts';
import type { PageInquiries } from './page-inquiries.ts';

export interface NamedRecord {
  readonly label: Bilingual;
  /** What sort of thing it is; undefined for a passage. */
  readonly type?: Bilingual;
}

export interface NamedPassage extends NamedRecord {
  readonly passage: PassageRecord;
  readonly documentLabel: Bilingual;
  readonly locator: Words;
}

/** As many ids as a port takes at once. */
const MOST_IDS = 1_000;

/** By id, what the viewer may not see left out; as many reads as thousands of ids. */
export async function readRecords(
  { reads }: PageInquiries,
  ids: readonly string[],
  scope: Scope,
): Promise<ReadonlyMap<string, GraphRecord>> {
  const asked = [...new Set(ids)];
  const records = new Map<string, GraphRecord>();
  for (let from = 0; from < asked.length; from += MOST_IDS) {
    const part = asked.slice(from, from + MOST_IDS);
    const found = await reads.records(part, scope);
    part.forEach((id, i) => {
      const record = found[i]?.record;
      if (record) records.set(id, record);
    });
  }
  return records;
}

/** By id. A read of the sources and one for the places. */
export async function namePassages(
  inquiries: PageInquiries,
  passages: readonly PassageRecord[],
  scope: Scope,
): Promise<ReadonlyMap<string, NamedPassage>> {
  if (passages.length === 0) return new Map();
  const documents = await readRecords(
    inquiries,
    passages.map(({ document }) => document),
    scope,
  );
  const places = await inquiries.places(passages, scope);
  return new Map(
    passages.map((passage, i) => {
      const document = documents.get(passage.document);
      const documentLabel = document?.record === 'entity' ? labelOf(document) : { zh: passage.document };
      const locator = passageLocator(passage.section, places[i] ?? { paragraph: 1 });
      const label = placeName(documentLabel, locator);
      return [passage.id, { passage, documentLabel, locator, label }];
    }),
  );
}

export function nameEntity({ ontology }: PageInquiries, record: EntityRecord): NamedRecord {
  return { label: labelOf(record), type: ontology.entityType(record.type)?.label ?? { zh: record.type } };
}

export function labelOf({ label, labelEn }: EntityRecord): Bilingual {
  return bilingual(label, labelEn);
}

function placeName({ zh, en }: Bilingual, locator: Words): Bilingual {
  const inEnglish = en === undefined ? {} : { en: STRINGS.en.frame.place(en, locator.en) };
  return { zh: STRINGS.zh.frame.place(zh ?? en ?? '', locator.zh), ...inEnglish };
}
