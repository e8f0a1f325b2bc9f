/** A source's own text: its headings, and its passages below one of them. */
import { POSITION_LENGTHS } from '../../domain/order.ts';
import { emptyPage, type Page } from '../../domain/page.ts';
import type { PassageRecord, Stored } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { OutlineEntry } from '../../inquiry/outline.ts';
import type { PageInquiries } from './page-inquiries.ts';
import { type Asking, pageOf } from './page-lists.ts';

export const CONTENT = 'content';
/** A text without headings shows its start at once. */
const LIST = { name: CONTENT, length: POSITION_LENGTHS.contentOf, start: 20 };

export interface FoundSource {
  readonly outline: readonly OutlineEntry[];
  readonly passages: number;
  /** Where a section or the whole text was asked for, or there are no headings to choose from. */
  readonly content?: Page<Stored<PassageRecord>>;
}

/** Two or three reads. A section that there is not has no passages. Errors: BAD_USER_INPUT for a cursor of another list. */
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
  return { outline, passages, ...(isAsked || outline.length === 0 ? { content } : {}) };
}

async function countPassages({ reads }: PageInquiries, id: string, scope: Scope): Promise<number> {
  const [page] = await reads.contentOf([id], [], { first: 1, withTotal: true }, scope);
  return page?.totalCount ?? 0;
}
