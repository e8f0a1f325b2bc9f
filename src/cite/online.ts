/** What is published on line alone: where an address is part of the citation even for journals that print none. */
import type { CiteRecord, CslType } from './record.ts';

/**
 * A web page, a government paper or law, a data set, a preprint, a journal article with neither volume nor issue; each only
 * where the record has an address or an identifier.
 */
export function isOnlineOnly(record: CiteRecord): boolean {
  const isReachable = record.url !== undefined || record.doi !== undefined || record.cstr !== undefined;
  return isReachable && (ALWAYS.has(record.cslType) || isUnnumbered(record));
}

function isUnnumbered({ cslType, volume, issue }: CiteRecord): boolean {
  return cslType === 'article-journal' && volume === undefined && issue === undefined;
}

const ALWAYS: ReadonlySet<CslType> = new Set(['webpage', 'regulation', 'legislation', 'dataset', 'article']);
