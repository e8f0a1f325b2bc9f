/** `exceptions:` of a seed file: what the vocabulary lint would find and the text means, each with its reason. */
import { isLint, LINT_CODES } from './lint.ts';
import { readMap } from './map-reader.ts';
import { nearest } from './nearest.ts';
import type { SeedException } from './seed-form.ts';
import { readRef, type SeedReading } from './seed-words.ts';
import type { Tree } from './yaml-tree.ts';

export function readException(tree: Tree, reading: SeedReading): SeedException | undefined {
  const { faults } = reading;
  const map = readMap(tree, 'An exception', faults);
  if (!map) return undefined;
  const lint = map.requiredText('lint');
  const of = map.list('of').flatMap((item) => readRef(item, reading) ?? []);
  if (!map.entry('of')) map.requiredText('of');
  map.requiredText('because');
  map.finish();
  if (isLint(lint.text)) return { at: map.at, lint: lint.text, of };
  const near = nearest(lint.text, LINT_CODES);
  const hint = near ? `did you mean ${near}?` : `they are ${LINT_CODES.join(', ')}.`;
  if (lint.text !== '') faults.add(lint.at, 'UNKNOWN_VALUE', `\`${lint.text}\` is no lint of the vocabulary; ${hint}`);
  return undefined;
}
