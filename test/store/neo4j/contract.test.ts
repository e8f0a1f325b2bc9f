/** The Neo4j store keeps the contract, on a real server. */
import { inject, vi } from 'vitest';
import { describeWith } from '../../engines/engine.ts';
import { findNeo4j } from '../../engines/neo4j/find.ts';
import { storeContract } from '../contract.ts';
import { neo4jFactory } from './factory.ts';

// The first of each statement is planned, on a server that has just been started.
vi.setConfig({ testTimeout: 300_000 });

describeWith('neo4j', 'on a real server', findNeo4j(), () => {
  storeContract('the Neo4j store', neo4jFactory(inject('runFolder')));
});
