/**
 * What every page starts in the browser. A page works without it: an island makes an element that is there (`data-island="name"`)
 * handier. What is large is loaded when it is seen.
 */

import { startCiting } from './cite.ts';
import { startCopying } from './copy.ts';
import { keySwitch, keys } from './keys.ts';
import { offline } from './offline.ts';
import { suggest, suggestName } from './suggest.ts';

/** Begins with the element; is called once for each. */
export type Island = (element: HTMLElement) => void;

/** Small ones, which every page has. */
const ISLANDS: Readonly<Record<string, Island>> = {
  keys,
  'key-switch': keySwitch,
  offline,
  suggest,
  'suggest-name': suggestName,
};

/** Loaded when an element that wants them comes into view. */
const LATER: Readonly<Record<string, () => Promise<Island>>> = {
  graph: async () => (await import('./graph.ts')).graph,
  edit: async () => (await import('./edit.ts')).edit,
  review: async () => (await import('./review.ts')).review,
  support: async () => (await import('./support.ts')).support,
};

function start(): void {
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) load(target as HTMLElement, seen);
  });
  for (const element of document.querySelectorAll<HTMLElement>('[data-island]')) {
    const name = element.dataset.island ?? '';
    if (name in LATER) seen.observe(element);
    else ISLANDS[name]?.(element);
  }
}

async function load(element: HTMLElement, seen: IntersectionObserver): Promise<void> {
  seen.unobserve(element);
  const island = await LATER[element.dataset.island ?? '']?.();
  island?.(element);
}

startCopying();
startCiting();
start();
