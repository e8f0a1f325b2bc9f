/** References where one reads: what /cite says, in a dialog over the page, by a link (`data-key="c"`) or by the event `gongfu:cite`. */

const PATH = '/cite';

export function startCiting(): void {
  document.addEventListener('click', clicked);
  document.addEventListener('gongfu:cite', () => {
    if (location.pathname !== PATH) open(addressHere());
  });
}

/** With a modifier, a link opens where the browser says. */
function clicked(event: MouseEvent): void {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element).closest<HTMLAnchorElement>(
    `a[data-key="c"], .cite-dialog a[href^="${PATH}?"]`,
  );
  if (!link || location.pathname === PATH) return;
  event.preventDefault();
  open(link.href);
}

/** Of the hit that has the focus, else of the page; where that is of nothing that has an id, the page that says so. */
function addressHere(): string {
  const hit = document.activeElement?.closest<HTMLElement>('[data-hit]')?.dataset.hit;
  const own = document.querySelector<HTMLAnchorElement>('a[data-key="c"]');
  if (own && hit === undefined) return own.href;
  const asked = new URLSearchParams(location.search);
  const ids = hit ?? ID_PATH.exec(decodeURIComponent(location.pathname))?.[1] ?? asked.get('ids');
  const address = new URL(PATH, location.href);
  for (const [name, value] of Object.entries({ ids, lang: asked.get('lang') }))
    if (value) address.searchParams.set(name, value);
  return address.href;
}

/** The page of an id, or of its history. */
const ID_PATH = /^\/([a-z-]+:[a-z0-9-]+)(?:\/history)?$/;

async function open(address: string): Promise<void> {
  try {
    await show(address);
  } catch {
    location.assign(address);
  }
}

async function show(address: string): Promise<void> {
  const answer = await fetch(address, { headers: { accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const main = page.querySelector('main');
  if (!answer.ok || !main) throw new Error('there are no references');
  const dialog = document.querySelector<HTMLDialogElement>('.cite-dialog') ?? created();
  dialog.replaceChildren(...document.importNode(main, true).childNodes);
  // What was chosen has been replaced, and with it the focus.
  if (dialog.open) dialog.querySelector<HTMLElement>('[aria-current]')?.focus();
  else dialog.showModal();
}

/** Escape closes it and gives the focus back, as browsers do; where they can, a click beside it does so, too. */
function created(): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.className = 'cite-dialog';
  dialog.setAttribute('aria-labelledby', 'cite-title');
  dialog.setAttribute('closedby', 'any');
  document.body.append(dialog);
  return dialog;
}
