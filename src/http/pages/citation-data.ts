/** The references that a page shows for what it is about. */
import type { Ontology } from '../../domain/ontology.ts';
import { type GraphRecord, isStatement } from '../../domain/records.ts';
import { CITATION_FILES, TEXT_STYLE_NAMES } from '../../inquiry/citation-files.ts';
import { nameOfStyle } from '../../inquiry/citation-styles.ts';
import type { CitationData } from '../../ui/record/page-data.ts';
import { textStyleOf } from './citation-params.ts';
import { referencesOf } from './cite-entries.ts';
import type { Asking } from './page-lists.ts';

/**
 * Of a source, of a passage, and of a statement that passages support; undefined of others, and where one list of the page is asked
 * for alone. Some six reads. Errors: BAD_USER_INPUT for a style that there is not.
 */
export async function citationData(
  record: GraphRecord,
  { inquiries, asked, scope }: Asking,
): Promise<CitationData | undefined> {
  const style = textStyleOf(asked.style, asked.keptStyle);
  if (asked.list !== undefined || !isShownWith(record, inquiries.ontology)) return undefined;
  const bibliography = await inquiries.cite([record.id], style, {}, scope);
  return {
    style: nameOfStyle(style),
    styles: TEXT_STYLE_NAMES,
    entries: referencesOf(bibliography),
    files: [...CITATION_FILES.keys()],
  };
}

function isShownWith(record: GraphRecord, ontology: Ontology): boolean {
  if (record.record === 'entity') return ontology.entityType(record.type)?.isSource === true;
  if (!isStatement(record)) return record.record === 'passage';
  return record.evidence.some(({ stance }) => stance === 'SUPPORTS');
}
