/** Copies what stands on the page: its lines, as plain text and, where that is asked for, with italics and superscripts. */

export function startCopying(): void {
  document.documentElement.classList.add('scripted');
  document.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLElement>('button[data-copy]');
    if (button) copy(button);
  });
}

async function copy({ dataset, parentElement: around }: HTMLElement): Promise<void> {
  const target = document.getElementById(dataset.copy ?? '');
  const status = around?.querySelector('[role="status"]');
  if (!around || !target || !status) return;
  const marked = [...target.querySelectorAll('[data-line]')];
  const lines = marked.length > 0 ? marked : [target];
  const plain = lines.map(({ textContent }) => textContent).join('\n');
  const rich = dataset.rich === undefined ? undefined : lines.map(paragraph).join('');
  const isDone = await written(plain, rich);
  status.textContent = (isDone ? around.dataset.copied : around.dataset.failed) ?? '';
}

/** What is no italics and no superscript is text alone. */
function paragraph({ innerHTML }: Element): string {
  return `<p>${innerHTML.replace(/<(?!\/?(?:i|sup)>)[^>]*>/g, '').replaceAll('\n', '<br>')}</p>`;
}

async function written(plain: string, rich: string | undefined): Promise<boolean> {
  try {
    const forms = { 'text/plain': plain, ...(rich === undefined ? {} : { 'text/html': rich }) };
    await navigator.clipboard.write([new ClipboardItem(forms)]);
    return true;
  } catch {
    return byCommand(plain, rich);
  }
}

/** Where the page came without TLS from another machine, browsers have no other way. */
function byCommand(plain: string, rich: string | undefined): boolean {
  const give = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', plain);
    if (rich !== undefined) event.clipboardData?.setData('text/html', rich);
  };
  document.addEventListener('copy', give);
  const isDone = document.execCommand('copy');
  document.removeEventListener('copy', give);
  return isDone;
}
