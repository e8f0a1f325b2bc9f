/** Codes and texts of records as the JSON of pages gives them. */
import type { Ontology } from '../../domain/ontology.ts';
import type { EntityRecord } from '../../domain/records.ts';
import type { LabelledCode } from '../../ui/components/labelled-code.ts';
import type { Bilingual } from '../../ui/lang.ts';
import type { EntityLink } from '../../ui/record/statement-data.ts';
import type { KnownRecords } from './known-records.ts';

/** What the ontology calls a value of one of its enums; the value itself where it does not know it. */
export function codeOf(ontology: Ontology, enumName: string, value: string): LabelledCode {
  return labelled(value, ontology.enums.get(enumName));
}

export function labelled(
  value: string,
  known: readonly { readonly value: string; readonly zh: string; readonly en: string }[] = [],
): LabelledCode {
  const found = known.find((one) => one.value === value);
  return { value, label: found ? { zh: found.zh, en: found.en } : { zh: value } };
}

export function typeCode(ontology: Ontology, type: string): LabelledCode {
  return { value: type, label: ontology.entityType(type)?.label ?? { zh: type } };
}

/** Undefined where it is there in neither language. */
export function textsOf(zh: string | undefined, en: string | undefined): Bilingual | undefined {
  return zh || en ? { ...(zh ? { zh } : {}), ...(en ? { en } : {}) } : undefined;
}

export function entityLink(ontology: Ontology, record: EntityRecord): EntityLink {
  const label = textsOf(record.label, record.labelEn) ?? { zh: record.id };
  return { id: record.id, type: typeCode(ontology, record.type), label };
}

/** By its id, where it is not known: what a statement is about is seen by whoever sees the statement, so this is a race with a removal. */
export function linkTo(ontology: Ontology, known: KnownRecords, id: string): EntityLink {
  const record = known.entity(id);
  return record ? entityLink(ontology, record) : { id, type: { value: '', label: {} }, label: { zh: id } };
}

type Given<T> = { readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The object without what is undefined: absent keys are left out of the JSON. */
export function given<T extends object>(values: T): Given<T> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  // What is undefined was filtered out above.
  return Object.fromEntries(entries) as Given<T>;
}
