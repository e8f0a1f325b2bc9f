import { expect, test } from 'vitest';
import { GongfuError } from '../../src/domain/errors.ts';
import { ontologyOf } from '../../src/domain/read-ontology.ts';
import { faultLine, isFaults } from '../../src/ingest/fault.ts';

test('a fault of the ontology, which has no column, is shown by file and line', () => {
  const faults = faultsOf(() => ontologyOf([{ name: 'schema/zz.graphql', text: '\ntype {' }]));
  expect(isFaults(faults) && faults.map(faultLine)).toEqual([expect.stringMatching(/^schema\/zz\.graphql:2: Syntax/)]);
});

test('a fault of a text is shown by file, line and column', () => {
  const fault = { file: 'seed/one.yaml', line: 3, column: 5, code: 'SYNTAX', message: 'No.' } as const;
  expect(faultLine(fault)).toBe('seed/one.yaml:3:5: No.');
});

function faultsOf(act: () => void): unknown {
  try {
    act();
  } catch (error) {
    return error instanceof GongfuError ? error.details.faults : undefined;
  }
  return undefined;
}
