/** That the expectations of the questions can fail, in either direction. */
import { describe, expect, test } from 'vitest';
import { type Expectation, faultsOf } from './expectation.ts';

const edge = (label: string, status: string, aliases: readonly string[] = []) => ({
  node: { label, aliases },
  relation: { status, period: null },
});
const answer = {
  model: {
    uses: { edges: [edge('联营', 'HOLDS', ['“联营”机制']), edge('山海协作', 'UNDERWAY')] },
    funders: { totalCount: 0, edges: [] },
    doi: null,
  },
  nobody: null,
};
const faults = (expectation: Omit<Expectation, 'at'>, ...at: string[]) =>
  faultsOf(answer, { at, ...expectation }, { me: 'model:east' });

const USES = 'model.uses.edges';
const NODES = `${USES}.node`;

describe('an expectation holds', () => {
  test.each<[string, Omit<Expectation, 'at'>, string]>([
    ['for exactly these in any order', { set: ['山海协作', '联营'] }, NODES],
    ['for exactly these in their order', { is: ['联营', '山海协作'] }, NODES],
    ['by another name, quotation marks aside', { contains: ['联营机制'] }, NODES],
    ['by words in a name', { contains: ['~山海'] }, NODES],
    ['by several fields at once', { contains: [{ node: '联营', 'relation.status': 'HOLDS' }] }, USES],
    ['where a filter keeps what is meant', { set: ['山海协作'] }, `${USES}[relation.status=UNDERWAY].node`],
    ['for nothing, where the list is there', { set: [] }, 'model.funders.edges'],
    ['for a null at the end', { equals: null }, 'model.doi'],
    ['for a number that is high enough', { min: 0 }, 'model.funders.totalCount'],
  ])('%s', (_, expectation, at) => {
    expect(faults(expectation, at)).toEqual([]);
  });

  test('where one of several places has it', () => {
    expect(faults({ contains: ['联营'] }, 'model.funders.edges.node', NODES)).toEqual([]);
  });
});

describe('an expectation fails', () => {
  test.each<[string, Omit<Expectation, 'at'>, string]>([
    ['for one that is missing', { set: ['联营', '山海协作', '飞地'] }, NODES],
    ['for one too many', { set: ['联营'] }, NODES],
    ['for the wrong order', { is: ['山海协作', '联营'] }, NODES],
    ['for one told twice where it is expected once more', { set: ['联营', '联营'] }, NODES],
    ['for what must not be there', { excludes: ['~山海'] }, NODES],
    [
      'for the right thing with the wrong status',
      { contains: [{ node: '联营', 'relation.status': 'INTENDED' }] },
      USES,
    ],
    ['for a field that the answer lacks', { contains: [{ node: '联营', 'relation.basis': null }] }, USES],
    ['for nothing, where the way leads through a null', { set: [] }, 'nobody.funders.edges'],
    ['for nothing, where no such field was asked for', { set: [] }, 'model.guarantors.edges'],
    ['for nothing, where the filter meets nothing', { excludes: ['联营'] }, `${USES}[relation.status=INTENDED].node`],
    ['for too few', { atLeast: 3 }, USES],
    ['for a number that is too low', { min: 1 }, 'model.funders.totalCount'],
  ])('%s', (_, expectation, at) => {
    expect(faults(expectation, at)).not.toEqual([]);
  });

  test('where one of several places that must have nothing cannot be looked into', () => {
    expect(faults({ set: [] }, 'model.funders.edges', 'nobody.funders.edges')).not.toEqual([]);
  });

  test('with an error for a place that cannot be read or a ref that is not there', () => {
    expect(() => faults({ set: [] }, 'model.uses[edges')).toThrow(/cannot read/);
    expect(() => faults({ contains: ['$you'] }, NODES)).toThrow(/refs/);
  });
});
