import { describe, expect, test } from 'vitest';
import {
  canonicalEnds,
  entityIdentity,
  idOfIdentity,
  passageIdentity,
  statementIdentity,
} from '../../src/domain/identity.ts';
import { isId } from '../../src/domain/ids.ts';

const relation = {
  record: 'relation',
  relationType: 'USES',
  source: 'model:a',
  target: 'mechanism:b',
  qualifiers: [],
  status: 'HOLDS',
  basis: 'STATED',
  evidence: [],
} as const;

describe('identity keys', () => {
  // They are stored: a key that changes makes known statements unknown, and needs a migration.
  test('stay as they are', () => {
    expect(entityIdentity('MODEL', '东县模式')).toBe('08024657bbb92738f3e8cc893e2cbd6973249d39');
    expect(passageIdentity('document:a', '一段', 1)).toBe('29ac0b96ecfb00c0ddd4eea5d599e9b474ae185c');
    expect(statementIdentity(relation)).toBe('9a881dda72fc58dfef7f68b2eb44ebe45fdc6593');
  });

  test('do not mix up parts that meet: ab + c is not a + bc', () => {
    expect(entityIdentity('AB', 'C')).not.toBe(entityIdentity('A', 'BC'));
    expect(passageIdentity('document:a', '1', 11)).not.toBe(passageIdentity('document:a', '11', 1));
  });

  test('make ids that are stable and grow with each attempt', () => {
    const key = statementIdentity(relation);
    const ids = [0, 1, 2].map((attempt) => idOfIdentity('relation', key, attempt));
    expect(ids.every(isId)).toBe(true);
    expect(ids.map((id) => id.length)).toEqual([21, 25, 29]);
    expect(ids[2]?.startsWith(ids[0] ?? '?')).toBe(true);
  });

  test('of symmetric ends do not depend on the side', () => {
    expect(canonicalEnds('region:b', 'region:a')).toEqual(canonicalEnds('region:a', 'region:b'));
  });
});
