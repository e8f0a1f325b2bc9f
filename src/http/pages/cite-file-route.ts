/** References for several ids as one file: `/cite.bib?ids=document:a,document:b`. */
import type { CitationFile } from '../../inquiry/citation-files.ts';
import type { Exchange, Reply, Route } from '../exchange.ts';
import { citationOptions, citationParams, refuseOthers, texFormatOf, textStyleOf } from './citation-params.ts';
import { citedIds } from './cite.ts';
import { oneParameter } from './one-parameter.ts';
import { type FileParts, fileReply, orErrorPage, scopeOf } from './record-file.ts';

export function citeFileRoute(file: CitationFile, parts: FileParts): Route {
  return {
    name: 'cite-file',
    methods: ['GET'],
    readsGraph: true,
    handle: (exchange) => orErrorPage(exchange, parts, () => answer(exchange, file, parts)),
  };
}

/** Errors: BAD_USER_INPUT for a parameter, and where there is nothing to cite; NOT_FOUND. */
async function answer(exchange: Exchange, file: CitationFile, parts: FileParts): Promise<Reply> {
  const { query } = exchange;
  refuseOthers(query, ['ids', ...citationParams(file)]);
  const style =
    file.format === 'BIBTEX' ? texFormatOf(query) : (file.format ?? textStyleOf(oneParameter(query, 'style')));
  const options = file.format === undefined ? citationOptions(query) : {};
  const { text } = await parts.inquiries.cite(citedIds(query), style, options, scopeOf(exchange, parts));
  return fileReply(exchange, {
    mediaType: file.mediaType,
    text: text.endsWith('\n') ? text : `${text}\n`,
    name: `references${file.suffix}`,
    isShown: file.format === undefined,
  });
}
