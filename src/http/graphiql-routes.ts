/**
 * GraphiQL from our own host. The package puts all of it into one page with inline scripts; here its parts are files of their
 * own, so that the content security policy can forbid inline scripts. Nine megabytes: loaded and compressed when first asked.
 */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { EXAMPLES } from '../graphql/examples.ts';
import type { Exchange, Reply, Route } from './exchange.ts';
import { htmlReply, reply } from './exchange.ts';
import { GRAPHIQL_POLICY } from './security-headers.ts';

const SCRIPT = 'text/javascript; charset=utf-8';
const STYLE = 'text/css; charset=utf-8';
const WORKERS = {
  editorWorkerService: 'editor-worker.js',
  json: 'json-worker.js',
  graphql: 'graphql-worker.js',
} as const;

const PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>gongfu GraphiQL</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/graphiql/app.css">
</head>
<body id="body" class="no-focus-outline">
<noscript>GraphiQL 需要 JavaScript；不用它也可以直接访问 /graphql。</noscript>
<div id="root"></div>
<script src="/graphiql/workers.js"></script>
<script src="/graphiql/app.js"></script>
<script src="/graphiql/start.js"></script>
</body>
</html>
`;

const WORKERS_SCRIPT = `self.MonacoEnvironment = {
  globalAPI: false,
  getWorkerUrl: (_, label) => '/graphiql/' + ${JSON.stringify(WORKERS)}[label],
};
`;

export function graphiqlRoutes(): ReadonlyMap<string, Route> {
  const get = (handle: Route['handle']): Route => ({ name: 'graphiql', methods: ['GET'], readsGraph: false, handle });
  const asset = (type: string, part: (parts: Parts) => string) =>
    get(compressed(type, async () => part(await loadParts())));
  return new Map([
    ['/graphiql', get(() => htmlReply(200, PAGE, { 'content-security-policy': GRAPHIQL_POLICY }))],
    ['/graphiql/workers.js', get(() => reply(200, SCRIPT, WORKERS_SCRIPT))],
    ['/graphiql/start.js', get(() => reply(200, SCRIPT, startScript()))],
    ['/graphiql/app.js', asset(SCRIPT, ({ js }) => js)],
    ['/graphiql/app.css', asset(STYLE, ({ css }) => css)],
    [`/graphiql/${WORKERS.editorWorkerService}`, asset(SCRIPT, ({ editorWorkerService }) => editorWorkerService)],
    [`/graphiql/${WORKERS.json}`, asset(SCRIPT, ({ jsonWorker }) => jsonWorker)],
    [`/graphiql/${WORKERS.graphql}`, asset(SCRIPT, ({ graphqlWorker }) => graphqlWorker)],
  ]);
}

type Parts = typeof import('@graphql-yoga/render-graphiql/graphiql');

function loadParts(): Promise<Parts> {
  return import('@graphql-yoga/render-graphiql/graphiql');
}

/** The ten example queries as tabs; tabs that a reader has from before win. */
function startScript(): string {
  const options = {
    endpoint: '/graphql',
    title: 'gongfu',
    defaultTabs: EXAMPLES.map(({ query, variables }, i) => ({
      query: withName(query, `Example${i + 1}`),
      ...(variables ? { variables: JSON.stringify(variables, null, 2) } : {}),
    })),
    // A token typed into the headers stays in the tab.
    shouldPersistHeaders: false,
  };
  return `YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), ${JSON.stringify(options)});\n`;
}

/** A tab is called by its operation's name. */
function withName(query: string, name: string): string {
  return query.replace(/^\{/m, `query ${name} {`);
}

/** Compressed once; clients that do not take gzip get it plain. */
function compressed(type: string, load: () => Promise<string>): (exchange: Exchange) => Promise<Reply> {
  let kept: Promise<Uint8Array> | undefined;
  const headers = { vary: 'accept-encoding', 'cache-control': 'public, max-age=86400' };
  return async (exchange) => {
    if (!/\bgzip\b/.test(String(exchange.headers['accept-encoding'] ?? '')))
      return reply(200, type, await load(), headers);
    kept ??= load().then((text) => promisify(gzip)(text));
    return reply(200, type, await kept, { ...headers, 'content-encoding': 'gzip' });
  };
}
