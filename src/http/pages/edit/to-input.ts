/** A form → the input of the one write path, with what is wrong with it that its input could not say: numbers that are none, what is missing. */
import type { FieldValue } from '../../../domain/records.ts';
import type { WriteInputs } from '../../../ingest/input.ts';
import { type Draft, listIn, pathOf, textIn } from './draft.ts';
import type { End, Ends } from './ends.ts';
import type { FormSpec, LeafSpec, Spec } from './spec.ts';

export type OwnFault = 'missing' | 'notNumber' | 'notWhole' | 'exists' | 'idTaken' | NonNullable<End['fault']>;

export interface OwnProblem {
  readonly field: string;
  readonly fault: OwnFault;
}

export interface InputOfForm {
  readonly inputs: WriteInputs;
  readonly problems: readonly OwnProblem[];
}

/** What says which record it is, and at which revision it must be. */
export interface Target {
  readonly id?: string;
  /** Left out, whatever is there may be written on: for a trial alone. */
  readonly ifRevision?: number;
}

/** `draft` is with its ends (ends.ts). */
export function inputOfForm(draft: Draft, spec: FormSpec, ends: Ends, target: Target): InputOfForm {
  const problems = problemsIn(draft, spec.fields, ends, '');
  const shared = valuesOf(
    draft,
    spec.fields.filter(({ isOwn }) => !isOwn),
  );
  const own = valuesOf(
    draft,
    spec.fields.filter(({ isOwn }) => isOwn),
  );
  const item = { ...shared, ...target, ...(spec.type ? { type: spec.type.name, fields: own as Fields } : {}) };
  return { inputs: inputsOf(item, spec.record), problems };
}

type Fields = Readonly<Record<string, FieldValue>>;

/** The spec names the fields of the input and gives them its types; what the input requires is a text at least (`valueIn`). */
function inputsOf(item: Readonly<Record<string, unknown>>, record: FormSpec['record']): WriteInputs {
  const list = LISTS[record];
  return { [list]: [item] } as unknown as WriteInputs;
}

const LISTS = {
  entity: 'entities',
  passage: 'passages',
  relation: 'relations',
  observation: 'observations',
  claim: 'claims',
} as const satisfies Record<FormSpec['record'], keyof WriteInputs>;

function valuesOf(draft: Draft, fields: readonly Spec[]): Readonly<Record<string, unknown>> {
  const entries = fields.map((spec) => [
    spec.name,
    spec.input === 'list' ? itemsOf(draft, spec) : valueIn(draft, spec),
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** An own field of which nothing is given is left out, as everywhere. */
function itemsOf(draft: Draft, spec: Extract<Spec, { input: 'list' }>): readonly unknown[] | undefined {
  const items = listIn(draft, spec.name);
  if (spec.isOwn && items.length === 0) return undefined;
  return spec.isTexts ? items.map((item) => textIn(item, '')) : items.map((item) => valuesOf(item, spec.items));
}

/** What is required is sent empty, so that the rules say what it takes. */
function valueIn(draft: Draft, spec: LeafSpec): unknown {
  const text = textIn(draft, spec.name);
  if (spec.input === 'flag') return text === 'true' ? true : undefined;
  if (text === '') return spec.isRequired && !isCounted(spec) ? '' : undefined;
  if (spec.isBoolean) return text === 'true';
  return isCounted(spec) ? (numberIn(text) ?? undefined) : text;
}

function isCounted({ input }: LeafSpec): boolean {
  return input === 'number' || input === 'whole';
}

const NUMBER = /^[+-]?\d{1,300}(?:\.\d{1,300})?$/;

/** Full-width digits are digits; a comma may part thousands or be a point, and is not guessed at. */
function numberIn(text: string): number | undefined {
  const plain = text.normalize('NFKC').replaceAll(' ', '').replace('−', '-');
  const value = NUMBER.test(plain) ? Number(plain) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

function problemsIn(draft: Draft, fields: readonly Spec[], ends: Ends, parent: string): readonly OwnProblem[] {
  return fields.flatMap((spec): readonly OwnProblem[] => {
    const path = pathOf(parent, spec.name);
    if (spec.input === 'list')
      return listIn(draft, spec.name).flatMap((item, i) => problemsIn(item, spec.items, ends, `${path}[${i}]`));
    const fault = ends.get(path)?.fault ?? ownFault(textIn(draft, spec.name), spec);
    return fault ? [{ field: path, fault }] : [];
  });
}

function ownFault(text: string, spec: LeafSpec): OwnFault | undefined {
  if (text.trim() === '') return spec.isRequired ? 'missing' : undefined;
  if (!isCounted(spec)) return undefined;
  const value = numberIn(text);
  if (value === undefined) return 'notNumber';
  return spec.input === 'whole' && !Number.isSafeInteger(value) ? 'notWhole' : undefined;
}
