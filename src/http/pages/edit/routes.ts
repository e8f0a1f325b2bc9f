/** Which address of editing is answered by what. */
import { isId } from '../../../domain/ids.ts';
import type { Route } from '../../exchange.ts';
import { donePage } from './done-page.ts';
import { type EditPageDef, type EditRouteParts, editRoute } from './edit-route.ts';
import { formPage } from './form-page.ts';
import { homePage } from './home-page.ts';
import { mergePage } from './merge-page.ts';
import { removePage } from './remove-page.ts';
import { unmergePage } from './unmerge-page.ts';

const BELOW: Readonly<Record<string, EditPageDef>> = {
  done: donePage,
  remove: removePage,
  merge: mergePage,
  unmerge: unmergePage,
};

const PATH = /^\/edit\/([^/]+)(?:\/([a-z]+))?$/;

export function findEditRoute(path: string, parts: EditRouteParts): Route | undefined {
  if (path === '/edit') return editRoute(homePage, undefined, parts);
  const [, id = '', below] = PATH.exec(path) ?? [];
  if (id === 'new' && below === undefined) return editRoute(formPage, undefined, parts);
  if (!isId(id)) return undefined;
  const def = below === undefined ? formPage : Object.hasOwn(BELOW, below) ? BELOW[below] : undefined;
  return def && editRoute(def, id, parts);
}
