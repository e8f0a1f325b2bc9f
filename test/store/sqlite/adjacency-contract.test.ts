/** The SQLite store keeps what the contract says of walks where its relations are in memory. */
import { describe } from 'vitest';
import { mergeContract } from '../contract/merge.ts';
import { unmergeContract } from '../contract/unmerge.ts';
import { visibilityContract } from '../contract/visibility.ts';
import { walkContract } from '../contract/walks.ts';
import { benchOf } from '../contract.ts';
import { sqliteFactory } from './folder.ts';

describe('the SQLite store with its relations in memory', () => {
  const bench = benchOf(sqliteFactory({ walks: { fromRelations: 0, atOnce: true } }));
  walkContract(bench);
  visibilityContract(bench);
  mergeContract(bench);
  unmergeContract(bench);
});
