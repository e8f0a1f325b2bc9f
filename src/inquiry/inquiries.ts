/** All that can be asked, over one store and one index: what GraphQL, pages and CLI stand on. */
import type { Revision } from '../domain/change.ts';
import type { Ontology } from '../domain/ontology.ts';
import type { Page, PageRequest } from '../domain/page.ts';
import type { EntityTypeName, PassageRecord } from '../domain/records.ts';
import type { Scope } from '../domain/scope.ts';
import type { SearchIndex } from '../search/port.ts';
import type { GraphStore, PathsQuery, SubgraphQuery } from '../store/port.ts';
import type { CitationStyle } from './citation-styles.ts';
import { type Bibliography, type CitationOptions, cite } from './cite.ts';
import { type Comparison, compare } from './compare.ts';
import { type Gathered, type Gathering, gatheredOf } from './compare-gathered.ts';
import type { StoredEntity } from './entities.ts';
import { findSource, type SourceMatch } from './find-source.ts';
import { history } from './history.ts';
import { type LookupAnswer, lookup } from './lookup.ts';
import { type NearSource, nearSources } from './near-sources.ts';
import { type OutlineEntry, outlineTree } from './outline.ts';
import { type Path, paths, type Subgraph, subgraph } from './paths.ts';
import { type Place, placesOf } from './places.ts';
import type { Reads } from './reads.ts';
import { createSearch, type FollowingStatus } from './search.ts';
import type { Search, Suggest } from './searching.ts';
import { type SourceMetadata, sourceMetadata } from './source-metadata.ts';
import { type AcceptedRequest, citeAccepted } from './support/accepted.ts';
import { findSupport, type Marked, type Support, type SupportRequest } from './support.ts';

export interface Inquiries {
  readonly ontology: Ontology;
  readonly reads: Reads;
  lookup(
    refs: readonly string[],
    types: readonly EntityTypeName[] | undefined,
    scope: Scope,
  ): Promise<readonly LookupAnswer[]>;
  paths(query: PathsQuery, scope: Scope): Promise<readonly Path[]>;
  subgraph(query: SubgraphQuery, scope: Scope): Promise<Subgraph>;
  compare(ids: readonly string[], scope: Scope): Promise<Comparison>;
  /** What is stated of what the entity gathers (`compared` of the ontology): at most 200 of each end in a direction. */
  gathered(gathering: Gathering, scope: Scope): Promise<Gathered>;
  history(id: string, page: PageRequest, scope: Scope): Promise<Page<Revision>>;
  /** Aligned with the ids of sources. */
  outlines(ids: readonly string[], scope: Scope): Promise<readonly (readonly OutlineEntry[])[]>;
  /** Aligned with the passages: the place within the section (locator.ts). */
  places(passages: readonly PassageRecord[], scope: Scope): Promise<readonly Place[]>;
  /** Which source a title, an identifier, a reference line or a record means: best first, at most `first`. */
  findSource(ref: string, first: number, scope: Scope): Promise<readonly SourceMatch[]>;
  /** Sources that are called nearly so, where none fits. */
  nearSources(ref: string, first: number, scope: Scope): Promise<readonly NearSource[]>;
  /** References for sources, or for the sources that support what the ids name. */
  cite(ids: readonly string[], style: CitationStyle, options: CitationOptions, scope: Scope): Promise<Bibliography>;
  /** What the page of a source tells the programs that read it. */
  sourceMetadata(source: StoredEntity, scope: Scope): Promise<SourceMetadata>;
  /** What bears on each sentence of a pasted text, with the text's citations. */
  findSupport(request: SupportRequest, scope: Scope): Promise<Support>;
  /** A pasted text with the citations that were accepted for it. */
  citeAccepted(request: AcceptedRequest, scope: Scope): Promise<Marked>;
  search: Search;
  suggest: Suggest;
}

export interface InquiryParts {
  readonly ontology: Ontology;
  readonly store: GraphStore;
  readonly index: SearchIndex;
  /** Who keeps the index up with the store; without one it is taken to be up with it. */
  readonly follower?: FollowingStatus;
  /** How long a search may take, at most; without one the request's own time holds. */
  readonly searchTimeoutMs?: number | undefined;
}

const GATHERED: PageRequest = { first: 200, withTotal: false };
const NEVER_BEHIND: FollowingStatus = { status: () => ({ lag: 0 }) };

export function createInquiries(parts: InquiryParts): Inquiries {
  const { ontology, store, index, follower = NEVER_BEHIND, searchTimeoutMs } = parts;
  const sourceParts = { store, index, ontology, searchTimeoutMs };
  return {
    ontology,
    reads: store,
    lookup: (refs, types, scope) => lookup(store, refs, types, scope),
    paths: (query, scope) => paths(store, query, scope),
    subgraph: (query, scope) => subgraph(store, query, scope),
    compare: (ids, scope) => compare(store, ontology, ids, scope),
    gathered: (gathering, scope) => gatheredOf({ store, ontology, page: GATHERED }, gathering, scope),
    history: (id, page, scope) => history(store, id, page, scope),
    outlines: async (ids, scope) => (await store.outlineOf(ids, scope)).map(outlineTree),
    places: (passages, scope) => placesOf(store, passages, scope),
    findSource: (ref, first, scope) => findSource(ref, first, sourceParts, scope),
    nearSources: (ref, first, scope) => nearSources(ref, first, sourceParts, scope),
    cite: (ids, style, options, scope) => cite(ids, { store, ontology, style, options, scope }),
    sourceMetadata: (source, scope) => sourceMetadata(store, source, scope),
    findSupport: (request, scope) => findSupport({ store, index, ontology, follower }, request, scope),
    citeAccepted: (request, scope) => citeAccepted({ store, ontology }, request, scope),
    ...createSearch({ store, index, follower, searchTimeoutMs }),
  };
}
