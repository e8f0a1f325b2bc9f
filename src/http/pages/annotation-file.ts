/** `/passage:x.jsonld`: where the words of a passage stand, as Web Annotations (W3C). */
import { badInput } from '../../domain/errors.ts';
import type { TextQuoteSelector } from '../../domain/text-selectors.ts';
import type { PassagePageData } from '../../ui/record/page-data.ts';
import type { Exchange, Reply, Route } from '../exchange.ts';
import { passagePageData } from './passage-data.ts';
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

export const ANNOTATION_TYPE = 'application/ld+json';
export const ANNOTATION_SUFFIX = '.jsonld';

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
const PARAPHRASED =
  'The text of this passage is a paraphrase, which stands in no source: only its quotes can be pointed at.';

export function annotationRoute(parts: FileParts): Route {
  return {
    name: 'annotation',
    methods: ['GET'],
    readsGraph: true,
    handle: (exchange) =>
      orErrorPage(exchange, parts, () => annotationFile(exchange, fileAskedIn(exchange.path), parts, {})),
  };
}

/** Errors: NOT_FOUND, BAD_USER_INPUT for what is no passage. */
export async function annotationFile(
  exchange: Exchange,
  asked: FileAsked,
  parts: FileParts,
  headers: Readonly<Record<string, string>>,
): Promise<Reply> {
  const { inquiries, config } = parts;
  const scope = scopeOf(exchange, parts);
  const found = await recordOrMove(exchange, asked, inquiries, scope);
  if ('status' in found) return found;
  const { record, revision } = found;
  if (record.record !== 'passage')
    throw badInput(`${record.id} is no passage: only words of a source can be pointed at.`, { ids: [record.id] });
  const page = { id: record.id, iri: `${config.publicUrl}/${record.id}`, section: [] };
  const data = await passagePageData({ record, revision }, { inquiries, asked: page, scope });
  return fileReply(exchange, {
    mediaType: ANNOTATION_TYPE,
    text: `${JSON.stringify(annotationsOf(data, config.publicUrl), null, 2)}\n`,
    name: fileName(record.id, ANNOTATION_SUFFIX),
    isShown: true,
    headers: { link: `<${page.iri}>; rel="describes"; type="text/html"`, ...headers },
  });
}

/** The passage, where its text is the source's; then each quote, whose bodies are what rests on it. */
function annotationsOf(of: PassagePageData, publicUrl: string): object {
  const { iri, selector, quotes } = of;
  const whole = selector && { motivation: 'identifying', body: iri, target: targetOf(of, selector, publicUrl) };
  const quoted = quotes.map((quote) => ({
    motivation: 'linking',
    body: quote.statements.map((id) => `${publicUrl}/${id}`),
    target: targetOf(of, quote.selector, publicUrl),
  }));
  const items = [...(whole ? [whole] : []), ...quoted];
  return {
    '@context': CONTEXT,
    id: `${iri}${ANNOTATION_SUFFIX}`,
    type: 'AnnotationPage',
    ...(selector ? {} : { label: PARAPHRASED }),
    items: items.map((item, i) => ({ id: `${iri}${ANNOTATION_SUFFIX}#${i + 1}`, type: 'Annotation', ...item })),
  };
}

/** The source where it is on line, else as it is known here. Several selectors say the same, each by itself. */
function targetOf({ document, documentUrl, pageNumber }: PassagePageData, quote: TextQuoteSelector, publicUrl: string) {
  const onPage = { type: 'FragmentSelector', value: `page=${pageNumber}`, refinedBy: quote };
  return {
    source: documentUrl ?? `${publicUrl}/${document.id}`,
    selector: pageNumber === undefined ? quote : [quote, onPage],
  };
}
