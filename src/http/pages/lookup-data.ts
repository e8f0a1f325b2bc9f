/** What somebody pasted → the sources that are meant, each with its reference. */
import type { Scope } from '../../domain/scope.ts';
import type { CitationStyle } from '../../inquiry/citation-styles.ts';
import { isEntity, type StoredEntity } from '../../inquiry/entities.ts';
import type { LookupPageData, SourceFound } from '../../ui/lookup/lookup-page-data.ts';
import type { EntityLink } from '../../ui/record/statement-data.ts';
import { referencesOf } from './cite-entries.ts';
import type { PageInquiries } from './page-inquiries.ts';
import { entityLink } from './record-words.ts';

/** More fit only what says little: 统计公报. */
const MATCHES = 8;
const NEAR = 5;

/** Errors: BAD_USER_INPUT for what is no reference. */
export async function lookupData(
  inquiries: PageInquiries,
  ref: string,
  style: CitationStyle,
  scope: Scope,
): Promise<Pick<LookupPageData, 'matches' | 'near' | 'named'>> {
  const found = await inquiries.findSource(ref, MATCHES, scope);
  const matches = await Promise.all(
    found.map(async ({ source, score, matchedBy }) => ({
      ...(await sourceFound(inquiries, source, style, scope)),
      score,
      matchedBy,
    })),
  );
  if (matches.length > 0) return { matches, near: [], named: [] };
  const [near, named] = await Promise.all([nearData(inquiries, ref, style, scope), namedData(inquiries, ref, scope)]);
  return { matches, near, named };
}

/** Each by itself: in a list of all of them years would have letters. */
async function sourceFound(
  inquiries: PageInquiries,
  { record }: StoredEntity,
  style: CitationStyle,
  scope: Scope,
): Promise<SourceFound> {
  const [reference] = referencesOf(await inquiries.cite([record.id], style, {}, scope));
  return { source: entityLink(inquiries.ontology, record), ...(reference ? { reference } : {}) };
}

async function nearData(inquiries: PageInquiries, ref: string, style: CitationStyle, scope: Scope) {
  const near = await inquiries.nearSources(ref, NEAR, scope);
  return Promise.all(
    near.map(async ({ source, differs }) => ({ ...(await sourceFound(inquiries, source, style, scope)), differs })),
  );
}

/** 飞地抱团 is no source, and is something. */
async function namedData(inquiries: PageInquiries, ref: string, scope: Scope): Promise<readonly EntityLink[]> {
  const [answer] = await inquiries.lookup([ref.trim()], undefined, scope);
  return answer && 'record' in answer && isEntity(answer) ? [entityLink(inquiries.ontology, answer.record)] : [];
}
