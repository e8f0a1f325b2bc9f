/** Files of YAML (docs/seed-format.md) and JSONL (docs/records.md) → one change of the graph. */
import type { ChangeOutcome } from '../domain/change.ts';
import { GongfuError, type Problem } from '../domain/errors.ts';
import type { Ontology } from '../domain/ontology.ts';
import type { GraphStore } from '../store/port.ts';
import { nameProblems } from './check-rules.ts';
import { createFaults, faulty } from './fault.ts';
import { isYaml } from './import-files.ts';
import type { MakeKeys } from './items.ts';
import { itemsOf } from './items.ts';
import { readLines } from './jsonl.ts';
import { lookUpOutside } from './outside.ts';
import { type PlacedInputs, plainInputs } from './placed.ts';
import { type ReadSeed, readSeed } from './seed.ts';
import type { SeedText } from './seed-read.ts';
import type { Author, Writer } from './write.ts';

export interface ReadingParts {
  readonly store: GraphStore;
  readonly ontology: Ontology;
  readonly keys: MakeKeys;
}

export interface ImportParts extends ReadingParts {
  readonly writer: Writer;
}

/**
 * All or nothing. Names may also mean what the graph holds already; an entity that it has under the same type and label is
 * replaced. Errors: BAD_USER_INPUT with `details.faults` (Fault[]) where the files are at fault, else those of `Writer.write`.
 */
export async function importFiles(files: readonly SeedText[], parts: ImportParts, by: Author): Promise<ChangeOutcome> {
  const inputs = await readImport(files, parts);
  try {
    return await parts.writer.write(plainInputs(inputs), by);
  } catch (error) {
    throw withPlaces(error, inputs, parts);
  }
}

/** What the files say, ready to be written. Errors: BAD_USER_INPUT with `details.faults`. */
export async function readImport(files: readonly SeedText[], parts: ReadingParts): Promise<PlacedInputs> {
  const seed = await readAgainstStore(files.filter(isYaml), parts);
  const lines = files.filter((file) => !isYaml(file)).map(readLines);
  const faults = [...seed.faults, ...lines.flatMap((read) => read.faults)];
  if (faults.length > 0) throw faulty(faults);
  return united([seed.inputs, ...lines.map((read) => read.inputs)]);
}

/** The first reading shows which names are asked for, the second knows what the graph has under them. */
async function readAgainstStore(texts: readonly SeedText[], parts: ReadingParts): Promise<ReadSeed> {
  const alone = readSeed(texts, parts);
  const { revision } = await parts.store.position();
  if (revision === 0 || texts.length === 0) return alone;
  const labels = alone.files.flatMap((file) => file.entities.map(({ label }) => label.text));
  const outside = await lookUpOutside([...alone.inputs.directory.asked, ...labels], parts.store);
  return readSeed(texts, { ...parts, outside });
}

function united(all: readonly PlacedInputs[]): PlacedInputs {
  return {
    entities: all.flatMap(({ entities }) => entities),
    passages: all.flatMap(({ passages }) => passages),
    relations: all.flatMap(({ relations }) => relations),
    observations: all.flatMap(({ observations }) => observations),
    claims: all.flatMap(({ claims }) => claims),
    aliases: all.flatMap(({ aliases }) => aliases),
  };
}

/** A refusal that counts items becomes one that names lines; any other error stays as it is. */
export function withPlaces(error: unknown, inputs: PlacedInputs, { ontology, keys }: ReadingParts): unknown {
  if (!(error instanceof GongfuError) || !Array.isArray(error.details.problems)) return error;
  const faults = createFaults();
  const problems: readonly Problem[] = error.details.problems;
  nameProblems(problems, { inputs, items: itemsOf(plainInputs(inputs), ontology, keys) }, faults);
  return faults.list.length > 0 ? faulty(faults.list, error) : error;
}
