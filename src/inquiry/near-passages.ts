/** The passages before and after one in its source. */
import { comparePositions, contentPosition } from '../domain/order.ts';
import { emptyPage, type Page, type Position } from '../domain/page.ts';
import type { PassageRecord, Stored } from '../domain/records.ts';
import type { Scope } from '../domain/scope.ts';
import type { Reads } from './reads.ts';

export interface NearPassages {
  readonly previous?: PassageRecord;
  readonly next?: PassageRecord;
}

/** How many paragraphs back the first look goes; each further one goes back eight times as far. */
const FIRST_LOOK = 4;
const LOOK_GROWTH = 8;
const READ_AT_ONCE = 50;

/**
 * A list is read forwards only, so the passage before is looked for from a little earlier on.
 *
 * Cost: one or two reads, unless paragraphs are missing before it.
 */
export async function nearPassages(
  reads: Pick<Reads, 'contentOf'>,
  passage: PassageRecord,
  scope: Scope,
): Promise<NearPassages> {
  const content = contentFrom(reads, passage.document, scope);
  const after = await content(contentPosition(passage), 1);
  const previous = await passageBefore(content, passage);
  const next = after.edges[0]?.node.record;
  return { ...(previous ? { previous } : {}), ...(next ? { next } : {}) };
}

type Content = (after: Position, first: number) => Promise<Page<Stored<PassageRecord>>>;

function contentFrom(reads: Pick<Reads, 'contentOf'>, document: string, scope: Scope): Content {
  return async (after, first) => {
    const [page] = await reads.contentOf([document], [], { first, after, withTotal: false }, scope);
    return page ?? emptyPage();
  };
}

async function passageBefore(content: Content, passage: PassageRecord): Promise<PassageRecord | undefined> {
  for (let look = FIRST_LOOK; ; look *= LOOK_GROWTH) {
    const from = passage.paragraph - look;
    const found = await lastBetween(content, [from, ''], passage);
    if (found || from < 0) return found;
  }
}

/** The last one after the position that comes before the passage. */
async function lastBetween(
  content: Content,
  from: Position,
  passage: PassageRecord,
): Promise<PassageRecord | undefined> {
  let last: PassageRecord | undefined;
  for (let after = from; ; ) {
    const page = await content(after, READ_AT_ONCE);
    const before = page.edges.filter(({ at }) => comparePositions(at, contentPosition(passage)) < 0);
    last = before.at(-1)?.node.record ?? last;
    const end = page.edges.at(-1);
    if (before.length < page.edges.length || !page.hasNextPage || !end) return last;
    after = end.at;
  }
}
