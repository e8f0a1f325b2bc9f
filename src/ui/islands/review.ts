/**
 * The review by keys: j and k move from proposal to proposal, a accepts, r rejects, c opens what can be said instead, u takes the last
 * decision back. Each presses a button that is there without it.
 */
import { areOn, isTyping } from './keys.ts';
import type { Island } from './page.ts';

export const review: Island = (element) => {
  document.documentElement.classList.add('scripted');
  const proposals = [...element.querySelectorAll<HTMLElement>('[data-proposal]')];
  element.addEventListener('focusin', ({ target }) => mark(element, holding(proposals, target)));
  document.addEventListener('keydown', (event) => pressed(event, element, proposals));
  const current = element.querySelector<HTMLElement>('[data-current]');
  if (current) go(current);
};

function holding(proposals: readonly HTMLElement[], target: EventTarget | null): HTMLElement | undefined {
  return proposals.find((one) => target instanceof Node && one.contains(target));
}

function pressed(event: KeyboardEvent, element: HTMLElement, proposals: readonly HTMLElement[]): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return;
  if (isTyping(event.target) || document.querySelector('dialog[open]') || !areOn()) return;
  if (act(event.key, element, proposals)) event.preventDefault();
}

function act(key: string, element: HTMLElement, proposals: readonly HTMLElement[]): boolean {
  const here = holding(proposals, document.activeElement);
  if (key === 'j' || key === 'k') return move(proposals, here, key === 'j' ? 1 : -1);
  if (key === 'u') return send(here, 'undo') || send(element, 'undo');
  const chosen = here ?? proposals[0];
  if (key === 'a') return send(chosen, 'accept');
  if (key === 'r') return send(chosen, 'reject');
  return key === 'c' && open(chosen);
}

function move(proposals: readonly HTMLElement[], here: HTMLElement | undefined, step: 1 | -1): boolean {
  const next = proposals[here ? proposals.indexOf(here) + step : 0];
  if (next) go(next);
  return proposals.length > 0;
}

function go(proposal: HTMLElement): void {
  proposal.focus({ preventScroll: true });
  proposal.scrollIntoView({ block: 'center' });
}

/** The first form below that does it. */
function send(below: HTMLElement | undefined, what: string): boolean {
  const form = below?.querySelector<HTMLFormElement>(`form[data-do="${what}"]`);
  form?.requestSubmit();
  return form !== null && form !== undefined;
}

function open(proposal: HTMLElement | undefined): boolean {
  const details = proposal?.querySelector<HTMLDetailsElement>('details.change');
  if (!details) return false;
  details.open = true;
  details.querySelector<HTMLInputElement>('input[type="text"]')?.select();
  details.querySelector<HTMLInputElement>('input[type="text"]')?.focus();
  return true;
}

/** The words in the passage that the proposal is about stand out. */
function mark(element: HTMLElement, proposal: HTMLElement | undefined): void {
  for (const one of element.querySelectorAll('mark.current')) one.classList.remove('current');
  const key = proposal?.dataset.proposal;
  if (key === undefined) return;
  for (const one of element.querySelectorAll(`mark.m-${CSS.escape(key)}`)) one.classList.add('current');
}
