/** A record as the formats share it: cleaned, with what has to be derived derived once. */

import { cleanRecord } from '../clean.ts';
import { yearOf } from '../dates.ts';
import { pagesOf } from '../pages.ts';
import type { CiteName, CiteRecord } from '../record.ts';
import { fullTitle } from '../title.ts';
import { type TypeNames, typeNamesOf } from './types.ts';

export interface ExportItem {
  readonly record: CiteRecord;
  readonly names: TypeNames;
  readonly title: string | undefined;
  /** In order; the issuers where there are no authors. */
  readonly authors: readonly CiteName[];
  readonly editors: readonly CiteName[];
  readonly translators: readonly CiteName[];
  /** Stands in a book or proceedings, whose editors and edition its record has. */
  readonly isPart: boolean;
  readonly isInPeriodical: boolean;
  /** Of a part in its host, ranges by hyphen; the article number where there are none. */
  readonly pages: string | undefined;
  /** 文号, number of a standard, report, patent; of an archival file. */
  readonly number: string | undefined;
  readonly publisher: string | undefined;
  readonly place: string | undefined;
  readonly year: string | undefined;
  /** The date where more than the year is known: 2021-05, 2021-05-20. */
  readonly date: string | undefined;
}

const PARTS: ReadonlySet<string> = new Set(['chapter', 'paper-conference']);
const PERIODICALS: ReadonlySet<string> = new Set(['article-journal', 'article-newspaper']);

export function exportItem(original: CiteRecord): ExportItem {
  const record = cleanRecord(original);
  return {
    record,
    names: typeNamesOf(record),
    title: fullTitle(record),
    authors: authorsOf(record),
    editors: record.editors ?? [],
    translators: record.translators ?? [],
    isPart: PARTS.has(record.cslType),
    isInPeriodical: PERIODICALS.has(record.cslType),
    pages: pagesOf(record) ?? record.articleNumber,
    number: record.documentNumber ?? record.archiveLocation,
    publisher: record.publisher ?? record.archive,
    place: record.place ?? record.archivePlace,
    year: record.issued === undefined ? undefined : yearOf(record.issued),
    date: record.issued === undefined || record.issued === yearOf(record.issued) ? undefined : record.issued,
  };
}

/** Who published a patent did not make it. */
function authorsOf({ cslType, authors = [], issuers = [] }: CiteRecord): readonly CiteName[] {
  return authors.length > 0 || cslType === 'patent' ? authors : issuers;
}
