/** Search and completion. */
import type { Ontology, Words } from '../../domain/ontology.ts';
import type { Position } from '../../domain/page.ts';
import type { EntityTypeName } from '../../domain/records.ts';
import { isEntity } from '../../inquiry/entities.ts';
import { afterPosition, SEARCH_POSITION_LENGTH, searchPosition } from '../../inquiry/search-position.ts';
import type {
  FacetName,
  SearchAnswer,
  SearchFilter,
  SearchHit,
  SearchMode,
  SearchRequest,
  SuggestionHit,
} from '../../inquiry/searching.ts';
import { askedBelow } from '../asked.ts';
import { askedList, type PageArguments } from '../connections.ts';
import type { GraphContext } from '../context.ts';
import {
  type FieldResolvers,
  inLang,
  type LangArgument,
  loadEntity,
  loadRecord,
  present,
  resolver,
  type TypeResolvers,
} from './resolver.ts';

const FACETS: readonly FacetName[] = ['type', 'kind', 'domain', 'region', 'document', 'year'];
const DEFAULT_MODE: SearchMode = 'HYBRID';

interface SearchArguments extends PageArguments {
  readonly query: string;
  readonly mode?: SearchMode | null;
  readonly filter?: SearchFilter | null;
  readonly explain?: boolean | null;
}

interface SuggestArguments {
  readonly prefix: string;
  readonly types?: readonly EntityTypeName[] | null;
  readonly first: number;
}

export function searchFields(): FieldResolvers {
  return {
    search: resolver<unknown, SearchArguments>(async (_, args, context, info) => {
      const list = askedList('', args, SEARCH_POSITION_LENGTH, info);
      const facets = askedBelow(info).has('facets') ? FACETS : [];
      const answer = await context.inquiries.search(requestOf(args, list.page.after, facets), context.scope);
      const found = list.connection(pageOf(answer), (hit) => ({ ...hit, node: () => loadRecord(context, hit.id) }));
      const { degraded, understood } = answer;
      const near = () => suggested(answer.near, context);
      return { ...found, facets: answer.facets.map(facetOf), degraded, near, understood };
    }),
    suggest: resolver<unknown, SuggestArguments>(async (_, { prefix, types, first }, context) => {
      const hits = await context.inquiries.suggest({ prefix, first, ...present({ types }) }, context.scope);
      return suggested(hits, context);
    }),
  };
}

async function suggested(hits: readonly SuggestionHit[], context: GraphContext): Promise<readonly object[]> {
  const entities = await Promise.all(hits.map((hit) => loadEntity(context, hit.id)));
  return hits.flatMap(({ text, matchedBy }, i) => (entities[i] ? [{ entity: entities[i], text, matchedBy }] : []));
}

function requestOf(args: SearchArguments, after: Position | undefined, facets: readonly FacetName[]): SearchRequest {
  return {
    query: args.query,
    mode: args.mode ?? DEFAULT_MODE,
    filter: present<SearchFilter>(args.filter ?? {}),
    first: args.first,
    ...afterPosition(after),
    facets,
    explain: args.explain ?? false,
  };
}

export function searchResolvers(ontology: Ontology): TypeResolvers {
  return {
    FacetValue: {
      label: resolver<FacetValue, LangArgument>(async ({ name, value }, { lang }, context) => {
        const { zh, en } = await facetWords(name, value, ontology, context);
        return inLang(lang, zh, en);
      }),
    },
  };
}

interface FacetValue {
  readonly name: FacetName;
  readonly value: string;
  readonly count: number;
}

function facetOf({ name, values }: SearchAnswer['facets'][number]): {
  readonly name: FacetName;
  readonly values: readonly FacetValue[];
} {
  return { name, values: values.map((value) => ({ ...value, name })) };
}

function pageOf(answer: SearchAnswer) {
  const { hits, hasNextPage, totalCount, totalCountIsExact } = answer;
  const edges = hits.map((hit: SearchHit) => ({ node: hit, at: searchPosition(hit, answer) }));
  return { edges, hasNextPage, totalCount, totalCountIsExact };
}

/** Types and kinds read as in the ontology, ids as the label of what they name, years as they are. */
async function facetWords(
  name: FacetName,
  value: string,
  ontology: Ontology,
  context: GraphContext,
): Promise<Partial<Words>> {
  if (name === 'type') return ontology.entityType(value)?.label ?? { zh: value };
  if (name === 'kind') return kindWords(value, ontology) ?? { zh: value };
  if (name === 'year') return { zh: value };
  const stored = await context.loaders.records.load(value);
  if (!isEntity(stored)) return { zh: value };
  const { label, labelEn } = stored.record;
  return { zh: label, ...(labelEn === undefined ? {} : { en: labelEn }) };
}

function kindWords(value: string, ontology: Ontology): Words | undefined {
  return ontology.entityTypes.flatMap((type) => type.kinds).find((kind) => kind.value === value);
}
