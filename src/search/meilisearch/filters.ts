/** Filter texts in Meilisearch's own language, made from values that are each quoted. Pure. */
import type { Viewer } from '../../domain/scope.ts';
import type { SearchFilter } from '../port.ts';
import { daysOf } from '../question.ts';

/** A condition, whole: it can be joined with others. */
export type FilterText = string;

export const NOTHING: FilterText = 'audience = "NOBODY"';
/** Every row of a document, and nothing that the index notes for itself. */
export const ALL_ROWS: FilterText = 'audience IN ["ALL", "PUBLIC", "EDITORS"]';

const UNSAFE = /[%"\\\p{Cc}]/gu;
/** The engine cuts longer values off, at 468 bytes. */
const LONGEST = 110;

/** A text as a value that is filtered by: no quote, no backslash and no control character is left in it. */
export function facetValue(text: string): string {
  return text.toWellFormed().replace(UNSAFE, (unit) => `%${unit.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** The text of such a value. */
export function textOfFacet(value: string): string {
  return value.replace(/%([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** A word, or another key, as a value: never read as a number, and short enough. What is longer shares its value with others. */
export function keyValue(key: string): string {
  return facetValue(`=${[...key].slice(0, LONGEST).join('')}`);
}

/** The key of such a value, where it was short enough. Asked for every word of every candidate. */
export function textOfKey(value: string): string {
  return value.includes('%') ? textOfFacet(value).slice(1) : value.slice(1);
}

/** Of values as they stand in rows. */
export function isOneOf(attribute: string, values: readonly string[]): FilterText {
  if (values.length === 0) return NOTHING;
  return `${attribute} IN [${values.map((value) => JSON.stringify(value)).join(', ')}]`;
}

export function is(attribute: string, value: string): FilterText {
  return `${attribute} = ${JSON.stringify(value)}`;
}

export function startsWith(attribute: string, value: string): FilterText {
  return `${attribute} STARTS WITH ${JSON.stringify(value)}`;
}

export function not(filter: FilterText): FilterText {
  return `NOT (${filter})`;
}

export function allOf(filters: readonly FilterText[]): FilterText {
  if (filters.includes(NOTHING)) return NOTHING;
  return filters.length === 1 ? (filters[0] ?? NOTHING) : filters.map((filter) => `(${filter})`).join(' AND ');
}

export function anyOf(filters: readonly FilterText[]): FilterText {
  const possible = filters.filter((filter) => filter !== NOTHING);
  if (possible.length === 0) return NOTHING;
  return possible.length === 1 ? (possible[0] ?? NOTHING) : possible.map((filter) => `(${filter})`).join(' OR ');
}

export function visibleTo(viewer: Viewer): FilterText {
  return isOneOf('audience', ['ALL', viewer]);
}

/** Whether a row has the word. */
export function hasTerm(term: string): FilterText {
  return is('terms', keyValue(term));
}

/** The conditions of a request, as `passesFilter` of facts.ts holds them; empty where there are none. */
export function conditionsOf(filter: SearchFilter): readonly FilterText[] {
  const { types, kinds, passages, domains, regions, documents } = filter;
  const days = daysOf(filter);
  // Types and kinds are of entities: passages come with them only where they are asked for alone.
  const ofEntities = passages === true ? [] : [...oneOf('type', types), ...oneOf('kind', kinds)];
  return [
    ...(passages === undefined ? [] : [is('isPassage', String(passages))]),
    ...ofEntities,
    ...oneOf('domains', domains),
    ...oneOf('regions', regions),
    ...oneOf('documents', documents),
    ...(days ? [`fromDay <= ${dayNumber(days.to)}`, `toDay >= ${dayNumber(days.from)}`] : []),
  ];
}

/** A day as a number that orders as days do: 2021-06-30 is 20210630. */
export function dayNumber(day: string): number {
  return Number(day.replaceAll('-', ''));
}

function oneOf(attribute: string, values: readonly string[] | undefined): readonly FilterText[] {
  return values === undefined ? [] : [isOneOf(attribute, values.map(facetValue))];
}
