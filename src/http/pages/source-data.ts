/** A source's own text: its headings, and its passages below one of them. */
import { POSITION_LENGTHS } from '../../domain/order.ts';
import { emptyPage, type Page } from '../../domain/page.ts';
import type { EntityRecord, GraphRecord, PassageRecord, StatementRecord, Stored } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { OutlineEntry } from '../../inquiry/outline.ts';
import type { PageInquiries } from './page-inquiries.ts';
import { type Asking, pageOf } from './page-lists.ts';

export const CONTENT = 'content';
/** A text without headings shows its start at once. As many are read at once as stand on a page of their own in some 0.1 s. */
const LIST = { name: CONTENT, length: POSITION_LENGTHS.contentOf, start: 20, alone: 40 };

/** Of a passage no more is marked and quoted where its source is read; its own page has all. */
const HERE = { first: 100, withTotal: true };

/** What stands in one passage. */
export interface FoundHere {
  readonly statements: readonly StatementRecord[];
  /** How many statements are made in it. */
  readonly stated: number;
  readonly mentioned: readonly EntityRecord[];
}

export interface FoundSource {
  readonly outline: readonly OutlineEntry[];
  readonly passages: number;
  /** Where a section or the whole text was asked for, or there are no headings to choose from. */
  readonly content?: Page<Stored<PassageRecord>>;
  /** By the ids of the content. */
  readonly here: ReadonlyMap<string, FoundHere>;
}

/** Two or three reads, two more where its text is shown. A section that there is not has no passages. Errors: BAD_USER_INPUT for a cursor of another list. */
export async function readSource({ inquiries, asked, scope }: Asking): Promise<FoundSource> {
  const { id, section } = asked;
  const [outlines, pages] = await Promise.all([
    inquiries.outlines([id], scope),
    inquiries.reads.contentOf([id], section, pageOf(asked, LIST), scope),
  ]);
  const outline = outlines[0] ?? [];
  const content = pages[0] ?? emptyPage();
  const isAsked = section.length > 0 || asked.list === CONTENT;
  const passages = section.length === 0 ? content.totalCount : await countPassages(inquiries, id, scope);
  if (!isAsked && outline.length > 0) return { outline, passages, here: new Map() };
  return { outline, passages, content, here: await readHere(inquiries, content, scope) };
}

async function readHere(
  { reads }: PageInquiries,
  { edges }: Page<Stored<PassageRecord>>,
  scope: Scope,
): Promise<FoundSource['here']> {
  const ids = edges.map(({ node }) => node.record.id);
  if (ids.length === 0) return new Map();
  const [statements, mentions] = await Promise.all([
    reads.statementsIn(ids, HERE, scope),
    reads.mentionsIn(ids, undefined, HERE, scope),
  ]);
  return new Map(
    ids.map((id, i) => [
      id,
      {
        statements: recordsOf(statements[i] ?? emptyPage()),
        stated: statements[i]?.totalCount ?? 0,
        mentioned: recordsOf(mentions[i] ?? emptyPage()),
      },
    ]),
  );
}

function recordsOf<R extends GraphRecord>({ edges }: Page<Stored<R>>): readonly R[] {
  return edges.map(({ node }) => node.record);
}

async function countPassages({ reads }: PageInquiries, id: string, scope: Scope): Promise<number> {
  const [page] = await reads.contentOf([id], [], { first: 1, withTotal: true }, scope);
  return page?.totalCount ?? 0;
}
