/** In what two versions of a record differ. */
import type { GraphRecord } from '../domain/records.ts';

/** Names of the parts, those of an entity's own fields by their own; in the order in which a record has them. */
export function differingParts(one: GraphRecord, other: GraphRecord): readonly string[] {
  const [ours, theirs] = [partsOf(one), partsOf(other)];
  const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
  return names.filter((name) => JSON.stringify(ours[name]) !== JSON.stringify(theirs[name]));
}

function partsOf(record: GraphRecord): Readonly<Record<string, unknown>> {
  if (record.record !== 'entity') return { ...record };
  const { fields, ...rest } = record;
  return { ...rest, ...fields };
}
