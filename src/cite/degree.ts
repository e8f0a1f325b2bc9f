/** What a thesis was written for, as far as its genre says so. */
import type { CiteRecord } from './record.ts';

export type Degree = 'DOCTOR' | 'MASTER';

const DEGREES: readonly (readonly [Degree, RegExp])[] = [
  ['DOCTOR', /博士|\bdoctor|\bph\.? ?d/i],
  ['MASTER', /硕士|碩士|\bmaster|\bm\.? ?(?:a|sc|phil)\b/i],
];

/** Undefined for another degree (学士) and where no genre is given. */
export function degreeOf({ genre, english }: CiteRecord): Degree | undefined {
  const words = `${genre ?? ''} ${english?.genre ?? ''}`;
  return DEGREES.find(([, pattern]) => pattern.test(words))?.[0];
}
