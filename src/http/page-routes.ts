/** The pages, and JSON of a record for who asks for it: permanent addresses resolve here. */
import type { Config } from '../config.ts';
import type { ErrorCode } from '../domain/errors.ts';
import { GongfuError } from '../domain/errors.ts';
import type { Scope } from '../domain/scope.ts';
import { scopeFor } from '../domain/scope.ts';
import { statusOf } from '../graphql/errors.ts';
import { firstPage, messagePage, recordPage, searchPage } from '../ui/pages.tsx';
import { PAGE_STYLE } from '../ui/style.ts';
import type { Exchange, Reply, Route } from './exchange.ts';
import { htmlReply, jsonReply, reply } from './exchange.ts';
import type { PageInquiries } from './page-data.ts';
import { firstPageData, searchPageData } from './page-data.ts';
import { recordData } from './record-data.ts';

export interface PageRoutes {
  readonly first: Route;
  readonly search: Route;
  readonly record: Route;
  readonly style: Route;
}

/** What a page says of an error, above its message. */
const TITLES: Readonly<Partial<Record<ErrorCode, string>>> = {
  NOT_FOUND: '没有找到',
  BAD_USER_INPUT: '这样问不行',
  UNAUTHENTICATED: '令牌无效',
  LIMIT_EXCEEDED: '一次问得太多',
  TIMEOUT: '用时过长',
  UNAVAILABLE: '暂时无法回答',
};

const ONE_DAY = 'public, max-age=86400';

export function pageRoutes({
  inquiries,
  config,
}: {
  readonly inquiries: PageInquiries;
  readonly config: Config;
}): PageRoutes {
  const page = (name: string, answer: (exchange: Exchange, scope: Scope) => Promise<Reply>): Route => ({
    name,
    methods: ['GET'],
    readsGraph: true,
    handle: (exchange) =>
      withErrorPage(exchange, () => answer(exchange, scopeFor(exchange.access().viewer, config.requestTimeoutMs))),
  });
  return {
    first: page('first', async (_, scope) => htmlReply(200, firstPage(await firstPageData(inquiries, scope)))),
    search: page('search', async ({ query }, scope) =>
      htmlReply(200, searchPage(await searchPageData(inquiries, query.get('q') ?? '', scope))),
    ),
    record: page('record', async (exchange, scope) => {
      const id = exchange.path.slice(1);
      const found = await recordData(inquiries, id, config.publicUrl, scope);
      if (found.id !== id) return { status: 301, headers: { location: `/${found.id}` }, body: '' };
      const headers = { vary: 'accept' };
      return wantsHtml(exchange)
        ? htmlReply(200, recordPage(found.data), headers)
        : jsonReply(200, found.data, headers);
    }),
    style: {
      name: 'style',
      methods: ['GET'],
      readsGraph: false,
      handle: () => reply(200, 'text/css; charset=utf-8', PAGE_STYLE, { 'cache-control': ONE_DAY }),
    },
  };
}

/** Browsers say text/html first; programs say JSON, anything, or nothing. */
function wantsHtml({ headers }: Exchange): boolean {
  return /\btext\/html\b/.test(headers.accept ?? '');
}

/** A person gets what is wrong as a page, a program as JSON (answering.ts). */
async function withErrorPage(exchange: Exchange, answer: () => Promise<Reply>): Promise<Reply> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof GongfuError) || error.code === 'INTERNAL' || !wantsHtml(exchange)) throw error;
    exchange.note({ errorCodes: [error.code] });
    return htmlReply(statusOf(error.code), messagePage(TITLES[error.code] ?? '无法回答', error.message));
  }
}
