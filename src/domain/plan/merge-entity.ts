/** What the entity becomes that another one is merged into: it keeps all that it says, and takes over what it lacks. */
import { canonical } from '../record-json.ts';
import type { EntityRecord, FieldEvidence, Name } from '../records.ts';

/** Of two records in which nothing leads to what goes any more. */
export function mergedEntity(into: EntityRecord, from: EntityRecord): EntityRecord {
  const shared = takenFields(into, from);
  const own = Object.fromEntries(Object.entries(from.fields).filter(([name]) => !Object.hasOwn(into.fields, name)));
  const names = addedNames({ ...into, ...shared }, from);
  const evidence = addedEvidence(into, from, new Set([...Object.keys(shared), ...Object.keys(own)]), names.length > 0);
  return canonical({
    ...into,
    ...shared,
    names: [...into.names, ...names],
    fields: { ...into.fields, ...own },
    fieldEvidence: [...into.fieldEvidence, ...evidence],
  });
}

/** A summary and its translation belong together: they come from one of the two. */
function takenFields(into: EntityRecord, from: EntityRecord): Partial<EntityRecord> {
  const hasSummary = into.summary !== undefined || into.summaryEn !== undefined;
  return {
    ...(into.labelEn === undefined && from.labelEn !== undefined ? { labelEn: from.labelEn } : {}),
    ...(hasSummary || from.summary === undefined ? {} : { summary: from.summary }),
    ...(hasSummary || from.summaryEn === undefined ? {} : { summaryEn: from.summaryEn }),
    ...(into.kind === undefined && from.kind !== undefined ? { kind: from.kind } : {}),
    ...(into.period === undefined && from.period !== undefined ? { period: from.period } : {}),
  };
}

function addedNames(into: EntityRecord, from: EntityRecord): readonly Name[] {
  const labels: readonly Name[] = [
    { text: from.label, kind: 'VARIANT' },
    ...(from.labelEn === undefined ? [] : [{ text: from.labelEn, kind: 'ENGLISH' } as const]),
  ];
  const known = new Set([{ text: into.label }, { text: into.labelEn ?? '' }, ...into.names].map(placeOf));
  return [...labels, ...from.names].filter((name) => {
    const isNew = !known.has(placeOf(name));
    known.add(placeOf(name));
    return isNew;
  });
}

function placeOf({ text, document }: Pick<Name, 'text' | 'document'>): string {
  return JSON.stringify([text, document ?? null]);
}

/** The evidence of a label that becomes a name is that of a name. */
function addedEvidence(
  into: EntityRecord,
  from: EntityRecord,
  taken: ReadonlySet<string>,
  hasNames: boolean,
): readonly FieldEvidence[] {
  const known = new Set(into.fieldEvidence.map((evidence) => JSON.stringify(evidence)));
  const ofNames = (field: string) => field === 'label' || field === 'names';
  return from.fieldEvidence
    .filter(({ field }) => taken.has(field) || (hasNames && ofNames(field)))
    .map((evidence) => (ofNames(evidence.field) ? { ...evidence, field: 'names' } : evidence))
    .filter((evidence) => !known.has(JSON.stringify(evidence)));
}
