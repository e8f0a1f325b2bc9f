/**
 * unAPI: how reference managers fetch what a list of hits names (`<abbr class="unapi-id" title="document:x">`). `/unapi` and
 * `/unapi?id=…` say which formats there are, `/unapi?id=…&format=…` gives the record. Of one id it is 300: there are several to choose from.
 */
import { GongfuError } from '../../domain/errors.ts';
import { CITATION_FILES } from '../../inquiry/citation-files.ts';
import type { Exchange, Reply, Route } from '../exchange.ts';
import { refusalReply, reply } from '../exchange.ts';
import { oneParameter } from './one-parameter.ts';
import { notFound } from './page-inquiries.ts';
import { type FileParts, fileName, fileReply, scopeOf } from './record-file.ts';

export const UNAPI_PATH = '/unapi';

/** By the names that readers of unAPI know; the best first. */
const SUFFIXES: ReadonlyMap<string, string> = new Map([
  ['ris', '.ris'],
  ['bibtex', '.bib'],
]);

export function unapiRoute(parts: FileParts): Route {
  return { name: 'unapi', methods: ['GET'], readsGraph: true, handle: (exchange) => answer(exchange, parts) };
}

async function answer(exchange: Exchange, parts: FileParts): Promise<Reply> {
  const id = oneParameter(exchange.query, 'id');
  const format = oneParameter(exchange.query, 'format');
  if (id === undefined) {
    if (format === undefined) return formats();
    throw new GongfuError('BAD_USER_INPUT', 'unAPI takes a format together with an id: /unapi?id=…&format=ris.');
  }
  const scope = scopeOf(exchange, parts);
  const [stored] = await parts.inquiries.reads.records([id], scope);
  if (!stored) throw notFound(id);
  if (format === undefined) return formats(stored.record.id);
  const file = CITATION_FILES.get(SUFFIXES.get(format) ?? '');
  if (!file?.format) return unknownFormat(exchange);
  const { text } = await parts.inquiries.cite([id], file.format, {}, scope);
  return fileReply(exchange, { mediaType: file.mediaType, text, name: fileName(stored.record.id, file.suffix) });
}

/** Zotero asks without an id first, and then goes by that. `id` is one of ours: letters, digits, - and :. */
function formats(id?: string): Reply {
  const lines = [...SUFFIXES].map(
    ([name, suffix]) => `  <format name="${name}" type="${CITATION_FILES.get(suffix)?.mediaType ?? ''}"/>\n`,
  );
  const of = id === undefined ? '' : ` id="${id}"`;
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<formats${of}>\n${lines.join('')}</formats>\n`;
  return reply(id === undefined ? 200 : 300, 'application/xml; charset=utf-8', xml);
}

function unknownFormat({ note }: Exchange): Reply {
  note({ errorCodes: ['BAD_USER_INPUT'] });
  return refusalReply({
    status: 406,
    code: 'BAD_USER_INPUT',
    message: `There is no such format; there are: ${[...SUFFIXES.keys()].join(', ')}.`,
  });
}
