/** All rules by which words between two named entities say a relation: one that is not here proposes nothing. */
import type { RelationRule } from './relation-rule.ts';
import { RULES_OF_MEANS } from './rules-of-means.ts';
import { RULES_OF_PLACES } from './rules-of-places.ts';

export const RELATION_RULES: readonly RelationRule[] = [...RULES_OF_PLACES, ...RULES_OF_MEANS];
