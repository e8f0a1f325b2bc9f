/**
 * A form of editors in the browser: each field is checked when it is left, words that are marked in a passage become the quote, Enter in
 * the finder finds, and nobody leaves by mistake what was typed.
 */
import type { ProblemData } from '../edit/problem-data.ts';
import type { Bilingual } from '../lang.ts';
import type { Island } from './page.ts';

/** Between two fields that are filled in quickly. */
const REST_MS = 300;

export const edit: Island = (element) => {
  document.documentElement.classList.add('scripted');
  if (!(element instanceof HTMLFormElement)) return;
  checkAsTyped(element);
  markQuotes(element);
  findByEnter(element);
  takeSuggestions(element);
  holdBack(element);
  catchUp(element);
};

/** What was filled in while this script was still on its way is told as if it were left now. */
function catchUp(form: HTMLFormElement): void {
  for (const control of form.elements) {
    if (!isFilledIn(control)) continue;
    control.dispatchEvent(new Event('input', { bubbles: true }));
    if (control !== document.activeElement) control.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

function isFilledIn(control: Element): boolean {
  if (control instanceof HTMLSelectElement)
    return [...control.options].some(({ selected, defaultSelected }) => selected !== defaultSelected);
  if (control instanceof HTMLInputElement && control.type === 'hidden') return false;
  return (
    (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) &&
    (control.value !== control.defaultValue ||
      (control instanceof HTMLInputElement && control.checked !== control.defaultChecked))
  );
}

function checkAsTyped(form: HTMLFormElement): void {
  const touched = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;
  form.addEventListener('change', ({ target }) => {
    const name = nameOf(target);
    if (name === '' || name.startsWith('form-find')) return;
    touched.add(name);
    clearTimeout(timer);
    timer = setTimeout(async () => {
      asking?.abort();
      asking = new AbortController();
      const problems = await problemsOf(form, asking.signal);
      if (problems) show(form, problems, touched);
    }, REST_MS);
  });
}

function nameOf(target: EventTarget | null): string {
  return target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
    ? target.name
    : '';
}

/** Undefined where it cannot be known: the server says it all when the form is sent. */
async function problemsOf(form: HTMLFormElement, signal: AbortSignal): Promise<readonly ProblemData[] | undefined> {
  const status = form.querySelector<HTMLElement>('[data-check-status]');
  if (status) status.textContent = form.dataset.checking ?? '';
  try {
    const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
    const body = new URLSearchParams(fields);
    const answer = await fetch(form.action, { method: 'POST', headers: { accept: 'application/json' }, body, signal });
    // Our own host's.
    return answer.ok ? ((await answer.json()) as { readonly problems: readonly ProblemData[] }).problems : undefined;
  } catch {
    return undefined;
  } finally {
    if (status && !signal.aborted) status.textContent = '';
  }
}

/** What is not yet filled in is no fault until the form is sent; what was said to be wrong and is right now is no longer said. */
function show(form: HTMLFormElement, problems: readonly ProblemData[], touched: ReadonlySet<string>): void {
  const wrong = new Map(problems.map(({ field, message }) => [field, message]));
  for (const place of form.querySelectorAll<HTMLElement>('[data-problem]')) {
    const field = place.dataset.problem ?? '';
    const message = touched.has(field) || !place.hidden ? wrong.get(field) : undefined;
    if (field === 'form-reason' && !touched.has(field)) continue;
    place.hidden = !message;
    if (message) place.textContent = said(message);
    const control = form.elements.namedItem(field);
    if (!(control instanceof HTMLElement)) continue;
    if (message) control.setAttribute('aria-invalid', 'true');
    else control.removeAttribute('aria-invalid');
  }
  tidySummary(form, wrong);
}

function tidySummary(form: HTMLFormElement, wrong: ReadonlyMap<string, Bilingual>): void {
  const summary = form.querySelector<HTMLElement>('#problems');
  for (const link of summary?.querySelectorAll<HTMLAnchorElement>('a[href^="#f-"]') ?? []) {
    const field = decodeURIComponent(link.hash.slice('#f-'.length));
    if (!wrong.has(field) && field !== 'form-reason') link.closest('li')?.remove();
  }
  if (summary && !summary.querySelector('li')) summary.hidden = true;
}

function said(message: Bilingual): string {
  const isEnglish = document.documentElement.lang.startsWith('en');
  return (isEnglish ? message.en : message.zh) ?? message.zh ?? message.en ?? '';
}

/** By the mouse or by the keyboard, which marks in no field that is read only: it is made one that takes no input. */
function markQuotes(form: HTMLFormElement): void {
  for (const passage of form.querySelectorAll<HTMLTextAreaElement>('[data-marks]')) {
    const quote = form.elements.namedItem(passage.dataset.marks ?? '');
    if (!(quote instanceof HTMLInputElement)) continue;
    passage.readOnly = false;
    passage.setAttribute('aria-readonly', 'true');
    passage.addEventListener('beforeinput', (event) => event.preventDefault());
    passage.addEventListener('select', () => {
      const marked = passage.value.slice(passage.selectionStart, passage.selectionEnd).trim();
      if (marked === '') return;
      quote.value = marked.replaceAll(/\s*\n\s*/g, '');
      quote.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }
}

function findByEnter(form: HTMLFormElement): void {
  form.addEventListener('keydown', (event) => {
    const { target, key, isComposing } = event;
    if (key !== 'Enter' || isComposing || !(target instanceof HTMLInputElement)) return;
    const list = target.dataset.finder;
    if (list === undefined) return;
    event.preventDefault();
    for (const button of form.querySelectorAll<HTMLButtonElement>('[data-enter]'))
      if (button.dataset.enter === list) button.click();
  });
}

/** What was chosen among suggestions stands in its field, with the id that it means behind it. */
function takeSuggestions(form: HTMLFormElement): void {
  form.addEventListener('chosen', (event) => {
    const [field, known] = event.target instanceof HTMLElement ? event.target.querySelectorAll('input') : [];
    if (!(event instanceof CustomEvent) || !field || !known) return;
    event.preventDefault();
    field.value = event.detail.label;
    known.value = event.detail.id;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

function holdBack(form: HTMLFormElement): void {
  let isChanged = false;
  form.addEventListener('input', () => {
    isChanged = true;
  });
  form.addEventListener('submit', () => {
    isChanged = false;
  });
  addEventListener('beforeunload', (event) => {
    if (isChanged) event.preventDefault();
  });
}
