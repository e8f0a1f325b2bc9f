/** citeproc-js with a style of its own language (CSL), to measure and compare against. */
import { createRequire } from 'node:module';

export interface CiteprocItem {
  readonly id: string;
}

export interface CiteprocStyle {
  /** The style's XML. */
  readonly style: string;
  /** The XML of a locale, by name; undefined where there is none, and its own falls back to en-US. */
  readonly localeOf: (name: string) => string | undefined;
  readonly items: readonly CiteprocItem[];
}

export interface Citeproc {
  /** Entries of these items, by default of all, as plain text in the order of the style's list, by id. Every call makes them anew. */
  readonly bibliography: (ids?: readonly string[]) => ReadonlyMap<string, string>;
}

interface Engine {
  readonly setOutputFormat: (format: string) => void;
  readonly updateItems: (ids: readonly string[]) => void;
  readonly makeBibliography: () => readonly [{ readonly entry_ids: readonly (readonly string[])[] }, readonly string[]];
  readonly opt: { readonly development_extensions: Record<string, boolean> };
}

interface Csl {
  readonly Engine: new (
    system: { readonly retrieveLocale: (name: string) => unknown; readonly retrieveItem: (id: string) => unknown },
    style: string,
    locale?: string,
  ) => Engine;
}

interface PluginCsl {
  readonly plugins: { readonly config: { readonly get: (name: string) => PluginConfig } };
}

interface Register {
  readonly get: (name: string) => string | undefined;
}

interface PluginConfig {
  readonly styles: Register;
  readonly locales: Register;
}

// Both packages have no types.
const load = createRequire(import.meta.url);
const CSL: Csl = load('citeproc');

export function createCiteproc({ style, localeOf, items }: CiteprocStyle): Citeproc {
  const known = new Map(items.map((item) => [item.id, item]));
  const engine = new CSL.Engine({ retrieveLocale: localeOf, retrieveItem: (id) => known.get(id) }, style);
  engine.setOutputFormat('text');
  engine.opt.development_extensions.wrap_url_and_doi = false;
  return {
    bibliography: (ids = [...known.keys()]) => {
      // Without its items first it would keep what it made of them before.
      engine.updateItems([]);
      engine.updateItems(ids);
      const [{ entry_ids: order }, entries] = engine.makeBibliography();
      return new Map(order.map(([id = ''], at) => [id, (entries[at] ?? '').trim()]));
    },
  };
}

/** APA and the locale en-US, as @citation-js/plugin-csl carries them. */
export function apaStyle(): Pick<CiteprocStyle, 'style' | 'localeOf'> {
  load('@citation-js/plugin-csl');
  const { plugins }: PluginCsl = load('@citation-js/core');
  const { styles, locales } = plugins.config.get('@csl');
  const style = styles.get('apa');
  if (style === undefined) throw new Error('@citation-js/plugin-csl carries no style apa any more.');
  return { style, localeOf: (name) => locales.get(name) };
}
