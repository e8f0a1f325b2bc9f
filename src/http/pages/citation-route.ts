/** References by address: `/{id}.bib`, and `/{id}` for who asks for a media type of references. */
import { BIBLIOGRAPHY_TYPE, CITATION_FILES, type CitationFile, TEXT_FILE } from '../../inquiry/citation-files.ts';
import type { Exchange, Reply, Route } from '../exchange.ts';
import { refusalReply } from '../exchange.ts';
import { type Chosen, chosenOf } from './accept.ts';
import { ANNOTATION_TYPE, annotationFile } from './annotation-file.ts';
import { citationOptions, citationParams, refuseOthers, texFormatOf, textStyleOf } from './citation-params.ts';
import { oneParameter } from './one-parameter.ts';
import { VARY } from './page-view.ts';
import {
  type FileAsked,
  type FileParts,
  fileAskedIn,
  fileName,
  fileReply,
  orErrorPage,
  recordOrMove,
  scopeOf,
} from './record-file.ts';

/** `/document:x.bib`. */
export function citationFileRoute(parts: FileParts): Route {
  return {
    name: 'citation',
    methods: ['GET'],
    readsGraph: true,
    handle: (exchange) =>
      orErrorPage(exchange, parts, () => {
        const asked = fileAskedIn(exchange.path);
        const file = CITATION_FILES.get(asked.suffix) ?? TEXT_FILE;
        return citation(exchange, { asked, file, style: undefined, headers: {} }, parts);
      }),
  };
}

/** The page of every id, or one of its other forms where that is what Accept names. */
export function negotiatedRoute(page: Route, parts: FileParts): Route {
  return {
    ...page,
    handle: (exchange) => {
      if (exchange.path.endsWith('.json')) return page.handle(exchange);
      const id = exchange.path.slice(1);
      const offers = offersFor(id);
      const chosen = chosenOf(exchange.headers.accept, offers);
      if (!chosen) return notAcceptable(exchange, offers);
      if (PAGE_TYPES.includes(chosen.mediaType)) return page.handle(exchange);
      return orErrorPage(exchange, parts, () => negotiated(exchange, id, chosen, parts));
    },
  };
}

const PAGE_TYPES: readonly string[] = ['text/html', 'application/json'];
/** What is only a text has no media type of its own to ask for. */
const BY_TYPE: ReadonlyMap<string, CitationFile> = new Map([
  ...[...CITATION_FILES.values()]
    .filter(({ mediaType }) => mediaType !== TEXT_FILE.mediaType)
    .map((file) => [file.mediaType, file] as const),
  [BIBLIOGRAPHY_TYPE, { ...TEXT_FILE, mediaType: BIBLIOGRAPHY_TYPE }],
]);

/** Of types that are wanted alike, the first. */
function offersFor(id: string): readonly string[] {
  return [...PAGE_TYPES, ...BY_TYPE.keys(), ...(id.startsWith('passage:') ? [ANNOTATION_TYPE] : [])];
}

function negotiated(exchange: Exchange, id: string, chosen: Chosen, parts: FileParts): Promise<Reply> {
  const headers = { vary: VARY };
  const asked = { id, suffix: '' };
  if (chosen.mediaType === ANNOTATION_TYPE) return annotationFile(exchange, asked, parts, headers);
  const file = BY_TYPE.get(chosen.mediaType) ?? TEXT_FILE;
  return citation(exchange, { asked, file, style: chosen.parameters.get('style'), headers }, parts);
}

interface CitationAsked {
  readonly asked: FileAsked;
  readonly file: CitationFile;
  /** Of a media type; the address goes before it. */
  readonly style: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** Six reads at most. Errors: BAD_USER_INPUT for a parameter, and for what nothing supports; NOT_FOUND. */
async function citation(exchange: Exchange, { asked, file, style, headers }: CitationAsked, parts: FileParts) {
  const { query } = exchange;
  const { inquiries, config } = parts;
  // What was chosen by Accept shares its address with the page.
  if (asked.suffix !== '') refuseOthers(query, citationParams(file));
  const scope = scopeOf(exchange, parts);
  const wanted = file.format ?? textStyleOf(oneParameter(query, 'style') ?? style);
  const form = wanted === 'BIBTEX' ? texFormatOf(query) : wanted;
  const options = file.format ? {} : citationOptions(query);
  const found = await recordOrMove(exchange, asked, inquiries, scope);
  if ('status' in found) return found;
  const { id } = found.record;
  const { text } = await inquiries.cite([id], form, options, scope);
  return fileReply(exchange, {
    mediaType: file.mediaType,
    text: text.endsWith('\n') ? text : `${text}\n`,
    name: fileName(id, file.suffix),
    isShown: file.format === undefined,
    headers: { link: `<${config.publicUrl}/${id}>; rel="describes"; type="text/html"`, ...headers },
  });
}

function notAcceptable({ note }: Exchange, offers: readonly string[]): Reply {
  note({ errorCodes: ['BAD_USER_INPUT'] });
  return refusalReply({
    status: 406,
    code: 'BAD_USER_INPUT',
    message: `Accept names no media type that there is of this; there are: ${offers.join(', ')}.`,
    details: { accepts: offers },
    headers: { vary: VARY },
  });
}
