/**
 * What all pages share: the language, JSON by suffix and by Accept, addresses that moved, errors as pages. A page gives its data
 * and how it is rendered, and knows nothing of HTTP.
 */
import type { Config } from '../../config.ts';
import { GongfuError } from '../../domain/errors.ts';
import type { Scope } from '../../domain/scope.ts';
import { scopeFor } from '../../domain/scope.ts';
import type { Lang } from '../../ui/lang.ts';
import { addressOf, hrefOf, jsonPath, type View } from '../../ui/view.tsx';
import type { Exchange, Reply, Route } from '../exchange.ts';
import { htmlReply, jsonReply } from '../exchange.ts';
import { prefersJson } from './accept.ts';
import { errorReply } from './error-reply.ts';
import { VARY, viewOf } from './page-view.ts';

/** The address that was asked, as pages read it. */
export interface Asked {
  /** Without `.json`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly lang: Lang;
  readonly scope: Scope;
}

export interface FoundPage {
  /** The page as JSON: the same in every language, with texts in both. */
  readonly data: object;
  readonly html: (view: View) => string;
  /** What the header of the HTML page links beside its own forms. */
  readonly links?: readonly PageLink[];
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
  /** Errors: any GongfuError becomes a page or JSON of its code. */
  readonly answer: (asked: Asked) => Promise<FoundPage | MovedPage>;
}

export interface PageParts {
  readonly config: Pick<Config, 'requestTimeoutMs' | 'publicUrl'>;
  readonly styleHref: string;
}

export function pageRoute(def: PageDef, parts: PageParts): Route {
  return {
    name: def.name,
    methods: ['GET'],
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
  const found = await def.answer({ path: view.path, query: exchange.query, lang: view.lang, scope });
  if ('movedTo' in found) return moved(exchange, view, found.movedTo);
  const html = hrefOf(view, view.path, view.params);
  const json = hrefOf(view, jsonPath(view.path), view.params);
  const canonical = `<${addressOf(parts.config.publicUrl + view.path, view.params)}>; rel="canonical"`;
  const link = (address: string, type: string) => `${canonical}, <${address}>; rel="alternate"; type="${type}"`;
  return asJson
    ? jsonReply(200, found.data, { vary: VARY, link: link(html, 'text/html') })
    : htmlReply(200, found.html(view), {
        vary: VARY,
        link: [link(json, 'application/json'), ...(found.links ?? []).map(linkText)].join(', '),
      });
}

function linkText({ href, rel, type }: PageLink): string {
  return `<${href}>; rel="${rel}"${type === undefined ? '' : `; type="${type}"`}`;
}

/** Suffix and language stay. */
function moved({ path }: Exchange, view: View, to: string): Reply {
  const target = path.endsWith('.json') ? jsonPath(to) : to;
  return { status: 301, headers: { location: hrefOf(view, target, view.params), vary: VARY }, body: '' };
}

/** Errors of what is at no address. */
export function nothingHere(): GongfuError {
  return new GongfuError(
    'NOT_FOUND',
    'There is nothing at this address; `/` is the first page, `/search?q=` searches, `/graphql` is the API.',
  );
}
