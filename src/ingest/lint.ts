/** What the vocabulary lint looks for (docs/seed-format.md says what each means), and the form of what it finds. */
import type { Place } from './fault.ts';

/** FAULT: wrong, or excused with a reason. REMARK: a slip or what the text says; worth a look. */
export type LintWeight = 'FAULT' | 'REMARK';

export const LINTS = {
  SAME_LABEL: 'FAULT',
  SAME_ENGLISH: 'FAULT',
  LABEL_IS_NAME: 'FAULT',
  SAME_NAME: 'FAULT',
  NAME_IS_LABEL: 'FAULT',
  NAME_TWICE: 'FAULT',
  HAN_IN_ENGLISH: 'FAULT',
  ORPHAN: 'FAULT',
  CYCLE: 'FAULT',
  BOTH_WAYS: 'FAULT',
  NEAR_LABEL: 'REMARK',
  LONG_LABEL: 'REMARK',
  NO_SUMMARY: 'REMARK',
  NO_LEVEL: 'REMARK',
  THIN_MODEL: 'REMARK',
  BOTH_PAGES: 'REMARK',
  REDUNDANT: 'REMARK',
  TOO_DEEP: 'REMARK',
  ONLY_DIFFERENT: 'REMARK',
  DISCONNECTED: 'REMARK',
  UNUSED_TYPE: 'REMARK',
  UNUSED_KIND: 'REMARK',
  UNUSED_RELATION: 'REMARK',
  UNJOINED_TYPE: 'REMARK',
} as const satisfies Readonly<Record<string, LintWeight>>;

export type LintCode = keyof typeof LINTS;

/** In the order of the report: faults before remarks. */
export const LINT_CODES = Object.keys(LINTS) as readonly LintCode[];

/** What they find are words of the ontology: a text alone is rarely to blame. */
export const ONTOLOGY_LINTS: ReadonlySet<LintCode> = new Set([
  'UNUSED_TYPE',
  'UNUSED_KIND',
  'UNUSED_RELATION',
  'UNJOINED_TYPE',
]);

export function isLint(word: string): word is LintCode {
  return Object.hasOwn(LINTS, word);
}

export interface LintFinding {
  readonly lint: LintCode;
  readonly at: Place;
  /** What an exception has to name, all of it: ids of entities, or words of the ontology (POLICY, AMENDS, POLICY.NOTICE). */
  readonly of: readonly string[];
  readonly message: string;
}
