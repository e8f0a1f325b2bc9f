/** The page of anything with an id. */
import type { SourceMetadata } from '../../inquiry/source-metadata.ts';
import { renderPage } from '../frame.tsx';
import type { GraphPreviewData } from '../graph/graph-preview.tsx';
import { say } from '../lang.ts';
import type { View } from '../view.tsx';
import { EntityPage } from './entity-page.tsx';
import { HistoryPage } from './history-page.tsx';
import type { RecordPageData } from './page-data.ts';
import { PassagePage } from './passage-page.tsx';
import { recordJsonLd } from './record-json-ld.ts';
import { StatementPage } from './statement-page.tsx';

export interface RecordPageParts {
  /**
   * What programs are told of a source, on its own page. Reference managers take that page for the work itself; on others they find
   * the sources that the page rests on.
   */
  readonly source?: SourceMetadata | undefined;
  /** What lies around an entity, where there is enough of it to draw. */
  readonly preview?: GraphPreviewData | undefined;
  /** Whether the file that a source came from is kept. */
  readonly hasFile?: boolean;
}

export function recordPage(data: RecordPageData, view: View, { source, ...parts }: RecordPageParts = {}): string {
  return renderPage({
    view,
    ...titleOf(data, view),
    tags: source?.tags,
    listsSources: source === undefined && data.page !== 'history',
    jsonLd: recordJsonLd(data, view, source),
    children: contentOf(data, parts),
  });
}

function contentOf(data: RecordPageData, { preview, hasFile }: Omit<RecordPageParts, 'source'>) {
  switch (data.page) {
    case 'entity':
      return <EntityPage of={data} preview={preview} hasFile={hasFile} />;
    case 'statement':
      return <StatementPage of={data} />;
    case 'passage':
      return <PassagePage of={data} />;
    case 'history':
      return <HistoryPage of={data} />;
  }
}

function titleOf(data: RecordPageData, { lang, t }: View): { readonly title: string; readonly description?: string } {
  switch (data.page) {
    case 'entity': {
      const { summary } = data;
      return { title: say(data.label, lang).text, ...(summary ? { description: say(summary, lang).text } : {}) };
    }
    case 'statement':
      return { title: say(data.statement.sentence, lang).text };
    case 'passage':
      return { title: t.frame.place(say(data.document.label, lang).text, say(data.locator, lang).text) };
    case 'history':
      return { title: t.record.history.title(say(data.label, lang).text) };
  }
}
