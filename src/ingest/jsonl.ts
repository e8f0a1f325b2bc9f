/** The export's lines (docs/records.md): `{"record": …, "revision": …}`, one record a line. */
import { GongfuError } from '../domain/errors.ts';
import { parseRecord, recordJson } from '../domain/record-json.ts';
import type { EntityRecord, GraphRecord } from '../domain/records.ts';
import type { ExportedRecord } from '../store/port.ts';
import { createFaults, type Fault, type Faults, type Place } from './fault.ts';
import type { PlacedInputs } from './placed.ts';
import type { SeedText } from './seed-read.ts';

export function exportLine({ record, revision }: ExportedRecord): string {
  return `{"record":${recordJson(record)},"revision":${revision}}\n`;
}

export interface ReadLines {
  readonly inputs: PlacedInputs;
  readonly faults: readonly Fault[];
}

interface PlacedRecord<R extends GraphRecord = GraphRecord> {
  readonly input: R;
  readonly at: Place;
  readonly fields: ReadonlyMap<string, Place>;
}

/** Revisions are those of the graph that was exported, and are not taken over. Empty lines are left out. */
export function readLines({ name, text }: SeedText): ReadLines {
  const faults = createFaults();
  const records = text.split('\n').flatMap((line, index) => {
    const record = line.trim() === '' ? undefined : recordOf(line, { file: name, line: index + 1, column: 1 }, faults);
    return record ?? [];
  });
  return { inputs: inputsOf(records), faults: faults.list };
}

function recordOf(line: string, at: Place, faults: Faults): PlacedRecord | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const isLine = typeof value === 'object' && value !== null && 'record' in value && typeof value.record === 'object';
    return { input: parseRecord(isLine ? value.record : value), at, fields: new Map() };
  } catch (error) {
    if (error instanceof SyntaxError) faults.add(at, 'SYNTAX', `This line is not JSON: ${error.message}.`);
    else if (error instanceof GongfuError) faults.add(at, 'REFUSED', error.message);
    else throw error;
    return undefined;
  }
}

function inputsOf(records: readonly PlacedRecord[]): PlacedInputs {
  return {
    entities: asDistinct(records.filter((placed) => isOf(placed, 'entity'))),
    passages: records.filter((placed) => isOf(placed, 'passage')),
    relations: records.filter((placed) => isOf(placed, 'relation')),
    observations: records.filter((placed) => isOf(placed, 'observation')),
    claims: records.filter((placed) => isOf(placed, 'claim')),
  };
}

function isOf<K extends GraphRecord['record']>(
  placed: PlacedRecord,
  kind: K,
): placed is PlacedRecord<Extract<GraphRecord, { record: K }>> {
  return placed.input.record === kind;
}

/** A record does not say that it was entered as `distinct`; where several of a type share a label, all but the first were. */
function asDistinct(entities: readonly PlacedRecord<EntityRecord>[]): PlacedInputs['entities'] {
  const labels = new Set<string>();
  return entities.map((placed) => {
    const label = `${placed.input.type} ${placed.input.label}`;
    const distinct = labels.has(label);
    labels.add(label);
    return { ...placed, input: { ...placed.input, distinct } };
  });
}
