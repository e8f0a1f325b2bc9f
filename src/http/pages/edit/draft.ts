/** What stands in a form: texts by the names of its fields, items of lists within. Pure. */
import { badInput } from '../../../domain/errors.ts';
import type { GraphRecord } from '../../../domain/records.ts';
import type { FormSpec, ListSpec, Spec } from './spec.ts';

/** Under `name:known` of an entity stands the id that the text beside it was shown for. */
export type Draft = Readonly<Record<string, string | readonly Draft[]>>;

/** More than any list of a record takes. */
const MAX_ITEMS = 1_000;
const STEP = /([A-Za-z0-9_]+(?::known)?)(?:\[(\d{1,6})\])?(?:\.|$)/gy;

export const KNOWN = ':known';

export function textIn(draft: Draft, name: string): string {
  const value = draft[name];
  return typeof value === 'string' ? value : '';
}

export function listIn(draft: Draft, name: string): readonly Draft[] {
  const value = draft[name];
  return typeof value === 'object' ? value : [];
}

/** By the spec alone: what else was sent is left out. Errors: BAD_USER_INPUT for a list without end. */
export function draftIn(form: URLSearchParams, { fields }: FormSpec): Draft {
  const sent: Node = { texts: new Map(), lists: new Map() };
  for (const [name, value] of form) put(sent, stepsOf(name), value);
  return draftOfNode(sent, fields);
}

interface Node {
  readonly texts: Map<string, string>;
  readonly lists: Map<string, Map<number, Node>>;
}

interface Step {
  readonly name: string;
  readonly index?: number;
}

/** `evidence[0].quote` → evidence[0], quote; nothing for what is no path. */
function stepsOf(path: string): readonly Step[] {
  const steps = [...path.matchAll(STEP)];
  if (steps.map(([whole]) => whole).join('') !== path) return [];
  const named = steps.map(([, name = '', index]) => ({
    name,
    ...(index === undefined ? {} : { index: Number(index) }),
  }));
  // An item of a list of texts is its own only field.
  return named.at(-1)?.index === undefined ? named : [...named, { name: '' }];
}

function put(node: Node, [step, ...rest]: readonly Step[], value: string): void {
  if (!step) return;
  if (step.index === undefined) {
    if (rest.length === 0 && !node.texts.has(step.name)) node.texts.set(step.name, value);
    return;
  }
  const items = node.lists.get(step.name) ?? new Map<number, Node>();
  node.lists.set(step.name, items);
  const item = items.get(step.index) ?? { texts: new Map(), lists: new Map() };
  items.set(step.index, item);
  if (items.size > MAX_ITEMS) throw badInput(`The form has more than ${MAX_ITEMS} items of \`${step.name}\`.`);
  put(item, rest, value);
}

function draftOfNode(node: Node, fields: readonly Spec[]): Draft {
  const draft: Record<string, string | readonly Draft[]> = {};
  for (const spec of fields) {
    if (spec.input === 'list') {
      const items = [...(node.lists.get(spec.name) ?? [])].toSorted(([a], [b]) => a - b);
      draft[spec.name] = items.map(([, item]) => draftOfNode(item, spec.items));
      continue;
    }
    const text = node.texts.get(spec.name);
    if (text !== undefined) draft[spec.name] = asWritten(text, spec);
    const known = node.texts.get(spec.name + KNOWN);
    if (known) draft[spec.name + KNOWN] = known;
  }
  return draft;
}

/** Forms send each line break as two characters. What is one line has nothing to lose at its ends. */
function asWritten(text: string, { input }: Spec): string {
  const lines = text.replace(/\r\n?/g, '\n');
  return input === 'prose' || input === 'long' ? lines : lines.trim();
}

/** Without the items in which nothing was written: an empty row is there to be filled or not. */
export function withoutBlanks(draft: Draft, fields: readonly Spec[]): Draft {
  const lists = fields.filter((spec) => spec.input === 'list');
  const kept = lists.map(({ name, items }) => {
    const whole = listIn(draft, name).map((item) => withoutBlanks(item, items));
    return [name, whole.filter((item) => !isBlank(item, items))] as const;
  });
  return { ...draft, ...Object.fromEntries(kept) };
}

function isBlank(item: Draft, fields: readonly Spec[]): boolean {
  return fields.every((spec) => {
    if (spec.input === 'list') return listIn(item, spec.name).length === 0;
    return spec.input === 'choice' || spec.input === 'flag' || textIn(item, spec.name).trim() === '';
  });
}

type Plain = Readonly<Record<string, unknown>>;

/** The record as the form shows it: entities by their ids, which are then read (ends.ts). */
export function draftOfRecord(record: GraphRecord, { fields }: FormSpec): Draft {
  const own = record.record === 'entity' ? record.fields : {};
  // Records are plain objects with the names of the spec.
  return draftOfPlain(fields, (spec) => (spec.isOwn ? own[spec.name] : (record as unknown as Plain)[spec.name]));
}

function draftOfPlain(fields: readonly Spec[], givenIn: (spec: Spec) => unknown): Draft {
  const entries = fields.flatMap((spec): readonly (readonly [string, string | readonly Draft[]])[] => {
    const value = givenIn(spec);
    if (spec.input === 'list') return [[spec.name, Array.isArray(value) ? itemsOf(value, spec) : []]];
    return value === undefined ? [] : [[spec.name, String(value)]];
  });
  return Object.fromEntries(entries);
}

function itemsOf(values: readonly unknown[], { items, isTexts }: ListSpec): readonly Draft[] {
  // Items are texts or plain objects, as the spec says.
  return values.map((value) =>
    isTexts ? { '': String(value) } : draftOfPlain(items, ({ name }) => (value as Plain)[name]),
  );
}

/** The path of a field within a form. */
export function pathOf(parent: string, name: string): string {
  if (name === '') return parent;
  return parent === '' ? name : `${parent}.${name}`;
}

export interface PlacedLeaf {
  readonly path: string;
  readonly spec: Exclude<Spec, ListSpec>;
  readonly draft: Draft;
}

/** All fields of a draft with their paths, in the order of the form. */
export function leavesOf(draft: Draft, fields: readonly Spec[], parent = ''): readonly PlacedLeaf[] {
  return fields.flatMap((spec): readonly PlacedLeaf[] => {
    const path = pathOf(parent, spec.name);
    if (spec.input !== 'list') return [{ path, spec, draft }];
    return listIn(draft, spec.name).flatMap((item, i) => leavesOf(item, spec.items, `${path}[${i}]`));
  });
}
