/** What a layout wants and a record has not. */
import { responsibleNames } from '../names.ts';
import type { CiteRecord } from '../record.ts';
import type { Setting } from './elements.ts';
import type { ElementName } from './standard.ts';

/** The path of the field that the element would be made of; undefined where it is there, or nothing is wanted. */
export function missingPath(name: Exclude<ElementName, 'type' | 'host'>, setting: Setting): string | undefined {
  const { record, carrier } = setting;
  if (name === 'author') return responsibleNames(record).names.length === 0 ? 'authors' : undefined;
  const isOnline = carrier === 'OL';
  if ((name === 'accessed' && !isOnline) || (name === 'sheet' && isOnline)) return undefined;
  if (name === 'page' || name === 'identifier') return undefined;
  if (name === 'pages' && record.articleNumber !== undefined) return undefined;
  if (name === 'platform' && record.container !== undefined) return undefined;
  const field = FIELDS[name];
  const value = record[field];
  return value === undefined || value.length === 0 ? field : undefined;
}

const FIELDS: Readonly<
  Record<
    Exclude<ElementName, 'type' | 'host' | 'author' | 'page' | 'identifier'>,
    Exclude<keyof CiteRecord, 'english' | 'roman'>
  >
> = {
  title: 'title',
  translator: 'translators',
  edition: 'edition',
  version: 'version',
  number: 'documentNumber',
  volume: 'volume',
  issue: 'issue',
  place: 'place',
  publisher: 'publisher',
  platform: 'publisher',
  year: 'issued',
  date: 'issued',
  posted: 'issued',
  accessed: 'accessed',
  pages: 'pages',
  sheet: 'pages',
  container: 'container',
  event: 'event',
  editor: 'editors',
  archive: 'archive',
  archivePlace: 'archivePlace',
  archiveLocation: 'archiveLocation',
  url: 'url',
};
