/** The page of anything with an id. */
import type { SourceMetadata } from '../../inquiry/source-metadata.ts';
import { renderPage } from '../frame.tsx';
import { say } from '../lang.ts';
import type { View } from '../view.tsx';
import { EntityPage } from './entity-page.tsx';
import { HistoryPage } from './history-page.tsx';
import type { RecordPageData } from './page-data.ts';
import { PassagePage } from './passage-page.tsx';
import { StatementPage } from './statement-page.tsx';

/** `tags`: what reference managers read of a source. */
export function recordPage(data: RecordPageData, view: View, tags?: SourceMetadata['tags']): string {
  return renderPage({ view, ...titleOf(data, view), tags, children: contentOf(data) });
}

function contentOf(data: RecordPageData) {
  switch (data.page) {
    case 'entity':
      return <EntityPage of={data} />;
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
