/** The value of each element of a layout, for one record. */

import { dateParts, yearOf } from '../dates.ts';
import type { EntryOptions } from '../entry.ts';
import { languageGroup } from '../language.ts';
import { responsibleNames } from '../names.ts';
import { isOnlineOnly } from '../online.ts';
import { pagesOf, pagesWithDash } from '../pages.ts';
import type { CiteRecord } from '../record.ts';
import { fullTitle } from '../title.ts';
import { MARKS, type Marks } from './layout.ts';
import { type NameStyle, nameList } from './names.ts';
import type { Condition, ElementName, Standard } from './standard.ts';
import { type Terms, termsOf } from './terms.ts';

/** One record under one standard and one set of options: all that its elements are made of. */
export interface Setting {
  readonly record: CiteRecord;
  readonly standard: Standard;
  readonly isAuthorDate: boolean;
  /** Of an author-date list: '' or a, b. */
  readonly yearSuffix: string;
  readonly options: EntryOptions;
  readonly marks: Marks;
  readonly terms: Terms;
  readonly names: NameStyle;
  /** What is printed of addresses. */
  readonly url: string | undefined;
  readonly identifier: string | undefined;
  readonly carrier: string | undefined;
}

export function settingOf(
  record: CiteRecord,
  { standard, isAuthorDate }: Pick<Setting, 'standard' | 'isAuthorDate'>,
  options: EntryOptions,
  yearSuffix: string,
): Setting {
  const marks = MARKS[options.width ?? standard.width];
  const terms = termsOf(languageGroup(record), standard.westernVolume);
  return {
    ...{ record, standard, isAuthorDate, yearSuffix, options, marks, terms },
    names: {
      standard,
      terms,
      comma: marks.comma,
      isUpperCase: options.upperCaseNames ?? standard.upperCaseNames,
      isFullGiven: options.givenNames === 'FULL',
      isAll: options.authors === 'ALL',
    },
    ...addressOf(record, standard, options),
  };
}

function addressOf(
  record: CiteRecord,
  standard: Standard,
  options: EntryOptions,
): Pick<Setting, 'url' | 'identifier' | 'carrier'> {
  const onlineOnly = isOnlineOnly(record);
  const asked = options.url ?? 'ONLINE_ONLY';
  const url = asked === 'ALWAYS' || (asked === 'ONLINE_ONLY' && onlineOnly) ? record.url : undefined;
  const scheme = options.doi === false ? undefined : standard.identifiers.find((key) => record[key] !== undefined);
  const identifier = scheme && `${scheme.toUpperCase()}:${record[scheme]}`;
  // What is on line alone stays so where a journal prints no address.
  const isOnline = url !== undefined || identifier !== undefined || onlineOnly;
  return { url, identifier, carrier: record.carrier ?? (isOnline ? 'OL' : undefined) };
}

export function holds(condition: Condition, { record, carrier }: Setting): boolean {
  switch (condition) {
    case 'ON_LINE':
      return carrier === 'OL';
    case 'UNNUMBERED':
      return record.volume === undefined && record.issue === undefined;
    case 'UNPUBLISHED':
      return record.place === undefined && record.publisher === undefined;
    case 'EVENT_ONLY':
      return record.container === undefined && record.event !== undefined;
  }
}

type Values = Readonly<Record<Exclude<ElementName, 'type' | 'host'>, (setting: Setting) => string | undefined>>;

export const VALUES: Values = {
  author: ({ record, names, terms, isAuthorDate }) =>
    nameList(responsibleNames(record).names, names) ?? (isAuthorDate ? terms.anonymous : undefined),
  title: ({ record, terms }) => fullTitle(record) ?? terms.unknownTitle,
  translator: ({ record, names, terms, marks }) => {
    const translators = nameList(record.translators ?? [], names);
    return translators && translators + marks.comma + terms.translator;
  },
  edition: ({ record, terms }) => editionText(record.edition, terms),
  version: ({ record }) => record.version?.replace(/^v?(?=\d)/i, 'V'),
  number: ({ record }) => record.documentNumber,
  volume: ({ record, terms }) => volumeText(record, terms),
  issue: ({ record }) => record.issue,
  place: ({ record }) => record.place,
  publisher: ({ record }) => record.publisher,
  platform: ({ record }) => record.publisher ?? record.container,
  year: yearText,
  date: dateText,
  posted: wholeDate,
  accessed: ({ record, carrier }) => (carrier === 'OL' ? record.accessed : undefined),
  pages: ({ record, marks }) => {
    const pages = pagesOf(record);
    return pages === undefined ? record.articleNumber : listed(pages, marks);
  },
  sheet: ({ record, marks }) => {
    const pages = pagesOf(record);
    return pages && listed(pages, marks);
  },
  page: ({ options, marks }) => options.page && listed(pagesWithDash(options.page, '-'), marks),
  container: ({ record }) => record.container,
  event: ({ record }) => record.event,
  editor: ({ record, names }) => nameList(record.editors ?? [], names),
  archive: ({ record }) => record.archive,
  archivePlace: ({ record }) => record.archivePlace,
  archiveLocation: ({ record }) => record.archiveLocation,
  url: ({ url }) => url,
  identifier: ({ identifier }) => identifier,
};

/** 2, 2版, 第二版 and 2nd edition are a number, 修订版 is not; the first is not stated. */
function editionText(edition: string | undefined, terms: Terms): string | undefined {
  if (edition === undefined) return undefined;
  const written = NUMBERED_EDITION.exec(edition)?.groups?.number;
  if (written === undefined) return edition;
  const number = /^\d/.test(written) ? Number(written) : 1 + '一二三四五六七八九十'.indexOf(written);
  return number === 1 ? undefined : terms.edition(number);
}

const NUMBERED_EDITION =
  /^第?\s*(?<number>\d{1,3}|[一二三四五六七八九十])\s*(?:版|(?:st|nd|rd|th)\s+ed(?:ition|n?\.)|)$/i;

/** Of a journal the number alone; of a book with its word, unless it has one. */
function volumeText({ cslType, volume }: CiteRecord, terms: Terms): string | undefined {
  if (volume === undefined || cslType === 'article-journal') return volume;
  return /^(?:\d+(?:[-–]\d+)?|[IVXLC]+)$/.test(volume) ? terms.volume(volume) : volume;
}

/** Clauses 8.4.3 (2015), 7.5.4 (2025): the year of the day of access stands for one that is not known. */
export function yearText({ record, terms, carrier, isAuthorDate, yearSuffix }: Setting): string | undefined {
  if (record.issued !== undefined) return yearOf(record.issued) + yearSuffix;
  if (record.accessed !== undefined && carrier === 'OL') return `[${yearOf(record.accessed)}${yearSuffix}]`;
  return isAuthorDate ? terms.undated + yearSuffix : undefined;
}

function dateText(setting: Setting): string | undefined {
  const isKnown = setting.record.issued !== undefined;
  return isKnown || setting.isAuthorDate ? wholeDate(setting) : yearText(setting);
}

/** Clause 9.3: a year alone has moved behind the author. */
function wholeDate({ record, isAuthorDate }: Setting): string | undefined {
  const { issued } = record;
  return issued !== undefined && isAuthorDate && dateParts(issued).month === undefined ? undefined : issued;
}

/** 18-21, 60: the comma is a mark of the entry. */
function listed(pages: string, { comma }: Marks): string {
  return pages.split(/\s*[,，、]\s*/).join(comma);
}
