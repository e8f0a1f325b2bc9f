import { expect, it } from 'vitest';
import { describeWith, requiredEngines } from './engine.ts';

it('REQUIRE_ADAPTERS is a list with commas', () => {
  expect(requiredEngines(undefined)).toEqual([]);
  expect(requiredEngines('chromium, neo4j')).toEqual(['chromium', 'neo4j']);
});

it('REQUIRE_ADAPTERS with an unknown engine says which there are', () => {
  expect(() => requiredEngines('chromium,firefox')).toThrow(/firefox.*chromium, neo4j, meilisearch/);
});

// No adapter of ours for these exists yet; whoever requires them is told so, and nobody takes their absence for a pass.
describeWith('neo4j', 'the store contract on Neo4j, whose adapter is still to come', undefined, () => {});
describeWith('meilisearch', 'the index contract on Meilisearch, whose adapter is still to come', undefined, () => {});
