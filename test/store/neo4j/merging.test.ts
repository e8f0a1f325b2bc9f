/** The Neo4j store merges and takes back as the reference does. */
import { inject } from 'vitest';
import { describeWith } from '../../engines/engine.ts';
import { findNeo4j } from '../../engines/neo4j/find.ts';
import { storeMerging } from '../merging.ts';
import { neo4jFactory } from './factory.ts';

describeWith('neo4j', 'random merges', findNeo4j(), () => {
  storeMerging('the Neo4j store', neo4jFactory(inject('runFolder')), [Date.now() % 1e6]);
});
