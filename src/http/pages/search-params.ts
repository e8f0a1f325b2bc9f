/** The address of a search → what is asked. What is not understood is refused, never left out. */
import { createHash } from 'node:crypto';
import { isId } from '../../domain/ids.ts';
import type { Ontology } from '../../domain/ontology.ts';
import { decodeCursor } from '../../domain/page.ts';
import { dateRange } from '../../domain/period.ts';
import type { SearchFilter, SearchMode } from '../../inquiry/searching.ts';
import { plainLine } from '../../ui/plain-line.ts';
import type { PageMode, SearchAsked } from '../../ui/search/search-page-data.ts';
import { badParameter } from './bad-parameter.ts';
import { oneParameter } from './one-parameter.ts';

export const SEARCH_PARAMS: readonly string[] = [
  'q',
  'mode',
  'type',
  'kind',
  'domain',
  'region',
  'document',
  'from',
  'to',
  'passages',
  'view',
  'after',
];

/** As the address says it → as the index takes it. */
export const MODES: Readonly<Record<PageMode, SearchMode>> = {
  hybrid: 'HYBRID',
  words: 'FULL_TEXT',
  meaning: 'SEMANTIC',
};

const MAX_QUERY_LENGTH = 300;
/** Of each parameter that may come several times. */
const MAX_VALUES = 50;

/** `usual` is the mode where the address says none. Errors: BAD_USER_INPUT that names the parameter. Empty values count as none. */
export function searchAsked(query: URLSearchParams, ontology: Ontology, usual: PageMode): SearchAsked {
  const after = oneParameter(query, 'after');
  return {
    query: queryText(query),
    ...unusualMode(query, usual),
    types: typesAsked(query, ontology),
    kinds: known(query, 'kind', kindsOf(ontology)),
    domains: ids(query, 'domain'),
    regions: ids(query, 'region'),
    documents: ids(query, 'document'),
    ...period(query),
    ...passagesOnly(query),
    ...viewAsked(query),
    ...(after === undefined ? {} : { after }),
  };
}

/** As the index and the store take it: lists without values are no condition. */
export function filterOf({ types, kinds, domains, regions, documents, from, to, passages }: SearchAsked): SearchFilter {
  const lists = Object.entries({ types, kinds, domains, regions, documents }).filter(([, values]) => values.length > 0);
  return {
    ...Object.fromEntries(lists),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(passages === undefined ? {} : { passages }),
  };
}

/** The name of a list, for its cursors: one of other words or conditions is another list. */
export function listName(asked: unknown): string {
  return createHash('sha256').update(JSON.stringify(asked)).digest('base64url').slice(0, 12);
}

/** Where a list goes on: `list` is its name. */
export function positionAfter(
  list: string,
  { after }: SearchAsked,
  length: number,
): readonly (string | number | null)[] | undefined {
  if (after === undefined) return undefined;
  try {
    return decodeCursor(list, after, length);
  } catch {
    throw badParameter('notCursor', 'after', after);
  }
}

/** Control characters and marks of direction are none of a query. */
export function queryText(query: URLSearchParams): string {
  const typed = oneParameter(query, 'q') ?? '';
  const text = plainLine(typed).trim();
  if (text.length > MAX_QUERY_LENGTH) throw badParameter('tooLong', 'q', text, String(MAX_QUERY_LENGTH));
  return text;
}

function unusualMode(query: URLSearchParams, usual: PageMode): Pick<SearchAsked, 'mode'> {
  const given = oneParameter(query, 'mode');
  if (given === undefined || given === usual) return {};
  if (!isMode(given)) throw badParameter('unknown', 'mode', given, Object.keys(MODES).join(', '));
  return { mode: given };
}

function isMode(given: string): given is PageMode {
  return Object.hasOwn(MODES, given);
}

function period(query: URLSearchParams): Pick<SearchAsked, 'from' | 'to'> {
  const from = date(query, 'from');
  const to = date(query, 'to');
  if (from && to && (dateRange(from)?.from ?? '') > (dateRange(to)?.to ?? ''))
    throw badParameter('reversed', 'from', from, to);
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function passagesOnly(query: URLSearchParams): Pick<SearchAsked, 'passages'> {
  const given = oneParameter(query, 'passages');
  if (given === undefined) return {};
  if (given !== 'true' && given !== 'false') throw badParameter('notYesNo', 'passages', given);
  return { passages: given === 'true' };
}

/** One list is the usual one. */
function viewAsked(query: URLSearchParams): Pick<SearchAsked, 'view'> {
  const given = oneParameter(query, 'view');
  if (given === undefined || given === 'one') return {};
  if (given !== 'apart') throw badParameter('unknown', 'view', given, 'one, apart');
  return { view: given };
}

/** Types of entities that the address names. */
export function typesAsked(query: URLSearchParams, ontology: Ontology): readonly string[] {
  return known(query, 'type', typesOf(ontology));
}

function typesOf({ entityTypes }: Ontology): readonly string[] {
  return entityTypes.map(({ name }) => name);
}

function kindsOf({ entityTypes }: Ontology): readonly string[] {
  return [...new Set(entityTypes.flatMap(({ kinds }) => kinds.map(({ value }) => value)))];
}

function several(query: URLSearchParams, name: string): readonly string[] {
  const values = [...new Set(query.getAll(name).filter((value) => value !== ''))];
  if (values.length > MAX_VALUES) throw badParameter('tooMany', name, values.at(-1) ?? '', String(MAX_VALUES));
  return values;
}

function known(query: URLSearchParams, name: string, values: readonly string[]): readonly string[] {
  const given = several(query, name);
  const unknown = given.find((value) => !values.includes(value));
  if (unknown !== undefined) throw badParameter('unknown', name, unknown, values.join(', '));
  return given;
}

function ids(query: URLSearchParams, name: string): readonly string[] {
  const given = several(query, name);
  const bad = given.find((value) => !isId(value));
  if (bad !== undefined) throw badParameter('notId', name, bad);
  return given;
}

function date(query: URLSearchParams, name: string): string | undefined {
  const given = oneParameter(query, name)?.trim();
  if (given !== undefined && dateRange(given) === undefined) throw badParameter('notDate', name, given);
  return given;
}
