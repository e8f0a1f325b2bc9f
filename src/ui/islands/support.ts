/** The page of a pasted text: counts its characters, and puts in the citations as they are chosen. */
import type { Island } from './page.ts';

export const support: Island = (form) => {
  const field = form.querySelector('textarea');
  if (!(form instanceof HTMLFormElement) || !field) return;
  const count = () => showLength(form, field);
  const refresh = refresher(form);
  field.addEventListener('input', count);
  // A text that was changed has to be checked anew.
  form.addEventListener('change', ({ target }) => {
    if (target !== field && form.elements.namedItem('of') && field.value === field.defaultValue) refresh();
  });
  form.addEventListener('submit', () => tell(form.dataset.busy));
  count();
};

function showLength(form: HTMLFormElement, { value: { length } }: HTMLTextAreaElement): void {
  const shown = form.querySelector<HTMLElement>('.length');
  if (!shown) return;
  shown.textContent = (shown.dataset.words ?? '').replace('#', length.toLocaleString());
  shown.toggleAttribute('data-over', length > Number(form.dataset.limit));
}

/** The last choice counts. Where it cannot be had, the button of the form does the same. */
function refresher(form: HTMLFormElement): () => void {
  let last: AbortController | undefined;
  return () => {
    last?.abort();
    last = new AbortController();
    putIn(form, last.signal).catch(() => undefined);
  };
}

async function putIn(form: HTMLFormElement, signal: AbortSignal): Promise<void> {
  const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  body.set('only', 'marked');
  const answer = await fetch(form.action, { method: 'POST', body, signal, headers: { accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const marked = page.getElementById('marked');
  if (!answer.ok || !marked) return;
  document.getElementById('marked')?.replaceWith(document.importNode(marked, true));
  tell(marked.dataset.updated);
}

function tell(words: string | undefined): void {
  const status = document.getElementById('support-status');
  if (status) status.textContent = words ?? '';
}
