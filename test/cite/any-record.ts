/** Records with any text in any field. */
import fc from 'fast-check';
import type { EntryOptions } from '../../src/cite/entry.ts';
import { type CiteName, type CiteRecord, CSL_TYPES } from '../../src/cite/record.ts';

const TEXT_FIELDS = [
  ...['title', 'subtitle', 'container', 'event', 'publisher', 'place', 'edition', 'version', 'volume', 'issue'],
  ...['pages', 'articleNumber', 'documentNumber', 'archive', 'archivePlace', 'archiveLocation', 'genre', 'doi'],
  ...['cstr', 'isbn', 'issn', 'url'],
] as const;
const LANGUAGES = ['zh-CN', 'zh-TW', 'ja', 'en-GB', 'de-DE', 'ru-RU', 'ko', 'und', 'x'];

/** A year, a month or a day. */
export const anyDate: fc.Arbitrary<string> = fc
  .tuple(
    fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
    fc.constantFrom(4, 7, 10),
  )
  .map(([date, length]) => date.toISOString().slice(0, length));

export function anyRecordOf(text: fc.Arbitrary<string>): fc.Arbitrary<CiteRecord> {
  const person = { family: text, given: text, particle: text, suffix: text };
  const name: fc.Arbitrary<CiteName> = fc.oneof(
    fc.record({ literal: text }),
    fc.record(person, { requiredKeys: ['family'] }),
  );
  const names = fc.array(name, { maxLength: 5 });
  return fc
    .tuple(
      fc.record({ cslType: fc.constantFrom(...CSL_TYPES) }),
      fc.dictionary(fc.constantFrom(...TEXT_FIELDS), text),
      fc.record(
        {
          ...{ authors: names, editors: names, translators: names, issuers: names },
          ...{ issued: anyDate, accessed: anyDate, inForce: anyDate, language: fc.constantFrom(...LANGUAGES) },
          english: fc.record({ title: text, container: text }),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([type, texts, others]) => ({ ...type, ...texts, ...others }));
}

export const anyOptions: fc.Arbitrary<EntryOptions> = fc.record(
  {
    url: fc.constantFrom('ALWAYS', 'ONLINE_ONLY', 'NEVER'),
    doi: fc.boolean(),
    upperCaseNames: fc.boolean(),
    width: fc.constantFrom('HALF', 'FULL'),
    authors: fc.constantFrom('THREE', 'ALL'),
    givenNames: fc.constantFrom('INITIALS', 'FULL'),
    bilingual: fc.boolean(),
    page: fc.constantFrom('1', '15–17', '序3'),
  },
  { requiredKeys: [] },
);
