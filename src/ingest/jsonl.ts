/** Lines of an export as items of a change: their revisions are those of another graph, and are not taken over. */
import { GongfuError } from '../domain/errors.ts';
import type { GraphRecord } from '../domain/records.ts';
import type { MergedId } from '../store/port.ts';
import { createFaults, type Fault, type Faults, type Place } from './fault.ts';
import { type ParsedLine, parseLine } from './jsonl-line.ts';
import type { Placed, PlacedInputs } from './placed.ts';
import type { SeedText } from './seed-read.ts';

export interface ReadLines {
  readonly inputs: PlacedInputs;
  readonly faults: readonly Fault[];
}

/** Empty lines are left out. */
export function readLines({ name, text }: SeedText): ReadLines {
  const faults = createFaults();
  const records: Placed<GraphRecord>[] = [];
  const aliases: Placed<MergedId>[] = [];
  text.split('\n').forEach((line, index) => {
    const at = { file: name, line: index + 1, column: 1 };
    const read = line.trim() === '' ? undefined : readLine(line, at, faults);
    if (!read) return;
    if ('record' in read) records.push({ input: read.record, at, fields: new Map() });
    else aliases.push({ input: read.merged, at, fields: new Map() });
  });
  return { inputs: inputsOf(records, aliases), faults: faults.list };
}

/** Undefined where it is no line of an export; the fault says so. */
export function readLine(line: string, at: Place, faults: Faults): ParsedLine | undefined {
  try {
    return parseLine(line);
  } catch (error) {
    if (error instanceof SyntaxError) faults.add(at, 'SYNTAX', `This line is not JSON: ${error.message}.`);
    else if (error instanceof GongfuError) faults.add(at, 'REFUSED', error.message);
    else throw error;
    return undefined;
  }
}

function inputsOf(records: readonly Placed<GraphRecord>[], aliases: PlacedInputs['aliases']): PlacedInputs {
  return {
    entities: records.filter((placed) => isOf(placed, 'entity')),
    passages: records.filter((placed) => isOf(placed, 'passage')),
    relations: records.filter((placed) => isOf(placed, 'relation')),
    observations: records.filter((placed) => isOf(placed, 'observation')),
    claims: records.filter((placed) => isOf(placed, 'claim')),
    aliases,
  };
}

function isOf<K extends GraphRecord['record']>(
  placed: Placed<GraphRecord>,
  kind: K,
): placed is Placed<Extract<GraphRecord, { record: K }>> {
  return placed.input.record === kind;
}
