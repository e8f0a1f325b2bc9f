/** The address of a comparison → what is asked, and back. */
import { ROW_CHOICES, type RowChoice } from '../../inquiry/comparison/choice.ts';
import type { Params } from '../../ui/view.tsx';
import { badParameter } from './bad-parameter.ts';
import { oneParameter } from './one-parameter.ts';

export const COMPARE_PARAMS: readonly string[] = ['ids', 'add', 'show'];

export interface CompareAsked {
  /** Ids or names, each once. */
  readonly names: readonly string[];
  readonly show: RowChoice;
}

export const MOST_COMPARED = 6;
const LONGEST_NAME = 200;

/**
 * `ids` with commas between, or several times; `add` is one more, whole. Errors: BAD_USER_INPUT for more than six, for a name
 * longer than any, for a choice that there is not.
 */
export function compareAsked(query: URLSearchParams): CompareAsked {
  const added = query.getAll('add').map((name) => ['add', name] as const);
  const ids = query.getAll('ids').flatMap((list) => list.split(',').map((name) => ['ids', name] as const));
  const named = [...ids, ...added].map(([parameter, name]) => [parameter, name.trim()] as const);
  for (const [parameter, name] of named)
    if (name.length > LONGEST_NAME) throw badParameter('tooLong', parameter, name, String(LONGEST_NAME));
  const names = [...new Set(named.map(([, name]) => name).filter((name) => name !== ''))];
  if (names.length > MOST_COMPARED) throw badParameter('tooMany', 'ids', names.at(-1) ?? '', String(MOST_COMPARED));
  return { names, show: choiceOf(query) };
}

/** The one address of a comparison: ids with commas between, and the choice where it is not the usual one. */
export function compareParams(ids: readonly string[], show: RowChoice): Params {
  return [
    ...(ids.length > 0 ? [['ids', ids.join(',')] as const] : []),
    ...(show === 'all' ? [] : [['show', show] as const]),
  ];
}

function choiceOf(query: URLSearchParams): RowChoice {
  const given = oneParameter(query, 'show') ?? 'all';
  const choice = ROW_CHOICES.find((one) => one === given);
  if (choice === undefined) throw badParameter('unknown', 'show', given, ROW_CHOICES.join(', '));
  return choice;
}
