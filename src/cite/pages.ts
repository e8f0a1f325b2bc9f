/** Pages as data has them and as a style prints them. */
import type { CiteRecord } from './record.ts';

/** Hyphens, figure dash, en and em dash, minus and their full-width forms, doubled or not, with space around them. */
const RANGE = /\s*[-‐‑‒–—−－~～〜]+\s*/gu;
const NEWSPAPER_PAGE = /^第?(?:0*([0-9]+)|([A-Z]+[0-9]+))版$/;

/** '21—35' with '-' is '21-35'; what is no range stays. */
export function pagesWithDash(pages: string, dash: string): string {
  return pages.trim().replace(RANGE, dash);
}

/** Pages of a part in its host, ranges by hyphen; of a newspaper the page's number alone (第5版, 04版 and A02版 are 5, 4 and A02). */
export function pagesOf(record: CiteRecord): string | undefined {
  const { cslType, pages } = record;
  if (pages === undefined) return undefined;
  const page = cslType === 'article-newspaper' ? NEWSPAPER_PAGE.exec(pages.trim()) : null;
  return page?.[1] ?? page?.[2] ?? pagesWithDash(pages, '-');
}
