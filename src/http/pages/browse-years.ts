/** Years with what falls into them: the latest one by one, earlier ones by decades. */
import { timeOf } from '../../domain/order.ts';
import { periodKey } from '../../domain/period.ts';
import type { Scope } from '../../domain/scope.ts';
import type { YearEntry } from '../../ui/browse/browse-page-data.ts';
import { countEntities } from './count-entities.ts';
import type { PageInquiries } from './page-inquiries.ts';

const SINGLE_YEARS = 30;
const DECADES = 12;

/** The latest first; without those that nothing falls into. Two reads. */
export async function yearEntries(inquiries: PageInquiries, scope: Scope): Promise<readonly YearEntry[]> {
  const [first, last] = await yearsAtEnds(inquiries, scope);
  if (first === undefined || last === undefined) return [];
  const spans = spansBetween(first, last);
  const counts = await countEntities(
    inquiries,
    spans.map(({ from, to }) => ({ ...(from === undefined ? {} : { from }), to: to ?? from ?? '' })),
    scope,
  );
  return spans.map((span, i) => ({ ...span, count: counts[i] ?? 0 })).filter(({ count }) => count > 0);
}

/** Of what has a time, the earliest and the latest year that something begins in; a deadline counts by its own. */
async function yearsAtEnds({ reads }: PageInquiries, scope: Scope): Promise<readonly (number | undefined)[]> {
  const query = (descending: boolean) =>
    ({ filter: {}, order: { by: 'PERIOD', descending }, page: { first: 1, withTotal: false } }) as const;
  const pages = await reads.entities([query(false), query(true)], scope);
  return pages.map(({ edges }) => {
    const time = edges[0] && timeOf(edges[0].node.record);
    const key = time === undefined ? undefined : periodKey(time);
    return key === undefined ? undefined : Number(key.slice(0, 4));
  });
}

function spansBetween(first: number, last: number): readonly Omit<YearEntry, 'count'>[] {
  const spans: Omit<YearEntry, 'count'>[] = [];
  let year = last;
  // Decades begin with their first year, so that the last single year is the first of one.
  for (; year >= first && (last - year < SINGLE_YEARS || year % 10 !== 9); year -= 1)
    spans.push({ from: yearText(year) });
  for (let decade = 0; decade < DECADES && year >= first; decade += 1, year -= 10)
    spans.push({ from: yearText(year - 9), to: yearText(year) });
  if (year >= first) spans.push({ to: yearText(year) });
  return spans;
}

function yearText(year: number): string {
  return String(year).padStart(4, '0');
}
