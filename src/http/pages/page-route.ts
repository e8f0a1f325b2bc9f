/**
 * What all pages share: the language, JSON by suffix and by Accept, addresses that moved, errors as pages. A page gives its data
 * and how it is rendered, and knows nothing of HTTP.
 */
import type { Config } from '../../config.ts';
import { GongfuError } from '../../domain/errors.ts';
import type { Scope } from '../../domain/scope.ts';
import { scopeFor } from '../../domain/scope.ts';
import { statusOf } from '../../graphql/errors.ts';
import type { CitationStyle } from '../../inquiry/citation-styles.ts';
import type { Lang } from '../../ui/lang.ts';
import { addressOf, hrefOf, jsonPath, type View } from '../../ui/view.tsx';
import type { Exchange, Reply, Route } from '../exchange.ts';
import { htmlReply, jsonReply } from '../exchange.ts';
import { prefersJson } from './accept.ts';
import { errorReply } from './error-reply.ts';
import { readForm } from './form.ts';
import type { HiddenIn } from './hidden-records.ts';
import { keptStyle } from './kept-style.ts';
import type { Near } from './near-records.ts';
import { VARY, viewOf } from './page-view.ts';

/** The address that was asked, as pages read it. */
export interface Asked {
  /** Without `.json`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly lang: Lang;
  readonly scope: Scope;
  /** Of a page that takes forms, what was sent with POST. */
  readonly form?: URLSearchParams;
  /** The style that the reader chose last: of references, where the address names none. */
  readonly keptStyle?: CitationStyle | undefined;
}

export interface FoundPage {
  /** The page as JSON: the same in every language, with texts in both. */
  readonly data: object;
  readonly html: (view: View) => string | Promise<string>;
  /** What the header of the HTML page links beside its own forms. */
  readonly links?: readonly PageLink[];
  /** Beside those of every page. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What is wrong with what was sent, where the page itself says it beside what was typed. JSON has it like any error. */
  readonly error?: GongfuError;
}

/** Absolute, ASCII, without `>`. */
export interface PageLink {
  readonly href: string;
  readonly rel: string;
  readonly type?: string;
}

/** The address is another one's now: an id that was merged away. */
export interface MovedPage {
  readonly movedTo: string;
}

export interface PageDef {
  /** As in logs and metrics. */
  readonly name: string;
  /** The parameters that it knows beside `lang`; others are not part of its address. */
  readonly params: readonly string[];
  /** Most bytes of a form that may be sent to it with POST; left out, it answers GET alone. */
  readonly maxFormBytes?: number;
  /** Errors: any GongfuError becomes a page or JSON of its code. */
  readonly answer: (asked: Asked) => Promise<FoundPage | MovedPage>;
}

export interface PageParts {
  readonly config: Pick<Config, 'requestTimeoutMs' | 'publicUrl'>;
  readonly styleHref: string;
  readonly scriptHref: string;
  readonly hiddenIn?: HiddenIn;
}

export function pageRoute(def: PageDef, parts: PageParts): Route {
  return {
    name: def.name,
    methods: def.maxFormBytes === undefined ? ['GET'] : ['GET', 'POST'],
    readsGraph: true,
    handle: async (exchange) => {
      const asJson = wantsJson(exchange);
      try {
        return await answer(exchange, def, { ...parts, asJson });
      } catch (error) {
        if (asJson) throw error;
        return errorReply(error, exchange, viewOf(exchange, def.params, parts));
      }
    },
  };
}

/** `/model:a.json`, `/index.json`, or an Accept header that says so. */
export function wantsJson({ path, headers }: Exchange): boolean {
  return path.endsWith('.json') || prefersJson(headers.accept);
}

interface AnswerParts extends PageParts {
  readonly asJson: boolean;
}

async function answer(exchange: Exchange, def: PageDef, { asJson, ...parts }: AnswerParts): Promise<Reply> {
  const view = viewOf(exchange, def.params, parts);
  const { viewer } = exchange.access();
  const scope = scopeFor(viewer, parts.config.requestTimeoutMs);
  const kept = keptStyle(exchange.headers.cookie);
  const asked: Asked = { path: view.path, query: exchange.query, lang: view.lang, scope, keptStyle: kept };
  const sent = exchange.method === 'POST' ? { form: await readForm(exchange, def.maxFormBytes ?? 0) } : {};
  const found = await def.answer({ ...asked, ...sent });
  if ('movedTo' in found) return moved(exchange, view, found.movedTo);
  if (found.error && asJson) throw found.error;
  if (found.error) exchange.note({ errorCodes: [found.error.code] });
  const canonical = `<${addressOf(parts.config.publicUrl + view.path, view.params)}>; rel="canonical"`;
  const link = (path: string, type: string) =>
    `${canonical}, <${hrefOf(view, path, view.params)}>; rel="alternate"; type="${type}"`;
  const headersWith = (links: string) => ({
    vary: VARY,
    // What was sent is in the answer.
    ...(exchange.method === 'POST' ? { 'cache-control': 'no-store' } : {}),
    ...(links.length <= LONGEST_LINKS ? { link: links } : {}),
    ...found.headers,
  });
  if (asJson) return jsonReply(200, found.data, headersWith(link(view.path, 'text/html')));
  const links = [link(jsonPath(view.path), 'application/json'), ...(found.links ?? []).map(linkText)].join(', ');
  const hidden = view.editor ? await parts.hiddenIn?.(found.data, view.path) : undefined;
  const html = await found.html(hidden ? { ...view, hidden } : view);
  return htmlReply(found.error ? statusOf(found.error.code) : 200, html, headersWith(links));
}

/** Of a header: clients and proxies refuse answers with longer ones. The page says the same in its head. */
const LONGEST_LINKS = 4_000;

function linkText({ href, rel, type }: PageLink): string {
  return `<${href}>; rel="${rel}"${type === undefined ? '' : `; type="${type}"`}`;
}

/** Suffix and language stay. */
function moved({ path }: Exchange, view: View, to: string): Reply {
  const target = path.endsWith('.json') ? jsonPath(to) : to;
  return { status: 301, headers: { location: hrefOf(view, target, view.params), vary: VARY }, body: '' };
}

/** Errors of what is at no address; `near` is what may have been meant. */
export function nothingHere(near?: Near): GongfuError {
  return new GongfuError(
    'NOT_FOUND',
    'There is nothing at this address; `/` is the first page, `/search?q=` searches, `/graphql` is the API.',
    near ? { details: { near } } : {},
  );
}
