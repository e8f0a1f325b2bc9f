/** Links and forms marked `data-live`: their page is fetched, and its parts (`data-part`) take the place of those here. */

export interface Live {
  /** Where a link would lead. */
  go(href: string): Promise<void>;
  /** The address of this page with a parameter changed; without values it is left out. */
  hrefWith(name: string, values: readonly string[]): string;
}

/** `onChange` is called when the address and the parts are new. */
export function liveParts(root: HTMLElement, onChange: () => void): Live {
  let asking: AbortController | undefined;
  let shown = pageOf(location.href);
  const show = async (href: string) => {
    asking?.abort();
    asking = new AbortController();
    root.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(href, { headers: { accept: 'text/html' }, signal: asking.signal });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const found = page.querySelector<HTMLElement>('[data-island="graph"]');
      // The beginning, or an error: a page of its own.
      if (!found) return leaveFor(href);
      replaceParts(root, found);
      document.title = page.title;
      shown = pageOf(href);
      if (href !== location.href) history.pushState(null, '', href);
      onChange();
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) leaveFor(href);
      return;
    }
    root.removeAttribute('aria-busy');
  };
  const go = (href: string) => show(new URL(href, location.href).href);
  listen(root, go);
  // Back and forward; a link to a place on this page changes nothing of it.
  addEventListener('popstate', () => {
    if (pageOf(location.href) !== shown) void show(location.href);
  });
  return { go, hrefWith };
}

function pageOf(href: string): string {
  const { pathname, search } = new URL(href);
  return pathname + search;
}

function leaveFor(href: string): void {
  if (href === location.href) location.reload();
  else location.assign(href);
}

function hrefWith(name: string, values: readonly string[]): string {
  const url = new URL(location.href);
  url.searchParams.delete('after');
  url.searchParams.delete(name);
  if (values.length > 0) url.searchParams.set(name, values.join(','));
  return `${url.pathname}${url.search.replaceAll('%2C', ',').replaceAll('%3A', ':')}`;
}

function listen(root: HTMLElement, go: (href: string) => Promise<void>): void {
  root.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-live]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void go(link.href);
  });
  root.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (!('live' in form.dataset)) return;
    event.preventDefault();
    void go(addressOf(form));
  });
  root.addEventListener('change', (event) => {
    const { form, type } = event.target as HTMLInputElement;
    // Text is sent by whoever typed it.
    if (form && 'live' in form.dataset && /^(checkbox|select-one)$/.test(type)) form.requestSubmit();
  });
}

/** As the browser would send it, with lists joined, and without what is empty or need not be said (`data-usual`). */
function addressOf(form: HTMLFormElement): string {
  const lists = Map.groupBy([...new FormData(form)], ([name]) => name);
  const parameters = [...lists].map(([name, fields]) => [
    name,
    fields.flatMap(([, value]) => (typeof value === 'string' && value !== '' ? [value] : [])).join(','),
  ]);
  const isUsual = (name: string, value: string) =>
    form.querySelector<HTMLElement>(`[name="${name}"][data-usual]`)?.dataset.usual === value;
  const said = parameters.filter(([name = '', value = '']) => value !== '' && !isUsual(name, value));
  const query = new URLSearchParams(said).toString();
  return `${form.getAttribute('action')}?${query.replaceAll('%2C', ',').replaceAll('%3A', ':')}`;
}

/** What was unfolded stays so, and the focus stays where it was. */
function replaceParts(root: HTMLElement, found: HTMLElement): void {
  const focused = document.activeElement;
  const focusKey = focused && root.contains(focused) ? keyOf(focused) : undefined;
  for (const part of root.querySelectorAll<HTMLElement>('[data-part]')) {
    const other = found.querySelector(`[data-part="${part.dataset.part}"]`);
    if (!other) continue;
    const open = [...part.querySelectorAll('details')].map((details) => details.open);
    part.replaceWith(other);
    other.querySelectorAll('details').forEach((details, i) => {
      details.open ||= open[i] ?? false;
    });
  }
  if (focusKey)
    [...root.querySelectorAll<HTMLElement>('a, input, select, button')].find((one) => keyOf(one) === focusKey)?.focus();
}

function keyOf(element: Element): string {
  const { id, tagName } = element;
  return id || `${tagName} ${element.getAttribute('name')} ${element.getAttribute('value')} ${element.textContent}`;
}
