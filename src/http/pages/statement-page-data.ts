/** A statement → its page: all its facts and all its evidence. */
import type { StatementRecord, Stored } from '../../domain/records.ts';
import type { StatementPageData } from '../../ui/record/page-data.ts';
import { describeStatement } from './describe-statement.ts';
import { readKnown } from './known-records.ts';
import type { Asking } from './page-lists.ts';
import { given } from './record-words.ts';

/** A fixed number of reads for up to a thousand places. */
export async function statementPageData(
  { record, revision }: Stored<StatementRecord>,
  { inquiries, asked, scope }: Asking,
): Promise<StatementPageData> {
  const { ontology } = inquiries;
  const known = await readKnown(inquiries, [record], scope);
  const type = record.record === 'relation' ? ontology.relationType(record.relationType) : undefined;
  return given({
    page: 'statement' as const,
    id: record.id,
    iri: asked.iri,
    revision,
    statement: describeStatement(record, { ontology, known }),
    description: type?.description,
  });
}
