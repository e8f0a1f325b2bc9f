/** The address of a comparison. */
import type { RowChoice } from '../../inquiry/comparison/choice.ts';
import { hrefOf, type Params, type View } from '../view.tsx';

/** Ids with commas between, each once; the choice where it is not the usual one. */
export function compareParams(ids: readonly string[], show: RowChoice = 'all'): Params {
  return [
    ...(ids.length > 0 ? [['ids', [...new Set(ids)].join(',')] as const] : []),
    ...(show === 'all' ? [] : [['show', show] as const]),
  ];
}

export function compareLink(view: View, ids: readonly string[], show?: RowChoice): string {
  return hrefOf(view, '/compare', compareParams(ids, show));
}
