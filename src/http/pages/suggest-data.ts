/** The beginning of a word → the entities that may be meant, each with the name by which it is. */
import type { EntityRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { SuggestionHit, SuggestRequest } from '../../inquiry/searching.ts';
import type { SuggestionData, SuggestionsData } from '../../ui/search/suggestion-data.ts';
import { STRINGS } from '../../ui/strings.ts';
import { labelOf, readRecords } from './named-records.ts';
import type { PageInquiries } from './page-inquiries.ts';

const SUGGESTED = 8;

/** One completion and two reads; nothing for what is empty. */
export async function suggestionsData(
  inquiries: PageInquiries,
  { prefix, types }: Pick<SuggestRequest, 'prefix' | 'types'>,
  scope: Scope,
): Promise<SuggestionsData> {
  if (prefix === '') return { query: prefix, suggestions: [] };
  const hits = await inquiries.suggest({ prefix, first: SUGGESTED, ...(types ? { types } : {}) }, scope);
  const records = await readRecords(
    inquiries,
    hits.map(({ id }) => id),
    scope,
  );
  return {
    query: prefix,
    suggestions: hits.flatMap((hit) => {
      const record = records.get(hit.id);
      return record?.record === 'entity' ? [suggestion(hit, record, inquiries)] : [];
    }),
  };
}

function suggestion(
  { text, matchedBy }: SuggestionHit,
  record: EntityRecord,
  { ontology }: PageInquiries,
): SuggestionData {
  return {
    id: record.id,
    label: labelOf(record),
    type: record.type,
    typeLabel: ontology.entityType(record.type)?.label ?? { zh: record.type },
    text,
    matchedBy,
    matchedByLabel: { zh: STRINGS.zh.search.matchedBy[matchedBy], en: STRINGS.en.search.matchedBy[matchedBy] },
  };
}
