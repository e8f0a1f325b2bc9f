/** `/search.csv`, `/search.bib`, `/search.ris`: the hits of a search, at the address of its page with a suffix. */
import type { Config } from '../../config.ts';
import type { Scope } from '../../domain/scope.ts';
import { CITATION_FILES } from '../../inquiry/citation-files.ts';
import type { PageModes } from '../../ui/search/search-page-data.ts';
import type { Exchange, Reply, Route } from '../exchange.ts';
import { refuseOthers } from './citation-params.ts';
import type { Hit } from './hit-data.ts';
import { type FileParts, fileReply, orErrorPage, type RecordFile, scopeOf } from './record-file.ts';
import { modesOf } from './search.ts';
import { searchCsv } from './search-csv.ts';
import { exportedHits, sourcesBehind } from './search-export.ts';
import { SEARCH_PARAMS, searchAsked } from './search-params.ts';

const TABLE = '.csv';
const SUFFIXES = [TABLE, '.bib', '.ris'] as const;
type Suffix = (typeof SUFFIXES)[number];

/** A file has no pages and one order. */
const PARAMS: readonly string[] = [...SEARCH_PARAMS.filter((name) => name !== 'after' && name !== 'view'), 'lang'];

export interface ExportParts extends FileParts {
  readonly config: FileParts['config'] & Pick<Config, 'embedder'>;
}

/** By path. */
export function searchExportRoutes(parts: ExportParts): readonly (readonly [string, Route])[] {
  return SUFFIXES.map((suffix) => [
    `/search${suffix}`,
    {
      name: 'search-export',
      methods: ['GET'],
      readsGraph: true,
      handle: (exchange) => orErrorPage(exchange, parts, () => exported(exchange, suffix, parts)),
    },
  ]);
}

async function exported(exchange: Exchange, suffix: Suffix, parts: ExportParts): Promise<Reply> {
  const { inquiries, config } = parts;
  refuseOthers(exchange.query, PARAMS);
  const modes: PageModes = modesOf(config);
  const asked = searchAsked(exchange.query, inquiries.ontology, modes[0]);
  const scope = scopeOf(exchange, parts);
  const hits = await exportedHits(inquiries, { asked, mode: asked.mode ?? modes[0] }, scope);
  return fileReply(exchange, await fileOf(hits, suffix, parts, scope));
}

async function fileOf(hits: readonly Hit[], suffix: Suffix, parts: ExportParts, scope: Scope): Promise<RecordFile> {
  const { inquiries, config } = parts;
  const name = `gongfu-search${suffix}`;
  if (suffix === TABLE) {
    const text = await searchCsv(hits, { inquiries, publicUrl: config.publicUrl }, scope);
    return { mediaType: 'text/csv', text, name };
  }
  const { format, mediaType } = CITATION_FILES.get(suffix) ?? {};
  const sources = await sourcesBehind(inquiries, hits, scope);
  if (sources.length === 0 || !format) return { mediaType: mediaType ?? 'text/plain', text: '', name };
  const { text } = await inquiries.cite(sources, format, {}, scope);
  return { mediaType: mediaType ?? 'text/plain', text: text.endsWith('\n') ? text : `${text}\n`, name };
}
