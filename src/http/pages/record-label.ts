/** How a page calls a record of any kind. */
import { isStatement } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { Bilingual } from '../../ui/lang.ts';
import { describeStatement } from './describe-statement.ts';
import { readKnown } from './known-records.ts';
import { nameEntity, namePassages, readRecords } from './named-records.ts';
import type { PageInquiries } from './page-inquiries.ts';

/** Undefined, where it is not there, or not for this viewer. At most four reads. */
export async function readLabel(inquiries: PageInquiries, id: string, scope: Scope): Promise<Bilingual | undefined> {
  const record = (await readRecords(inquiries, [id], scope)).get(id);
  if (record?.record === 'entity') return nameEntity(inquiries, record).label;
  if (record?.record === 'passage') return (await namePassages(inquiries, [record], scope)).get(record.id)?.label;
  if (!record || !isStatement(record)) return undefined;
  const known = await readKnown(inquiries, [record], scope);
  return describeStatement(record, { ontology: inquiries.ontology, known }).sentence;
}
