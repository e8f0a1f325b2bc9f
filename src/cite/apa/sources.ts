/** APA 9.23–9.33: where a work is found, as areas between full stops. */

import type { Piece } from '../entry.ts';
import { isBody, responsibleNames } from '../names.ts';
import { pagesOf, pagesWithDash } from '../pages.ts';
import { plainNames } from './names.ts';
import { bareNumber, editionDetail } from './title.ts';
import { type ApaContext, isLatin, latinWords } from './words.ts';

export type Area = readonly Piece[];
export type SourceOf = (context: ApaContext) => readonly Area[];

/** Periodical, volume(issue), pages or article number. */
export const inPeriodical: SourceOf = (context) => {
  const { record } = context;
  const volume = record.volume === undefined ? undefined : bareNumber(record.volume);
  const issue = record.issue === undefined ? '' : `(${issueWords(record.issue)})`;
  const pages = pagesOf(record);
  const article = record.articleNumber === undefined ? undefined : `Article ${record.articleNumber}`;
  const parts: readonly Area[] = [
    periodical(context),
    volume === undefined ? plain(issue) : [{ text: volume, form: 'ITALIC' }, ...plain(issue)],
    plain(pages === undefined ? article : pagesWithDash(pages, '–')),
  ];
  return areas(withCommas(parts));
};

/** Newspaper, page. */
export const inNewspaper: SourceOf = (context) => {
  const pages = pagesOf(context.record);
  return areas(withCommas([periodical(context), plain(pages === undefined ? undefined : pagesWithDash(pages, '–'))]));
};

/** In A. Editor (Ed.), Book [English] (2nd ed., pp. 3–9). House. */
export const inHost: SourceOf = (context) => {
  const { record } = context;
  const editors = record.editors ?? [];
  const host = hostTitle(context);
  const credit =
    editors.length === 0
      ? ''
      : `${plainNames({ field: 'editors', names: editors }, context)} ${editors.length > 1 ? '(Eds.)' : '(Ed.)'}, `;
  const volume = record.volume === undefined ? undefined : `Vol. ${bareNumber(record.volume)}`;
  const details = [editionDetail(context), volume, pageWords(context)].filter((part) => part !== undefined);
  const brackets = details.length === 0 ? '' : ` (${details.join(', ')})`;
  return [...areas([...plain(`In ${credit}`), ...host, ...plain(brackets)]), ...fromPublisher(context)];
};

/** The house, unless it wrote the work as well (9.29); no place. */
export const fromPublisher: SourceOf = (context) => {
  const { publisher } = context.record;
  return publisher === undefined || isAuthor(publisher, context) ? [] : areas(plain(words('publisher', context)));
};

/** Proceedings as a book; else the conference. */
export const atConference: SourceOf = (context) => {
  const { record } = context;
  if (record.container !== undefined) return inHost(context);
  if (record.event === undefined) return fromPublisher(context);
  return areas(plain(latinWords(record.event, { latin: record.english?.event, path: 'english.event' }, context)));
};

/** The site, unless its owner wrote the page. */
export const onSite: SourceOf = (context) => {
  const { container } = context.record;
  if (container === undefined) return fromPublisher(context);
  return isAuthor(container, context) ? [] : areas(plain(words('container', context)));
};

/** The body that issued a patent. */
export const fromIssuers: SourceOf = (context) => {
  const names = context.record.issuers ?? [];
  return names.length === 0 ? fromPublisher(context) : areas(plain(plainNames({ field: 'issuers', names }, context)));
};

/** (Number). Archive, place. */
export const inArchive: SourceOf = (context) => {
  const { archiveLocation, archive, archivePlace } = context.record;
  const holder = [
    archive === undefined ? undefined : words('archive', context),
    archivePlace === undefined ? undefined : words('archivePlace', context),
  ].filter((part) => part !== undefined);
  return [
    ...areas(plain(archiveLocation === undefined ? undefined : `(${archiveLocation})`)),
    ...areas(plain(holder.join(', '))),
  ];
};

/** A university is named with the form of a thesis that can be read, behind the title; of others it is the source. */
export const fromUniversity: SourceOf = (context) => (isPublished(context) ? [] : fromPublisher(context));

export function isPublished({ record }: ApaContext): boolean {
  return record.url !== undefined || record.doi !== undefined;
}

/** The field in English, else romanised. */
export function words(field: 'publisher' | 'container' | 'archive' | 'archivePlace', context: ApaContext): string {
  const { english, roman, [field]: original = '' } = context.record;
  return latinWords(original, { latin: english?.[field] ?? roman?.[field], path: `english.${field}` }, context);
}

/** In italics, which Chinese characters never are. */
function periodical({ record, script, miss }: ApaContext): Area {
  const { container, roman, english } = record;
  if (container === undefined) return [];
  const latin = roman?.container ?? english?.container;
  const name = latinWords(container, { latin, path: 'roman.container' }, { script: 'ROMAN', miss });
  if (name === container && !isLatin(container)) return plain(container);
  const characters = name !== container && script === 'CHARACTERS' ? ` ${container}` : '';
  return [{ text: name, form: 'ITALIC' }, ...plain(characters)];
}

/** As the title of a work: romanised, its characters where they are asked for, and in English. */
function hostTitle({ record, script, miss }: ApaContext): Area {
  const { container, roman, english } = record;
  if (container === undefined) return [];
  if (isLatin(container)) return [{ text: container, form: 'ITALIC' }];
  const name = latinWords(container, { latin: roman?.container, path: 'roman.container' }, { script: 'ROMAN', miss });
  if (english?.container === undefined) miss('english.container');
  return [
    name === container ? { text: name } : { text: name, form: 'ITALIC' },
    ...plain(name !== container && script === 'CHARACTERS' ? ` ${container}` : ''),
    ...plain(english?.container === undefined ? '' : ` [${english.container}]`),
  ];
}

function pageWords({ record }: ApaContext): string | undefined {
  const pages = pagesOf(record);
  if (pages === undefined) return record.articleNumber === undefined ? undefined : `Article ${record.articleNumber}`;
  return `${/[-,，]/.test(pages) ? 'pp.' : 'p.'} ${pagesWithDash(pages, '–')}`;
}

/** 增刊1 is Suppl. 1; other issues stay as numbered. */
function issueWords(issue: string): string {
  return issue.replace(/^增刊\s*/, 'Suppl. ').trim();
}

function isAuthor(name: string, { record }: ApaContext): boolean {
  const authors = responsibleNames(record).names;
  return authors.some((author) => isBody(author) && (author.literal === name || author.english === name));
}

function plain(text: string | undefined): Area {
  return text === undefined || text === '' ? [] : [{ text }];
}

function withCommas(parts: readonly Area[]): Area {
  return parts.filter((part) => part.length > 0).flatMap((part, at) => (at === 0 ? part : [{ text: ', ' }, ...part]));
}

function areas(area: Area): readonly Area[] {
  return area.length === 0 ? [] : [area];
}
