/** What every component may ask of the page that it stands on: its language, its words, its address. */
import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Lang } from './lang.ts';
import type { Strings } from './strings.ts';

export interface View {
  readonly lang: Lang;
  readonly t: Strings;
  /** Of the page, without `.json`: /search. */
  readonly path: string;
  /** What was asked of it, in order, without `lang`. */
  readonly params: Params;
  /** Whether the address says the language: links then keep it. */
  readonly keepsLang: boolean;
  /** Base of permanent addresses, without a slash at its end. */
  readonly publicUrl: string;
  readonly styleHref: string;
  readonly scriptHref: string;
  /** Who signed in; left out for readers. `csrf` stands in every form of an editor. */
  readonly editor?: { readonly name: string; readonly csrf: string };
  /** What of the page only editors see, by id; left out for readers. */
  readonly hidden?: ReadonlySet<string>;
}

/** Parameters of an address, in order; a name may come several times. */
export type Params = readonly (readonly [name: string, value: string])[];

// The provider stands around every page (frame.tsx): nothing reads the default.
const ViewContext = createContext<View | undefined>(undefined);

export function ViewProvider({ view, children }: { readonly view: View; readonly children: ComponentChildren }) {
  return <ViewContext.Provider value={view}>{children}</ViewContext.Provider>;
}

export function useView(): View {
  const view = useContext(ViewContext);
  if (!view) throw new Error('A component stands outside of renderPage (ui/frame.tsx).');
  return view;
}

/** An address of ours in the language of the page. `path` is one of our own, such as `/model:pinghu`. */
export function hrefOf(view: Pick<View, 'lang' | 'keepsLang'>, path: string, params: Params = []): string {
  return addressOf(path, view.keepsLang ? [...params, ['lang', view.lang]] : params);
}

/** Colons and commas stay as they are, so that ids in an address can be read. */
export function addressOf(path: string, params: Params): string {
  const query = new URLSearchParams(params.map(([name, value]) => [name, value])).toString();
  const readable = query.replaceAll('%3A', ':').replaceAll('%2C', ',');
  return query === '' ? path : `${path}?${readable}`;
}

/** `/` → `/index.json`, `/model:pinghu` → `/model:pinghu.json`. */
export function jsonPath(path: string): string {
  return path === '/' ? '/index.json' : `${path}.json`;
}

/** The parameters without those of a name, and with the given values in their place. */
export function withParam(params: Params, name: string, values: readonly string[]): Params {
  return [...params.filter(([one]) => one !== name), ...values.map((value) => [name, value] as const)];
}
