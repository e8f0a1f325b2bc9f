/**
 * The Neo4j store answers random questions as the reference does. One seed and few rounds: nearly each question is a statement of its
 * own, which the server has to plan.
 */
import { inject, vi } from 'vitest';
import { describeWith } from '../../engines/engine.ts';
import { findNeo4j } from '../../engines/neo4j/find.ts';
import { storeComparison } from '../comparison.ts';
import { neo4jFactory } from './factory.ts';

vi.setConfig({ testTimeout: 600_000 });

describeWith('neo4j', 'random questions', findNeo4j(), () => {
  storeComparison('the Neo4j store', neo4jFactory(inject('runFolder')), [Date.now() % 1e6], 2);
});
