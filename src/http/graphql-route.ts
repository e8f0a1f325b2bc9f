/** /graphql: from HTTP to the executor and back. What is refused here never reaches a parser. */
import type { Access } from '../access/viewer.ts';
import type { GraphqlAnswer, GraphqlRequest } from '../graphql/request.ts';
import { MULTIPART_KIND, readBodyBytes, readJsonText } from './body.ts';
import type { Exchange, Reply, Route } from './exchange.ts';
import { refusalReply } from './exchange.ts';

export interface GraphqlRouteParts {
  readonly answer: (request: GraphqlRequest) => Promise<GraphqlAnswer>;
  readonly maxBodyBytes: number;
  readonly maxEditorBodyBytes: number;
  readonly maxUploadBytes: number;
}

export function graphqlRoute(parts: GraphqlRouteParts): Route {
  return {
    name: 'graphql',
    methods: ['GET', 'POST'],
    readsGraph: true,
    handle: (exchange) => (exchange.method === 'POST' ? answerPost(exchange, parts) : answerGet(exchange, parts)),
  };
}

async function answerPost(exchange: Exchange, parts: GraphqlRouteParts): Promise<Reply> {
  // Before the body: only who holds a good token may send more.
  const access = exchange.access();
  if (access.actor && isMultipart(exchange)) return answerFiles(exchange, access, parts);
  const read = await readJsonText(exchange, access.actor ? parts.maxEditorBodyBytes : parts.maxBodyBytes);
  if (!('text' in read)) return refusalReply(read);
  return answerWith(exchange, access, parts, {
    method: 'POST',
    search: '',
    contentType: 'application/json',
    body: read.text,
  });
}

/** Of who holds a token: what a browser sends with no script of ours has none. */
async function answerFiles(exchange: Exchange, access: Access, parts: GraphqlRouteParts): Promise<Reply> {
  const read = await readBodyBytes(exchange, parts.maxUploadBytes, MULTIPART_KIND);
  if (!('bytes' in read)) return refusalReply(read);
  return answerWith(exchange, access, parts, {
    method: 'POST',
    search: '',
    contentType: exchange.headers['content-type'],
    body: read.bytes,
  });
}

function isMultipart({ headers }: Exchange): boolean {
  return headers['content-type']?.toLowerCase().startsWith(MULTIPART_KIND.mediaType) === true;
}

function answerGet(exchange: Exchange, parts: GraphqlRouteParts): Promise<Reply> | Reply {
  const { query, headers, search } = exchange;
  if (!query.has('query') && headers.accept?.includes('text/html'))
    return { status: 303, headers: { location: '/graphiql' }, body: '' };
  const broken = ['variables', 'extensions'].find((name) => !isJson(query.get(name)));
  if (broken)
    return refusalReply({
      status: 400,
      code: 'BAD_USER_INPUT',
      message: `The parameter \`${broken}\` must be a JSON object.`,
    });
  return answerWith(exchange, exchange.access(), parts, { method: 'GET', search, contentType: undefined });
}

async function answerWith(
  exchange: Exchange,
  access: Access,
  parts: GraphqlRouteParts,
  sent: Pick<GraphqlRequest, 'method' | 'search' | 'contentType' | 'body'>,
): Promise<Reply> {
  const { requestId, note, report } = exchange;
  const answer = await parts.answer({ ...sent, accept: exchange.headers.accept, requestId, access, note, report });
  if (answer.status !== 406) return { ...answer, headers: { ...answer.headers, 'cache-control': 'no-store' } };
  return refusalReply({
    status: 406,
    code: 'BAD_USER_INPUT',
    message: 'Answers are application/graphql-response+json or application/json: `Accept` one of them.',
  });
}

function isJson(text: string | null): boolean {
  if (!text) return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
