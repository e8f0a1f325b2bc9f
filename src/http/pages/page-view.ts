/** A request → what its page is told of itself. */
import { acceptedLang, isLang } from '../../ui/lang.ts';
import { STRINGS } from '../../ui/strings.ts';
import type { Params, View } from '../../ui/view.tsx';
import type { Exchange } from '../exchange.ts';
import type { PageParts } from './page-route.ts';

/** What the answer depends on beside the address. */
export const VARY = 'accept, accept-language, cookie';

/** `known` names the parameters that belong to the page's address. A `lang` that is no language of ours counts as none. */
export function viewOf(
  exchange: Exchange,
  known: readonly string[],
  { config, styleHref, scriptHref }: PageParts,
): View {
  const asked = exchange.query.get('lang');
  const keepsLang = isLang(asked);
  const lang = keepsLang ? asked : acceptedLang(exchange.headers['accept-language']);
  const params: Params = [...exchange.query].filter(([name, value]) => known.includes(name) && value !== '');
  const editor = exchange.editor();
  return {
    ...(editor ? { editor: { name: editor.name, csrf: editor.csrf } } : {}),
    lang,
    t: STRINGS[lang],
    path: pagePath(exchange.path),
    params,
    keepsLang,
    publicUrl: config.publicUrl,
    styleHref,
    scriptHref,
  };
}

/** As it may stand in a link: encoded again, and with one slash, since two begin the address of another host. */
function pagePath(path: string): string {
  const parts = path
    .replace(/(?<!\.csl)\.json$/, '')
    .replace(/^\/+/, '')
    .split('/');
  const plain = `/${parts.map((part) => encodeURIComponent(part).replaceAll('%3A', ':')).join('/')}`;
  return plain === '/index' ? '/' : plain;
}
