/** Any text in any field comes back from every reader as one line of itself, and breaks neither its own record nor its neighbours. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportRecords } from '../../src/cite/export/export.ts';
import type { ExportFormat } from '../../src/cite/export/formats.ts';
import type { CiteRecord } from '../../src/cite/record.ts';
import { anyRecordOf } from './any-record.ts';
import { anyText } from './any-text.ts';
import { READERS } from './readers.ts';

const NEIGHBOUR: CiteRecord = { cslType: 'report', title: '后一种' };
const RUNS = { numRuns: 200 };

for (const { name, format, read } of READERS) {
  describe(`${name} reads ${format}`, () => {
    it('any title, and the record behind it', () => {
      fc.assert(
        fc.property(anyText, (title) => {
          const facts = read(exportRecords([{ cslType: 'report', title }, NEIGHBOUR], format));
          expect(facts.map(({ title: found = '' }) => narrow(found))).toEqual([oneLine(title), NEIGHBOUR.title]);
        }),
        RUNS,
      );
    });

    it('any body as author', () => {
      fc.assert(
        fc.property(anyText, (literal) => {
          const [facts] = read(exportRecords([{ ...NEIGHBOUR, authors: [{ literal }] }], format));
          expect(facts?.authors.map(narrow)).toEqual(
            [withoutSeparators(oneLine(literal), format)].filter((name) => name !== ''),
          );
        }),
        RUNS,
      );
    });

    it('any person as author', () => {
      fc.assert(
        fc.property(anyText, anyText, (family, given) => {
          const [facts] = read(exportRecords([{ ...NEIGHBOUR, authors: [{ family, given }] }], format));
          const [f, g] = [family, given].map((part) => withoutSeparators(oneLine(part), format));
          const isJoined = format === 'NOTEEXPRESS' && /\p{Script=Han}/u.test(family);
          expect(facts?.authors.map(narrow)).toEqual([f + (isJoined ? '' : ', ') + g]);
        }),
        RUNS,
      );
    });

    it('any number', () => {
      fc.assert(
        fc.property(anyText, (documentNumber) => {
          const [facts] = read(exportRecords([{ ...NEIGHBOUR, documentNumber }], format));
          expect(narrow(facts?.number ?? '')).toBe(oneLine(documentNumber));
        }),
        RUNS,
      );
    });

    it('any text in all fields at once: the record behind it is whole', () => {
      fc.assert(
        fc.property(anyRecordOf(anyText), (record) => {
          const facts = read(exportRecords([record, NEIGHBOUR], format));
          expect(facts).toHaveLength(2);
          expect(facts[1]?.title).toBe(NEIGHBOUR.title);
        }),
        RUNS,
      );
    });
  });
}

/** Without control characters and halves of surrogate pairs, each run of spaces one. */
function oneLine(text: string): string {
  const written = Array.from(text).filter((one) => /[\s\u0085]/u.test(one) || !/[\p{Cc}\p{Cs}]/u.test(one));
  return narrow(
    written
      .join('')
      .replaceAll('\uFEFF', '')
      .replace(/[\s\u0085]+/gu, ' ')
      .trim(),
  );
}

/** Some readers narrow ideographic spaces. */
function narrow(text: string): string {
  return text.replaceAll('\u3000', ' ');
}

/** The marks that part names, for which the format has no escape. */
function withoutSeparators(name: string, format: ExportFormat): string {
  const mark = format === 'NOTEEXPRESS' ? /[;；]\s*/g : format === 'RIS' || format === 'ENDNOTE' ? /,\s*/g : /$^/g;
  return name.replace(mark, ' ').trim();
}
