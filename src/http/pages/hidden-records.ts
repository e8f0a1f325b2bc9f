/** Which records of a page only editors see: told to who signed in, so that nobody quotes what readers cannot find. */
import { isId } from '../../domain/ids.ts';
import { scopeFor } from '../../domain/scope.ts';
import { readRecords } from './named-records.ts';
import type { PageInquiries } from './page-inquiries.ts';

export type HiddenIn = (data: object, path: string) => Promise<ReadonlySet<string>>;

/** Looks at all ids in the data of a page, and that in its path: as many reads as thousands of them, twice. */
export function createHiddenIn(inquiries: PageInquiries, timeoutMs: number): HiddenIn {
  return async (data, path) => {
    const ids = new Set<string>();
    collect(data, ids);
    const own = path.slice(1).split('/')[0] ?? '';
    const asked = [...ids, own].filter(isId);
    const [all, open] = await Promise.all([
      readRecords(inquiries, asked, scopeFor('EDITORS', timeoutMs)),
      readRecords(inquiries, asked, scopeFor('PUBLIC', timeoutMs)),
    ]);
    return new Set([...all.keys()].filter((id) => !open.has(id)));
  };
}

function collect(value: unknown, ids: Set<string>): void {
  if (typeof value === 'string') ids.add(value);
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) collect(inner, ids);
}
