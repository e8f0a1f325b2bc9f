/** Exports come back whole from independent readers; what a reader is known to lose is named here, and checked to be lost. */
import { describe, expect, it } from 'vitest';
import { exportRecords } from '../../src/cite/export/export.ts';
import type { ExportFormat } from '../../src/cite/export/formats.ts';
import type { CiteName, CiteRecord, CslType } from '../../src/cite/record.ts';
import { loadGoldens } from './goldens.ts';
import { type Facts, READERS } from './readers.ts';

type FactName = keyof Facts;

/** By reader and format, then by type of work. The file has all of these: see the other reader, and the goldens. */
const LOST: Readonly<Record<string, Partial<Record<CslType, readonly FactName[]>>>> = {
  // @misc has no number to it.
  'citation-js BIBTEX': { collection: ['number'], patent: ['number'], standard: ['number'] },
  'citation-js BIBLATEX': { collection: ['number'], standard: ['number'] },
  // It takes AU of a newspaper for its reporter, and drops that of a statute.
  'citation-js RIS': { 'article-newspaper': ['authors'], legislation: ['authors'] },
};

const { records } = loadGoldens();

for (const { name, format, read } of READERS) {
  describe(`${name} reads ${format}`, () => {
    for (const [key, record] of records) {
      const lost = lossesOf(`${name} ${format}`, record, format);
      it(`${key}: ${lost.length === 0 ? 'all that a citation needs' : `all but the ${lost.join()}, which it loses`}`, () => {
        const [facts, ...others] = read(exportRecords([record], format));
        expect(others).toEqual([]);
        expect(facts && different(facts, factsOf(record, format))).toEqual(lost);
      });
    }

    it('all records of one file, in its order', () => {
      const all = [...records.values()];
      const titles = read(exportRecords(all, format)).map(({ title }) => title);
      expect(titles).toEqual(all.map((record) => factsOf(record, format).title));
    });
  });
}

it('no loss is named of a reader that is not asked', () => {
  const asked = READERS.map(({ name, format }) => `${name} ${format}`);
  expect(Object.keys(LOST).filter((name) => !asked.includes(name))).toEqual([]);
});

function lossesOf(reader: string, record: CiteRecord, format: ExportFormat): readonly FactName[] {
  const facts = factsOf(record, format);
  const isThere = (name: FactName) => facts[name] !== undefined && facts[name].length > 0;
  return (LOST[reader]?.[record.cslType] ?? []).filter(isThere);
}

function different(read: Facts, expected: Facts): readonly FactName[] {
  const names = Object.keys(expected) as FactName[];
  return names.filter((name) => JSON.stringify(read[name]) !== JSON.stringify(expected[name]));
}

/** What the record says, by the rules of golden/README.md. */
function factsOf(record: CiteRecord, format: ExportFormat): Facts {
  const { title, subtitle, cslType, authors = [], issuers = [], editors = [], language = '' } = record;
  const credited = authors.length > 0 || cslType === 'patent' ? authors : issuers;
  // NoteExpress has one line for names: editors stand there where there is nobody else.
  const isEdited = format === 'NOTEEXPRESS' && credited.length === 0 && cslType === 'book';
  return {
    title: [title, subtitle].filter((part) => part !== undefined).join(/^(zh|ja)/.test(language) ? '：' : ': '),
    authors: (isEdited ? editors : credited).map((name) => nameText(name, format)),
    pages: (record.pages ?? record.articleNumber)?.replace(/[–—]/g, '-').replace(/^第?0?(\d+)版$/, '$1'),
    year: record.issued?.slice(0, 4),
    doi: record.doi,
    number: record.issue ?? record.documentNumber ?? record.archiveLocation,
  };
}

/** RIS and EndNote have no escape for a comma in a body's name; NoteExpress joins Chinese names. */
function nameText(name: CiteName, format: ExportFormat): string {
  if ('literal' in name)
    return format === 'RIS' || format === 'ENDNOTE' ? name.literal.replaceAll(', ', ' ') : name.literal;
  if (format === 'NOTEEXPRESS' && /\p{Script=Han}/u.test(name.family)) return name.family + (name.given ?? '');
  const surname = name.particle === undefined ? name.family : `${name.particle} ${name.family}`;
  return [surname, name.given, name.suffix].filter((part) => part !== undefined).join(', ');
}
