/** Seed files → one change, with every fault of reading and of names. */
import type { Ontology } from '../domain/ontology.ts';
import { createFaults, type Fault } from './fault.ts';
import type { MakeKeys } from './items.ts';
import type { SeedFile } from './seed-form.ts';
import { type SeedInputs, seedInputs } from './seed-inputs.ts';
import { nothingOutside, type Outside } from './seed-names.ts';
import { readSeedFile, type SeedText } from './seed-read.ts';

export interface ReadSeed {
  readonly files: readonly SeedFile[];
  readonly inputs: SeedInputs;
  readonly faults: readonly Fault[];
}

export interface SeedParts {
  readonly ontology: Ontology;
  readonly keys: MakeKeys;
  /** What the names may also mean; nothing where it is left out. */
  readonly outside?: Outside;
}

/** By the names of the files, in whatever order they come: parts of one paragraph are counted over all of them. */
export function readSeed(texts: readonly SeedText[], parts: SeedParts): ReadSeed {
  const read = texts.toSorted(byName).map((text) => readSeedFile(text, parts.ontology));
  const files = read.map(({ form }) => form);
  const faults = createFaults();
  const inputs = seedInputs(files, { ...parts, outside: parts.outside ?? nothingOutside, faults });
  return { files, inputs, faults: [...read.flatMap((one) => one.faults), ...faults.list] };
}

function byName({ name: one }: SeedText, { name: other }: SeedText): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
