/** Anything with an id → what its page shows. */
import type { Stored } from '../../domain/records.ts';
import type { CitablePageData } from '../../ui/record/page-data.ts';
import { citationData } from './citation-data.ts';
import { entityPageData } from './entity-data.ts';
import { notFound } from './page-inquiries.ts';
import type { Asking } from './page-lists.ts';
import { passagePageData } from './passage-data.ts';
import { statementPageData } from './statement-page-data.ts';

/** Its id is another than the one that was asked where that was merged into it. Errors: NOT_FOUND. */
export async function requireRecord({ inquiries, asked, scope }: Asking): Promise<Stored> {
  const [stored] = await inquiries.reads.records([asked.id], scope);
  if (!stored) throw notFound(asked.id);
  return stored;
}

/** Errors: BAD_USER_INPUT for a list that the page has not, a style that there is not, and for the cursor of another list. */
export async function recordPageData(stored: Stored, asking: Asking): Promise<CitablePageData> {
  const [data, citation] = await Promise.all([ownData(stored, asking), citationData(stored.record, asking)]);
  return citation ? { ...data, citation } : data;
}

function ownData({ record, revision }: Stored, asking: Asking): Promise<CitablePageData> {
  if (record.record === 'entity') return entityPageData({ record, revision }, asking);
  if (record.record === 'passage') return passagePageData({ record, revision }, asking);
  return statementPageData({ record, revision }, asking);
}
