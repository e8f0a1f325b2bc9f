/**
 * Places in an answer and what matches there.
 *
 * A place is `model.mechanisms.edges[relation.status=HOLDS].node`: lists are walked through on the way, so that it gives all that stands
 * there, in the order of the answer; a filter in brackets keeps what matches it.
 *
 * A name matches an entity by its label or another name; `~words` where one of them has the words in it. Spaces, quotation marks, 《》 and
 * brackets do not count. A record matches where each of its places does: a list means exactly these in any order, anything else exactly
 * this one. The place `label` means the names of the entity itself.
 */
export type Wanted = string | number | boolean | null | readonly Wanted[] | { readonly [place: string]: Wanted };

export interface Found {
  readonly values: readonly unknown[];
  /** Where nothing was left: by a null, a field that is not there, or a filter that keeps none. Undefined where lists are empty by themselves. */
  readonly missing?: string;
}

interface Step {
  readonly field: string;
  readonly filter?: { readonly field: string; readonly value: string };
}

const STEP = /^([^.[\]]+)(?:\[([^=\]]+)=([^\]]+)\])?(?:\.|$)/u;
const NOT_IN_NAMES = /[\s"'“”‘’《》［］[\]]/gu;

/** All that stands at `place` in `answer`; a null at its end is a value. Errors: where `place` cannot be read. */
export function valuesAt(answer: unknown, place: string): Found {
  let values: readonly unknown[] = [answer];
  let missing: string | undefined;
  for (const step of stepsOf(place)) {
    const { found, lost } = walked(values, step);
    if (lost) missing = `${step.field} in ${place}`;
    values = found;
  }
  return values.length === 0 && missing !== undefined ? { values, missing } : { values };
}

export function matches(got: unknown, wanted: Wanted): boolean {
  if (wanted === null || typeof wanted === 'boolean') return got === wanted;
  if (typeof wanted === 'number') return typeof got === 'string' ? sameText(got, String(wanted)) : got === wanted;
  if (typeof wanted === 'string') return namesOf(got).some((name) => sameText(name, wanted));
  if (Array.isArray(wanted)) throw new Error('a list stands for several values, not for one');
  return Object.entries(wanted).every(([place, each]) => holds(got, place, each));
}

/** Pairs each wanted with one that matches it and no other has; what stays alone on either side is left over. */
export function paired(got: readonly unknown[], wanted: readonly Wanted[]) {
  const partners = new Map<number, number>();
  const unmatched = wanted.filter((_, index) => !findPartner(index, new Set()));
  const extra = got.filter((_, index) => !partners.has(index));
  return { unmatched, extra };

  /** One step of the usual way to a largest matching: who is taken may find another partner. */
  function findPartner(index: number, tried: Set<number>): boolean {
    return got.some((value, at) => {
      const one = wanted[index];
      if (one === undefined || tried.has(at) || !matches(value, one)) return false;
      tried.add(at);
      const holder = partners.get(at);
      if (holder !== undefined && !findPartner(holder, tried)) return false;
      partners.set(at, index);
      return true;
    });
  }
}

function stepsOf(place: string): readonly Step[] {
  const steps: Step[] = [];
  for (let rest = place; rest !== ''; ) {
    const [whole, field, key, value] = STEP.exec(rest) ?? [];
    if (whole === undefined || field === undefined) throw new Error(`cannot read the place ${place} from ${rest}`);
    steps.push(key === undefined || value === undefined ? { field } : { field, filter: { field: key, value } });
    rest = rest.slice(whole.length);
  }
  return steps;
}

function walked(values: readonly unknown[], { field, filter }: Step) {
  const present = values.map((value) => fieldOf(value, field)).filter((value) => value !== undefined);
  const all = present.flat();
  const kept = filter ? all.filter((value) => keeps(value, filter)) : all;
  const lost = (present.length === 0 && values.length > 0) || (kept.length === 0 && all.length > 0);
  return { found: kept, lost };
}

function keeps(value: unknown, { field, value: wanted }: { readonly field: string; readonly value: string }): boolean {
  if (field === 'label') return matches(value, wanted);
  return valuesAt(value, field).values.some((one) =>
    matches(one, /^-?\d+(\.\d+)?$/.test(wanted) ? Number(wanted) : wanted),
  );
}

/** Undefined where the value has no such field. */
function fieldOf(value: unknown, field: string): unknown {
  return isRecord(value) ? value[field] : undefined;
}

function holds(got: unknown, place: string, wanted: Wanted): boolean {
  if (place === 'label') return isOne(wanted) && matches(got, wanted);
  const { values, missing } = valuesAt(got, place);
  if (missing !== undefined) return false;
  const { unmatched, extra } = paired(values, isOne(wanted) ? [wanted] : wanted);
  return unmatched.length === 0 && extra.length === 0;
}

function isOne(wanted: Wanted): wanted is Exclude<Wanted, readonly Wanted[]> {
  return !Array.isArray(wanted);
}

/** What a value is called: a text itself, an entity by its label and names. */
function namesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  const aliases = fieldOf(value, 'aliases');
  return [fieldOf(value, 'label'), ...(Array.isArray(aliases) ? aliases : [])].filter(
    (name) => typeof name === 'string',
  );
}

function sameText(got: string, wanted: string): boolean {
  return wanted.startsWith('~') ? folded(got).includes(folded(wanted.slice(1))) : folded(got) === folded(wanted);
}

function folded(text: string): string {
  const narrow = text.replace(/[！-～]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
  return narrow.replace(NOT_IN_NAMES, '').toLowerCase();
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
