/** Ids → how a page calls what they stand for: an entity by its label, a passage by its source and place, a statement in words. */
import type { EntityRecord, GraphRecord, PassageRecord } from '../domain/records.ts';
import type { Scope } from '../domain/scope.ts';
import { locatorOf } from '../inquiry/locator.ts';
import type { PageInquiries } from './page-data.ts';

export interface NamedRecord {
  readonly label: string;
  /** What sort of thing it is. */
  readonly kind: string;
}

export interface NamedPassage extends NamedRecord {
  readonly passage: PassageRecord;
  readonly documentLabel: string;
  readonly locator: string;
}

/** As many ids as a port takes at once. */
const MOST_IDS = 1_000;

/** Entities and passages by id, what the viewer may not see left out. Three reads and one for the places, whatever the number. */
export async function readNamed(
  inquiries: PageInquiries,
  ids: readonly string[],
  scope: Scope,
): Promise<ReadonlyMap<string, NamedRecord>> {
  const records = await readRecords(inquiries, ids, scope);
  const passages = [...records.values()].filter((record) => record.record === 'passage');
  const named = new Map<string, NamedRecord>(await namePassages(inquiries, passages, scope));
  for (const [id, record] of records) if (record.record === 'entity') named.set(id, nameEntity(inquiries, record));
  return named;
}

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
      const documentLabel = document?.record === 'entity' ? document.label : passage.document;
      const locator = locatorOf(passage.section, places[i] ?? 1).zh;
      return [passage.id, { passage, documentLabel, locator, label: `${documentLabel}，${locator}`, kind: '段落' }];
    }),
  );
}

export function nameEntity({ ontology }: PageInquiries, record: EntityRecord): NamedRecord {
  return { label: record.label, kind: ontology.entityType(record.type)?.label.zh ?? record.type };
}
