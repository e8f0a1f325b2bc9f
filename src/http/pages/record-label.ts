/** How pages call records of any kind. */
import { type GraphRecord, isStatement } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { Bilingual } from '../../ui/lang.ts';
import { describeStatement } from './describe-statement.ts';
import { readKnown } from './known-records.ts';
import { nameEntity, namePassages, readRecords } from './named-records.ts';
import type { PageInquiries } from './page-inquiries.ts';

/** Undefined, where it is not there, or not for this viewer. At most four reads. */
export async function readLabel(inquiries: PageInquiries, id: string, scope: Scope): Promise<Bilingual | undefined> {
  return (await readLabels(inquiries, [id], scope)).get(id);
}

/** By id as it was asked, without those that are not there, or not for this viewer. At most six reads, whatever the number. */
export async function readLabels(
  inquiries: PageInquiries,
  ids: readonly string[],
  scope: Scope,
): Promise<ReadonlyMap<string, Bilingual>> {
  const records = await readRecords(inquiries, ids, scope);
  const all = [...records.values()];
  const passages = all.filter((record) => record.record === 'passage');
  const statements = all.filter(isStatement);
  const [places, known] = await Promise.all([
    namePassages(inquiries, passages, scope),
    statements.length > 0 ? readKnown(inquiries, statements, scope) : undefined,
  ]);
  const labelOf = (record: GraphRecord): Bilingual | undefined => {
    if (record.record === 'entity') return nameEntity(inquiries, record).label;
    if (record.record === 'passage') return places.get(record.id)?.label;
    return known && describeStatement(record, { ontology: inquiries.ontology, known }).sentence;
  };
  return new Map(
    [...records].flatMap(([id, record]) => {
      const label = labelOf(record);
      return label ? [[id, label] as const] : [];
    }),
  );
}
