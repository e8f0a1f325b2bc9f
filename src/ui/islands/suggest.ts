/**
 * Suggestions under the search field while somebody types: a combobox with a list (ARIA Authoring Practices, "editable combobox with
 * list autocomplete"). Focus stays in the field; without a choice Enter sends the form as it does without this.
 */
import type { SuggestionData, SuggestionsData } from '../search/suggestion-data.ts';
import type { Island } from './page.ts';

/** Between two strokes of a quick typist: nothing is asked until the hand rests. */
const REST_MS = 120;

let lists = 0;

/** Gets the form. Its words stand in data-… (search-form.tsx). */
export const suggest: Island = (form) => {
  const input = form.querySelector('input');
  if (input) new Suggest(form, input).start();
};

/** Gets a field's wrapper: what is chosen is filled in, and nothing is opened. */
export const suggestName: Island = (field) => {
  suggest(field);
  field.addEventListener('chosen', (event) => {
    const input = field.querySelector('input');
    if (!(event instanceof CustomEvent) || !input) return;
    event.preventDefault();
    input.value = event.detail.label;
  });
};

class Suggest {
  readonly #form: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #list = document.createElement('ul');
  readonly #status = document.createElement('p');
  #active = -1;
  /** What the list was made for. */
  #listedFor = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;

  constructor(form: HTMLElement, input: HTMLInputElement) {
    this.#form = form;
    this.#input = input;
  }

  start(): void {
    const { dataset } = this.#form;
    const list = this.#list;
    lists += 1;
    list.id = `suggestions-${lists}`;
    list.className = 'suggestions';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', dataset.suggestions ?? '');
    list.hidden = true;
    this.#status.className = 'hidden';
    this.#status.setAttribute('role', 'status');
    this.#becomeCombobox();
    this.#input.after(list, this.#status);
    this.#listen();
  }

  #becomeCombobox(): void {
    // A field of type search may have no role of its own.
    this.#input.type = 'text';
    const attributes = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': this.#list.id };
    for (const [name, value] of Object.entries(attributes)) this.#input.setAttribute(name, value);
    this.#input.setAttribute('aria-expanded', 'false');
  }

  #listen(): void {
    const input = this.#input;
    input.addEventListener('input', (event) => this.#typed((event as InputEvent).isComposing));
    input.addEventListener('compositionstart', () => this.#close());
    input.addEventListener('compositionend', () => this.#typed(false));
    input.addEventListener('keydown', (event) => this.#pressed(event));
    input.addEventListener('blur', () => this.#close());
    // The field keeps the focus, so that the list is still there when the button comes up.
    this.#list.addEventListener('mousedown', (event) => event.preventDefault());
    this.#list.addEventListener('click', (event) => {
      const option = (event.target as Element).closest<HTMLElement>('[role=option]');
      if (option) this.#choose(option);
    });
    addEventListener('pagehide', () => this.#close());
  }

  /** While characters are composed nothing is asked: what stands in the field is not yet what is meant. */
  #typed(isComposing: boolean): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#activate(-1);
    if (isComposing) return;
    const text = this.#input.value.trim();
    if (text === '') this.#close();
    else this.#timer = setTimeout(() => this.#ask(text), REST_MS);
  }

  async #ask(text: string): Promise<void> {
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const answer = await fetch(addressOf(text, this.#form.dataset.types), { signal: asking.signal });
      if (!answer.ok) return this.#close();
      // Our own host's.
      const { suggestions } = (await answer.json()) as SuggestionsData;
      if (asking.signal.aborted || document.activeElement !== this.#input) return;
      this.#listedFor = text;
      this.#show(suggestions);
    } catch {
      // Outdated, or out of reach: the form works without.
      if (!asking.signal.aborted) this.#close();
    }
  }

  #show(suggestions: readonly SuggestionData[]): void {
    const lang = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
    this.#list.replaceChildren(...suggestions.map((one, i) => option(one, `${this.#list.id}-${i}`, lang)));
    this.#active = -1;
    this.#setOpen(suggestions.length > 0);
    this.#say(suggestions.length);
  }

  #say(count: number): void {
    const { none = '', one = '', some = '' } = this.#form.dataset;
    this.#status.textContent = count === 0 ? none : count === 1 ? one : some.replace('#', String(count));
  }

  #setOpen(isOpen: boolean): void {
    this.#list.hidden = !isOpen;
    this.#input.setAttribute('aria-expanded', String(isOpen));
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#activate(-1);
    this.#setOpen(false);
    this.#status.textContent = '';
  }

  #pressed(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const isTaken = this.#list.hidden ? this.#pressedClosed(event) : this.#pressedOpen(event);
    if (isTaken) event.preventDefault();
  }

  /** Whether the key was for the list. */
  #pressedClosed({ key }: KeyboardEvent): boolean {
    const text = this.#input.value.trim();
    if (text === '') return false;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (this.#listedFor !== text) this.#ask(text);
      else this.#setOpen(this.#list.children.length > 0);
      return true;
    }
    if (key !== 'Escape') return false;
    this.#input.value = '';
    return true;
  }

  #pressedOpen({ key }: KeyboardEvent): boolean {
    const count = this.#list.children.length;
    const chosen = this.#list.children[this.#active];
    switch (key) {
      case 'ArrowDown':
        this.#activate(this.#active + 1 < count ? this.#active + 1 : -1);
        return true;
      case 'ArrowUp':
        this.#activate(this.#active === -1 ? count - 1 : this.#active - 1);
        return true;
      case 'Enter':
        if (chosen) this.#choose(chosen as HTMLElement);
        return chosen !== undefined;
      case 'Escape':
        this.#close();
        return true;
      case 'ArrowLeft':
      case 'ArrowRight':
      case 'Home':
      case 'End':
        this.#activate(-1);
        return false;
      default:
        return false;
    }
  }

  /** -1: none, the field itself is meant. */
  #activate(place: number): void {
    this.#active = place;
    for (const [i, one] of [...this.#list.children].entries()) one.setAttribute('aria-selected', String(i === place));
    const active = this.#list.children[place];
    if (active) this.#input.setAttribute('aria-activedescendant', active.id);
    else this.#input.removeAttribute('aria-activedescendant');
    active?.scrollIntoView({ block: 'nearest' });
  }

  /** Its page, in the language that the form keeps; where the choice is wanted for something else, that is told instead. */
  #choose({ dataset, firstChild }: HTMLElement): void {
    const detail = { id: dataset.id ?? '', label: firstChild?.textContent ?? '' };
    const isTaken = !this.#form.dispatchEvent(new CustomEvent('chosen', { detail, bubbles: true, cancelable: true }));
    const lang = this.#form.querySelector<HTMLInputElement>('input[name=lang]')?.value;
    this.#close();
    if (isTaken) return;
    location.assign(`/${dataset.id}${lang ? `?lang=${lang}` : ''}`);
  }
}

/** `types` are those that may be chosen, with spaces between. */
function addressOf(text: string, types = ''): string {
  const wanted = types.split(' ').filter((type) => type !== '');
  return `/suggest.json?${new URLSearchParams([['q', text], ...wanted.map((type) => ['type', type])])}`;
}

/** The label with the other name that matched, the type, and why. */
function option(one: SuggestionData, id: string, lang: 'zh' | 'en'): HTMLElement {
  const { label, text, typeLabel, matchedByLabel } = one;
  const shown = label[lang] ?? label.zh ?? label.en ?? '';
  const item = document.createElement('li');
  item.id = id;
  item.dataset.id = one.id;
  item.setAttribute('role', 'option');
  item.setAttribute('aria-selected', 'false');
  item.append(
    part('bdi', shown, 'name'),
    ...(text === shown ? [] : [' ', part('bdi', text, 'matched')]),
    ' ',
    part('span', typeLabel[lang] ?? typeLabel.zh ?? '', 'kind'),
    ' ',
    part('span', matchedByLabel[lang] ?? '', 'why'),
  );
  return item;
}

function part(tag: string, text: string, name: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  const lang = /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en';
  if (lang !== document.documentElement.lang) element.lang = lang;
  return element;
}
