/** `gongfu check`: everything that can be said against seed files before they are entered, with file, line and column. */
import type { Ontology } from '../domain/ontology.ts';
import { checkEnglish, checkTwice } from './check-entries.ts';
import { checkRules } from './check-rules.ts';
import { checkSource } from './check-source.ts';
import { createFaults, type Fault, type Faults, sortFaults } from './fault.ts';
import type { MakeKeys } from './items.ts';
import { type ReadSeed, readSeed } from './seed.ts';
import type { SeedText } from './seed-read.ts';
import { lintVocabulary, type VocabularyReport } from './vocabulary.ts';

export interface CheckParts {
  readonly ontology: Ontology;
  readonly keys: MakeKeys;
  readonly sources?: readonly CheckedSource[];
}

export interface CheckedSource {
  /** What the seed calls the source; left out, it is the one that most passages are of. */
  readonly name?: string;
  readonly text: string;
}

export interface Checked {
  /** By file, line and column; empty where all is well. */
  readonly faults: readonly Fault[];
  /** Its faults are among those of all. */
  readonly vocabulary: VocabularyReport;
}

/** Pure. */
export function checkWhole(texts: readonly SeedText[], parts: CheckParts): Checked {
  const seed = readSeed(texts, parts);
  const faults = createFaults();
  const vocabulary = lintVocabulary(seed, parts.ontology);
  checkEnglish(seed, faults);
  checkTwice(seed, parts.ontology, faults);
  checkRules(seed.inputs, parts, faults);
  for (const source of parts.sources ?? []) checkAgainst(source, seed, faults);
  return { faults: sortFaults([...seed.faults, ...vocabulary.faults, ...faults.list]), vocabulary };
}

/** The faults alone. */
export function checkSeed(texts: readonly SeedText[], parts: CheckParts): readonly Fault[] {
  return checkWhole(texts, parts).faults;
}

function checkAgainst(source: CheckedSource, seed: ReadSeed, faults: Faults): void {
  const file = seed.files[0]?.file ?? '';
  const at = { file, line: 1, column: 1 };
  const document =
    source.name === undefined ? commonSource(seed) : seed.inputs.directory.resolve({ name: source.name, at })?.id;
  if (document) checkSource(seed.inputs, { document, text: source.text }, faults);
}

function commonSource({ inputs }: ReadSeed): string | undefined {
  const counts = Map.groupBy(inputs.passages, ({ input }) => input.document);
  return [...counts].toSorted(([, one], [, other]) => other.length - one.length)[0]?.[0];
}
