/** The hits of a search as files: all of them up to a number, and the sources that they rest on. */
import { GongfuError } from '../../domain/errors.ts';
import type { Position } from '../../domain/page.ts';
import { isStatement } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import { afterPosition, searchPosition } from '../../inquiry/search-position.ts';
import type { SearchHit, SearchRequest } from '../../inquiry/searching.ts';
import { MOST_EXPORTED, type PageMode, type SearchAsked } from '../../ui/search/search-page-data.ts';
import type { Hit } from './hit-data.ts';
import { listedHits } from './listing-data.ts';
import { readRecords } from './named-records.ts';
import type { PageInquiries } from './page-inquiries.ts';
import { filterOf, MODES } from './search-params.ts';

/** As many hits as the index gives at once. */
const AT_ONCE = 100;
/** As many sources as one list of references has (inquiry/cited.ts). */
const MOST_SOURCES = 200;
/** Of an entity: as many passages as its own reference looks at. */
const PASSAGES_OF_ENTITY = { first: 50, withTotal: false } as const;

export interface ExportAsked {
  readonly asked: SearchAsked;
  readonly mode: PageMode;
}

/**
 * The hits of the page’s search in its order, from the first on. Cost: a search for each hundred. Errors: TIMEOUT, where the search was
 * cut: a file says nothing of what is missing in it.
 */
export async function exportedHits(
  inquiries: PageInquiries,
  { asked, mode }: ExportAsked,
  scope: Scope,
): Promise<readonly Hit[]> {
  if (asked.query === '') return listedHits(inquiries, asked, MOST_EXPORTED, scope);
  const request: SearchRequest = {
    query: asked.query,
    mode: MODES[mode],
    filter: filterOf(asked),
    first: AT_ONCE,
    facets: [],
  };
  const hits: SearchHit[] = [];
  let after: Position | undefined;
  do {
    const answer = await inquiries.search({ ...request, ...afterPosition(after) }, scope);
    if (answer.degraded.includes('TIME_LIMIT')) throw cut();
    hits.push(...answer.hits);
    const last = answer.hasNextPage ? answer.hits.at(-1) : undefined;
    after = last && searchPosition(last, answer);
  } while (after && hits.length < MOST_EXPORTED);
  return hits.slice(0, MOST_EXPORTED);
}

function cut(): GongfuError {
  return new GongfuError(
    'TIMEOUT',
    'The time for this search was up before all hits were found, and a file with some of them would not say so; try again, or ask for less.',
  );
}

/**
 * The sources that the hits rest on, in the order of the hits, each once, at most as many as are cited at once: a source itself,
 * the source of a passage, of other entities those of the passages that state them.
 */
export async function sourcesBehind(
  inquiries: PageInquiries,
  hits: readonly Hit[],
  scope: Scope,
): Promise<readonly string[]> {
  const ids = hits.map(({ id }) => id);
  const records = await readRecords(inquiries, ids, scope);
  const others = [...records.values()].filter(
    (record) => record.record === 'entity' && !inquiries.ontology.entityType(record.type)?.isSource,
  );
  const pages =
    others.length > 0
      ? await inquiries.reads.passagesOf(
          others.map(({ id }) => id),
          PASSAGES_OF_ENTITY,
          scope,
        )
      : [];
  const behind = new Map(
    others.map(({ id }, i) => [id, (pages[i]?.edges ?? []).map(({ node }) => node.record.document)]),
  );
  const sources = ids.flatMap((id) => {
    const record = records.get(id);
    if (!record || isStatement(record)) return [];
    return record.record === 'passage' ? [record.document] : (behind.get(id) ?? [id]);
  });
  return [...new Set(sources)].slice(0, MOST_SOURCES);
}
