/** What the buttons within a form do to what stands in it: put in, take out, move, choose. Pure. */
import { type Draft, KNOWN } from './draft.ts';

export interface ButtonPress {
  readonly verb: string;
  /** Of a list, an item or a field. */
  readonly path: string;
  /** Behind the path: the id that was chosen. */
  readonly value: string;
}

/** `pick:evidence=passage:x` */
export function buttonIn(action: string): ButtonPress {
  const [, verb = '', path = '', value = ''] = /^([a-z]+)(?::([^=]*))?(?:=(.*))?$/.exec(action) ?? [];
  return { verb, path, value };
}

export function changedBy(draft: Draft, { verb, path, value }: ButtonPress): Draft {
  if (verb === 'pick') return atPath(draft, stepsOf(path), (list) => [...items(list), { passage: value }]);
  if (verb === 'choose') return chosen(draft, path, value);
  const [, list = '', index = ''] = /^(.*)\[(\d+)\]$/.exec(path) ?? [];
  if (verb === 'remove') return atPath(draft, stepsOf(list), (all) => items(all).filter((_, i) => i !== Number(index)));
  if (verb === 'up') return atPath(draft, stepsOf(list), (all) => movedUp(items(all), Number(index)));
  return draft;
}

type Value = Draft[string] | undefined;

function items(value: Value): readonly Draft[] {
  return typeof value === 'object' ? value : [];
}

function movedUp(all: readonly Draft[], index: number): readonly Draft[] {
  const item = all[index];
  if (!item || index === 0) return all;
  return all.toSpliced(index, 1).toSpliced(index - 1, 0, item);
}

function chosen(draft: Draft, path: string, id: string): Draft {
  const text = atPath(draft, stepsOf(path), () => id);
  return atPath(text, stepsOf(path + KNOWN), () => '');
}

type Step = string | number;

function stepsOf(path: string): readonly Step[] {
  return path
    .split(/[.[\]]+/)
    .filter((step) => step !== '')
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** A list that is named alone is left as it is where the path leads nowhere. */
function atPath(draft: Draft, [step, ...rest]: readonly Step[], change: (value: Value) => Draft[string]): Draft {
  if (typeof step !== 'string') return draft;
  const [index, ...within] = rest;
  if (index === undefined) return { ...draft, [step]: change(draft[step]) };
  const list = items(draft[step]);
  return { ...draft, [step]: list.map((item, i) => (i === index ? atPath(item, within, change) : item)) };
}
