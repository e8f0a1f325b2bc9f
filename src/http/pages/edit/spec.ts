/** What a form asks for: fields and lists of them, made from the ontology. Names and paths are those of the API's inputs and problems. */
import type { EntityTypeDef, LabelledValue, Words } from '../../../domain/ontology.ts';
import type { EntityTypeName, GraphRecord } from '../../../domain/records.ts';
import { editFields } from '../../../ui/strings/edit-fields.ts';

export type FieldInput =
  | 'line'
  | 'prose'
  /** A whole paragraph. */
  | 'long'
  | 'number'
  | 'whole'
  | 'choice'
  | 'flag'
  | 'date'
  | 'period'
  | 'id'
  /** An entity, by whatever it is called. */
  | 'entity'
  /** A statement, by its id or address. */
  | 'relation'
  | 'passage';

export type Hint = keyof typeof editFields.zh.hints;

interface SpecBase {
  readonly name: string;
  readonly label: Words;
  readonly hint?: Hint;
  /** Stands under `fields` of the record: one of the type's own. */
  readonly isOwn?: true;
}

export interface LeafSpec extends SpecBase {
  readonly input: FieldInput;
  readonly isRequired?: true;
  /** Of a choice. */
  readonly values?: readonly LabelledValue[];
  /** Of an entity: those that may stand here; all where it is left out. */
  readonly types?: readonly EntityTypeName[];
  readonly unit?: string;
  /** What a choice that nobody made means. */
  readonly default?: string;
  /** Shown and not changed: who wants another makes another record. */
  readonly isFixed?: true;
  /** A choice between true and false. */
  readonly isBoolean?: true;
}

export interface ListSpec extends SpecBase {
  readonly input: 'list';
  readonly items: readonly Spec[];
  /** Of texts alone: the one field of an item has no name. */
  readonly isTexts?: true;
  /** Its items are places, which are looked for. */
  readonly isEvidence?: true;
}

export type Spec = LeafSpec | ListSpec;

export interface FormSpec {
  readonly record: GraphRecord['record'];
  readonly fields: readonly Spec[];
  /** Of an entity. */
  readonly type?: EntityTypeDef;
}

export type FieldName = keyof typeof editFields.zh.labels;

/** In both languages. */
export function called(name: FieldName): Words {
  return { zh: editFields.zh.labels[name], en: editFields.en.labels[name] };
}

type More = Omit<Partial<LeafSpec>, 'name' | 'input' | 'label'> & { readonly label?: Words };

/** A field that is called as its name says, unless another label is given. */
export function leaf(name: string, input: FieldInput, { label, ...more }: More = {}): LeafSpec {
  return { name, input, label: label ?? called(name as FieldName), ...more };
}

export function list(
  name: string,
  items: readonly Spec[],
  more: Partial<Omit<ListSpec, 'items' | 'input'>> = {},
): ListSpec {
  return { name, input: 'list', items, label: called(name as FieldName), ...more };
}

export function choice(name: string, values: readonly LabelledValue[] = [], more: More = {}): LeafSpec {
  return leaf(name, 'choice', { values, ...more });
}
