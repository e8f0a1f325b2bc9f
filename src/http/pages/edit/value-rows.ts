/** Two states of a record side by side, a row for each field that differs. */
import type { LabelledValue } from '../../../domain/ontology.ts';
import type { ConflictRow, ValueRow } from '../../../ui/edit/edit-data.ts';
import type { Bilingual } from '../../../ui/lang.ts';
import { type Draft, listIn, textIn } from './draft.ts';
import type { FormNames } from './form-names.ts';
import type { LeafSpec, ListSpec, Spec } from './spec.ts';

export interface Sides {
  readonly before: Draft | undefined;
  readonly after: Draft | undefined;
}

/** In the order of the form. Drafts are with their ends. */
export function valueRows({ before, after }: Sides, fields: readonly Spec[], names: FormNames): readonly ValueRow[] {
  return fields.flatMap((spec): readonly ValueRow[] => {
    const sides = { before: linesOf(before, spec, names), after: linesOf(after, spec, names) };
    return isSame(sides.before, sides.after) ? [] : [{ field: spec.name, label: spec.label, ...sides }];
  });
}

export interface ThreeSides {
  readonly base: Draft | undefined;
  readonly theirs: Draft | undefined;
  readonly mine: Draft;
}

/** The fields in which mine and theirs differ, and who changed them since the form began. */
export function conflictRows(sides: ThreeSides, fields: readonly Spec[], names: FormNames): readonly ConflictRow[] {
  return fields.flatMap((spec): readonly ConflictRow[] => {
    const [theirs, mine] = [linesOf(sides.theirs, spec, names), linesOf(sides.mine, spec, names)];
    if (isSame(theirs, mine)) return [];
    return [
      {
        field: spec.name,
        label: spec.label,
        theirs,
        mine,
        changedBy: changedBy({ theirs, mine }, spec, sides.base, names),
      },
    ];
  });
}

function changedBy(
  { theirs, mine }: Pick<ConflictRow, 'theirs' | 'mine'>,
  spec: Spec,
  base: Draft | undefined,
  names: FormNames,
): ConflictRow['changedBy'] {
  if (!base) return 'BOTH';
  const began = linesOf(base, spec, names);
  if (isSame(began, mine)) return 'THEM';
  return isSame(began, theirs) ? 'ME' : 'BOTH';
}

function isSame(one: readonly Bilingual[], other: readonly Bilingual[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A line for a field, one for each item of a list. */
function linesOf(draft: Draft | undefined, spec: Spec, names: FormNames): readonly Bilingual[] {
  if (!draft) return [];
  if (spec.input === 'list') return listIn(draft, spec.name).map((item) => itemLine(item, spec, names));
  const words = leafWords(textIn(draft, spec.name), spec, names);
  return words ? [words] : [];
}

function itemLine(item: Draft, { items }: ListSpec, names: FormNames): Bilingual {
  const parts = items.flatMap((spec): readonly Bilingual[] => {
    if (spec.input === 'list') return listIn(item, spec.name).map((inner) => itemLine(inner, spec, names));
    const text = textIn(item, spec.name);
    const words = text === spec.default ? undefined : leafWords(text, spec, names);
    return words ? [words] : [];
  });
  return { zh: parts.map(({ zh, en }) => zh ?? en).join('；'), en: parts.map(({ zh, en }) => en ?? zh).join('; ') };
}

/** Undefined where it is empty. */
function leafWords(text: string, spec: LeafSpec, names: FormNames): Bilingual | undefined {
  if (text === '' || (spec.input === 'flag' && text !== 'true')) return undefined;
  if (spec.input === 'flag') return spec.label;
  if (spec.name === 'quote') return { zh: `“${text}”` };
  const known = spec.values ? valueWords(text, spec.values) : names.name(text);
  return known ?? { zh: text };
}

function valueWords(text: string, values: readonly LabelledValue[]): Bilingual | undefined {
  const found = values.find(({ value }) => value === text);
  return found && { zh: found.zh, en: found.en };
}
