import { expect, it } from 'vitest';
import { requiredEngines } from './engine.ts';

it('REQUIRE_ADAPTERS is a list with commas', () => {
  expect(requiredEngines(undefined)).toEqual([]);
  expect(requiredEngines('chromium, neo4j')).toEqual(['chromium', 'neo4j']);
});

it('REQUIRE_ADAPTERS with an unknown engine says which there are', () => {
  expect(() => requiredEngines('chromium,firefox')).toThrow(/firefox.*chromium, neo4j, meilisearch/);
});
