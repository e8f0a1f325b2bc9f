/**
 * The keys of the pages, as researchers know them from elsewhere. They are off while somebody types, with a modifier, while a dialog
 * is open, and for who has switched them off (WCAG 2.1.4), which the browser keeps.
 */
import type { Island } from './page.ts';

const KEPT_AS = 'gongfu.keys';
const OFF = 'off';

let isListening = false;

/** Once a page, whatever the number of elements. */
export const keys: Island = () => {
  if (isListening) return;
  isListening = true;
  addEventListener('keydown', pressed);
};

/** The switch: a checkbox, hidden where nothing would be switched. Gets what is around it. */
export const keySwitch: Island = (element) => {
  const box = element.querySelector('input');
  if (!box) return;
  element.hidden = false;
  box.checked = areOn();
  box.addEventListener('change', () => keep(box.checked));
};

const ACTIONS: Readonly<Record<string, () => boolean>> = {
  '/': toSearchField,
  j: () => toHit(1),
  k: () => toHit(-1),
  c: () => document.dispatchEvent(new CustomEvent('gongfu:cite')),
  s: () => follow('a[href^="/support"]'),
  g: () => follow('a[data-key="g"]'),
  '?': help,
};

/** Enter opens a hit by itself: it is the focused link. */
function pressed(event: KeyboardEvent): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return;
  const action = Object.hasOwn(ACTIONS, event.key) ? ACTIONS[event.key] : undefined;
  if (!action || isTyping(event.target) || document.querySelector('dialog[open]') || !areOn()) return;
  if (action()) event.preventDefault();
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select');
}

function toSearchField(): boolean {
  const field = document.querySelector<HTMLInputElement>('search input[name=q]');
  field?.focus();
  field?.select();
  return field !== null;
}

/** From the hit that has the focus, or else to the first one. */
function toHit(step: 1 | -1): boolean {
  const hits = [...document.querySelectorAll<HTMLElement>('[data-hit]')];
  const now = hits.findIndex((hit) => hit.contains(document.activeElement));
  const next = hits[now === -1 ? 0 : now + step];
  next?.querySelector('a')?.focus();
  next?.scrollIntoView({ block: 'nearest' });
  return next !== undefined;
}

function follow(selector: string): boolean {
  const link = document.querySelector<HTMLAnchorElement>(selector);
  link?.click();
  return link !== null;
}

/** The keys of the help page in a dialog; the page itself where it cannot be had. */
function help(): boolean {
  const link = document.querySelector<HTMLAnchorElement>('a[href^="/help"]');
  if (!link || location.pathname === '/help') return false;
  showKeys(link.href).catch(() => link.click());
  return true;
}

async function showKeys(address: string): Promise<void> {
  const answer = await fetch(address, { headers: { accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const shown = page.querySelector<HTMLElement>('[data-keys]');
  if (!answer.ok || !shown) throw new Error('there is no help');
  const dialog = document.createElement('dialog');
  dialog.className = 'keys-dialog';
  dialog.setAttribute('aria-labelledby', 'keys');
  dialog.append(document.importNode(shown, true), closing(shown.dataset.close ?? ''));
  const around = dialog.querySelector<HTMLElement>('[data-island="key-switch"]');
  if (around) keySwitch(around);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** A form that closes the dialog that it is in. */
function closing(word: string): HTMLElement {
  const form = document.createElement('form');
  const button = document.createElement('button');
  form.method = 'dialog';
  button.textContent = word;
  button.autofocus = true;
  form.append(button);
  return form;
}

/** On where the browser keeps nothing for us. */
export function areOn(): boolean {
  try {
    return localStorage.getItem(KEPT_AS) !== OFF;
  } catch {
    return true;
  }
}

function keep(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(KEPT_AS);
    else localStorage.setItem(KEPT_AS, OFF);
  } catch {
    // A browser that keeps nothing: the keys stay on.
  }
}
