/** Beside the picture: its entities as a list that works by keyboard, and what can be done with the chosen one. */

import type { NodeType, PlacedNode } from '../graph/graph-page-data.ts';
import { say } from '../lang.ts';
import type { Live } from './graph-live.ts';
import type { GraphJson } from './graph-marks.ts';
import { pageLang, type Words } from './graph-words.ts';

export interface Beside {
  readonly element: HTMLElement;
  show(graph: Pick<GraphJson, 'nodes' | 'asked'>, types: ReadonlyMap<string, NodeType>): void;
  select(id: string | undefined): void;
}

interface BesideParts {
  readonly words: Words;
  readonly live: Live;
  readonly onSelect: (id: string) => void;
  readonly onExpand: (id: string) => void;
}

/** Rows of the list that are seen at once. */
const ROWS = 14;

export function createBeside({ words, live, onSelect, onExpand }: BesideParts): Beside {
  const lang = pageLang();
  const list = made('select', { size: String(ROWS), 'aria-label': words('list'), title: words('listHint') });
  const panel = made('div', { class: 'graph-panel', role: 'status' });
  panel.hidden = true;
  const element = made('div', { class: 'graph-beside' });
  element.append(list, panel);
  let known = new Map<string, PlacedNode>();
  let typeOf: ReadonlyMap<string, NodeType> = new Map();
  let roots: readonly string[] = [];
  list.addEventListener('change', () => onSelect(list.value));
  list.addEventListener('keydown', (event) => event.key === 'Enter' && list.value && onExpand(list.value));

  const textOf = (node: PlacedNode) => say(node.label, lang).text;
  const typeText = (node: PlacedNode) => say(typeOf.get(node.type)?.label ?? {}, lang).text;
  const option = (node: PlacedNode) => {
    const one = made('option', { value: node.id });
    one.textContent = `${textOf(node).slice(0, 80)} · ${typeText(node)}`;
    return one;
  };
  const ways = (node: PlacedNode): readonly HTMLElement[] => {
    const isRoot = roots.includes(node.id);
    const compared = roots[0] !== undefined && roots[0] !== node.id;
    return [
      linkTo(inLanguage(`/${node.id}`), words('open')),
      ...(isRoot ? [] : [linkTo(live.hrefWith('roots', [...roots, node.id]), words('expand'), true)]),
      linkTo(live.hrefWith('roots', [node.id]), words('asRoot'), true),
      ...(compared ? [linkTo(inLanguage(`/compare?ids=${roots[0]},${node.id}`), words('compare'))] : []),
      button(words('start'), () => setEnd('from', textOf(node))),
      button(words('end'), () => setEnd('to', textOf(node))),
    ];
  };
  return {
    element,
    show({ nodes, asked }, types) {
      known = new Map(nodes.map((node) => [node.id, node]));
      typeOf = types;
      roots = asked.roots.map(({ id }) => id);
      list.replaceChildren(...nodes.map(option));
      list.selectedIndex = -1;
    },
    select(id) {
      const node = id === undefined ? undefined : known.get(id);
      panel.hidden = node === undefined;
      list.value = node?.id ?? '';
      if (!node) return panel.replaceChildren();
      const heading = made('h3', {});
      heading.textContent = textOf(node).slice(0, 300);
      const kind = made('p', { class: 'kind' });
      kind.textContent = typeText(node);
      const all = made('ul', {});
      all.append(...ways(node).map(item));
      panel.replaceChildren(heading, kind, all);
    },
  };
}

/** Where the address says it. */
function inLanguage(href: string): string {
  const lang = new URLSearchParams(location.search).get('lang');
  return lang ? `${href}${href.includes('?') ? '&' : '?'}lang=${lang}` : href;
}

/** Into the form that finds paths, which then waits for the other end. */
function setEnd(end: 'from' | 'to', label: string): void {
  const field = document.querySelector<HTMLInputElement>(`#path-${end}`);
  if (!field) return;
  field.value = label.slice(0, field.maxLength);
  const details = field.closest('details');
  if (details) details.open = true;
  const other = document.querySelector<HTMLInputElement>(`#path-${end === 'from' ? 'to' : 'from'}`);
  (other?.value ? field.form?.querySelector('button') : other)?.focus();
}

/** `isLive`: followed without a new page (graph-live.ts). */
function linkTo(href: string, text: string, isLive = false): HTMLElement {
  const link = made('a', { href, ...(isLive ? { 'data-live': '' } : {}) });
  link.textContent = text;
  return link;
}

export function button(text: string, onClick: () => void): HTMLElement {
  const one = made('button', { type: 'button' });
  one.textContent = text;
  one.addEventListener('click', onClick);
  return one;
}

function item(content: HTMLElement): HTMLElement {
  const one = made('li', {});
  one.append(content);
  return one;
}

export function made<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return element;
}
