/**
 * /graph in the browser: links and forms inside of it change the page without a new one, and the picture becomes one that can be moved,
 * zoomed and asked. Everything shown is in the address, so that it can be sent to others.
 */

import { type Live, liveParts } from './graph-live.ts';
import type { GraphView } from './graph-view.ts';
import type { Island } from './page.ts';

export const graph: Island = async (root) => {
  let view: GraphView | undefined;
  const live = liveParts(root, () => void view?.load(location.search));
  if (!hasWebgl()) return;
  view = await begin(root, live);
};

/** Where anything goes wrong, the picture from the server stays. */
async function begin(root: HTMLElement, live: Live): Promise<GraphView | undefined> {
  const { createGraphView } = await import('./graph-view.ts');
  const view = createGraphView(root, live);
  const isShown = await view.load(location.search);
  return isShown ? view : undefined;
}

function hasWebgl(): boolean {
  if (typeof WebGL2RenderingContext === 'undefined') return false;
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}
