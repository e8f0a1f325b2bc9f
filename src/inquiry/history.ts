/** What changed a record. */
import type { Revision } from '../domain/change.ts';
import type { Page, PageRequest } from '../domain/page.ts';
import { emptyPage } from '../domain/page.ts';
import type { Scope } from '../domain/scope.ts';
import type { GraphStore } from '../store/port.ts';
import { notFound } from './entities.ts';

/** Newest first; a removed record has one, too. Errors: NOT_FOUND where nothing of that id is known to the viewer. */
export async function history(
  store: Pick<GraphStore, 'history'>,
  id: string,
  page: PageRequest,
  scope: Scope,
): Promise<Page<Revision>> {
  const [found = emptyPage<Revision>()] = await store.history([id], page, scope);
  if (found.edges.length === 0 && page.after === undefined) throw notFound([id]);
  return found;
}
