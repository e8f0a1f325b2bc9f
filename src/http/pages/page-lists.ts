/** The lists of a page: which is asked for alone, and pages of the ports as their data. */
import { badInput } from '../../domain/errors.ts';
import { decodeCursor, encodeCursor, type Page, type PageRequest } from '../../domain/page.ts';
import type { Scope } from '../../domain/scope.ts';
import type { CitationStyle } from '../../inquiry/citation-styles.ts';
import type { ListData } from '../../ui/record/page-data.ts';
import type { PageInquiries } from './page-inquiries.ts';

/** How many a list shows on a page of its own. */
export const LIST_LENGTH = 100;

/** What was asked of a record's page beside its id. */
export interface AskedPage {
  readonly id: string;
  /** The permanent address of the page. */
  readonly iri: string;
  readonly list?: string | undefined;
  readonly after?: string | undefined;
  /** A heading path, of a source. */
  readonly section: readonly string[];
  /** As the address names it, of the references that the page shows. */
  readonly style?: string | undefined;
  /** What the reader chose last: where the address names none. */
  readonly keptStyle?: CitationStyle | undefined;
}

/** A page that is being made: by what, for whom. */
export interface Asking {
  readonly inquiries: PageInquiries;
  readonly asked: AskedPage;
  readonly scope: Scope;
}

export interface ListDef {
  /** As in `?list=`. */
  readonly name: string;
  /** Of the list's position (domain/order.ts). */
  readonly length: number;
  /** How many the list shows beside others. */
  readonly start: number;
  /** How many it shows on a page of its own, where that is not LIST_LENGTH. */
  readonly alone?: number;
}

/**
 * The page of a list: its start, or from the cursor on where this list is asked for alone.
 * Errors: BAD_USER_INPUT for a cursor of another list.
 */
export function pageOf(asked: AskedPage, { name, length, start, alone = LIST_LENGTH }: ListDef): PageRequest {
  if (asked.list !== name) return { first: start, withTotal: true };
  const { after } = asked;
  const position = after === undefined ? {} : { after: decodeCursor(cursorName(asked, name), after, length) };
  return { first: alone, withTotal: true, ...position };
}

/** Whether the page shows the list: all of them, or the one that was asked for alone. */
export function shows(asked: AskedPage, list: string): boolean {
  return asked.list === undefined || asked.list === list;
}

export function listData<R, T>(
  { asked, list }: { readonly asked: AskedPage; readonly list: string },
  page: Page<R>,
  item: (node: R) => T,
): ListData<T> {
  const last = page.edges.at(-1);
  return {
    list,
    total: page.totalCount,
    items: page.edges.map(({ node }) => item(node)),
    ...(page.hasNextPage && last ? { next: encodeCursor(cursorName(asked, list), last.at) } : {}),
  };
}

/** Errors: BAD_USER_INPUT, where the page has no list of that name. */
export function checkList({ list }: AskedPage, known: readonly string[]): void {
  if (list === undefined || known.includes(list)) return;
  throw badInput(`This page has no list “${list}”; \`list\` is one of ${known.join(', ')}, or left out for all.`);
}

function cursorName({ id, section }: AskedPage, list: string): string {
  return [id, list, ...section].join(' ');
}
