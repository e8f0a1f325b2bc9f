/** Exports: every golden of theirs. */
import { describe, expect, it } from 'vitest';
import { exportRecords } from '../../src/cite/export/export.ts';
import { EXPORT_FORMATS } from '../../src/cite/export/formats.ts';
import { loadGoldens } from './goldens.ts';

const { entries, lists } = loadGoldens();

for (const format of EXPORT_FORMATS) {
  describe(`a record as ${format}`, () => {
    for (const golden of entries.filter(({ style }) => style === format)) {
      it(`${golden.id} is as typed from the rules`, () => {
        const file = exportRecords([golden.record], format);
        if (format === 'CSL_JSON') {
          const [{ id: _id, ...item }] = JSON.parse(file);
          expect(item).toEqual(golden.expect);
        } else expect(asTyped(file)).toBe(withKey(golden.expect, file));
      });
    }

    for (const golden of lists.filter(({ style }) => style === format)) {
      it(`${golden.id} is as typed from the rules`, () => {
        expect(asTyped(exportRecords(golden.cited, format))).toBe(golden.expect);
      });
    }
  });
}

function asTyped(file: string): string {
  return file.replaceAll('\r\n', '\n').replace(/\n$/, '');
}

function withKey(expected: unknown, file: string): unknown {
  const key = /^@\w+\{([a-z][a-z0-9]*),/.exec(file)?.[1];
  return typeof expected === 'string' && key !== undefined ? expected.replace('{KEY,', `{${key},`) : expected;
}
