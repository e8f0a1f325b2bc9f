/** The records that other records speak of: read in a few plural reads, then looked up while the page's data is made. */
import type { Words } from '../../domain/ontology.ts';
import type { EntityRecord, GraphRecord, PassageRecord, RelationRecord } from '../../domain/records.ts';
import { refersTo } from '../../domain/references.ts';
import type { Scope } from '../../domain/scope.ts';
import { passageLocator } from '../../inquiry/locator.ts';
import { readRecords } from './named-records.ts';
import type { PageInquiries } from './page-inquiries.ts';

export interface LocatedPassage {
  readonly record: PassageRecord;
  readonly locator: Words;
}

/** Each undefined where the viewer may not see it, or it is not there. */
export interface KnownRecords {
  entity(id: string): EntityRecord | undefined;
  passage(id: string): LocatedPassage | undefined;
  relation(id: string): RelationRecord | undefined;
}

/**
 * All that the records refer to, the sources of passages among it, and the ends of relations that figures are about.
 * Two reads of records and one of outlines, in batches of a thousand ids.
 */
export async function readKnown(
  inquiries: PageInquiries,
  records: readonly GraphRecord[],
  scope: Scope,
): Promise<KnownRecords> {
  const found = new Map(records.map((record) => [record.id, record]));
  const read = async (ids: readonly string[]) => {
    const missing = ids.filter((id) => !found.has(id));
    for (const [id, record] of await readRecords(inquiries, missing, scope)) found.set(id, record);
  };
  await read(records.flatMap(refersTo));
  await read([...found.values()].filter(isLink).flatMap(refersTo));
  const passages = [...found.values()].filter((record) => record.record === 'passage');
  const places = passages.length > 0 ? await inquiries.places(passages, scope) : [];
  const located = new Map(
    passages.map((record, i) => [
      record.id,
      { record, locator: passageLocator(record.section, places[i] ?? { paragraph: 1 }) },
    ]),
  );
  return lookups(found, located);
}

/** What stands between the page and an entity that it has to name. */
function isLink({ record }: GraphRecord): boolean {
  return record === 'passage' || record === 'relation';
}

function lookups(found: ReadonlyMap<string, GraphRecord>, located: ReadonlyMap<string, LocatedPassage>): KnownRecords {
  return {
    entity(id) {
      const record = found.get(id);
      return record?.record === 'entity' ? record : undefined;
    },
    passage: (id) => located.get(id),
    relation(id) {
      const record = found.get(id);
      return record?.record === 'relation' ? record : undefined;
    },
  };
}
