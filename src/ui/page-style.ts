/** The one style sheet of the pages, put together from styles/. */
import { createHash } from 'node:crypto';
import { BASE } from './styles/base.ts';
import { BROWSE } from './styles/browse.ts';
import { CITE } from './styles/cite.ts';
import { COMPARE } from './styles/compare.ts';
import { COMPONENTS } from './styles/components.ts';
import { EDIT } from './styles/edit.ts';
import { FIRST } from './styles/first.ts';
import { FRAME } from './styles/frame.ts';
import { GRAPH } from './styles/graph.ts';
import { HELP } from './styles/help.ts';
import { LONG_PAGE } from './styles/long-page.ts';
import { LOOKUP } from './styles/lookup.ts';
import { ONTOLOGY } from './styles/ontology.ts';
import { PASSAGE } from './styles/passage.ts';
import { PRINT } from './styles/print.ts';
import { RECORD } from './styles/record.ts';
import { REVIEW } from './styles/review.ts';
import { SEARCH } from './styles/search.ts';
import { STYLES_PAGE } from './styles/styles-page.ts';
import { SUPPORT } from './styles/support.ts';
import { TOKENS } from './styles/tokens.ts';

export interface PageStyle {
  /** Its address, with a digest of the text: may be kept for ever. */
  readonly href: string;
  readonly text: string;
}

/** Later parts win over earlier ones; print comes last. */
export function createPageStyle(): PageStyle {
  const text = [
    TOKENS,
    BASE,
    FRAME,
    COMPONENTS,
    FIRST,
    LONG_PAGE,
    BROWSE,
    ONTOLOGY,
    STYLES_PAGE,
    SEARCH,
    HELP,
    RECORD,
    PASSAGE,
    COMPARE,
    GRAPH,
    CITE,
    LOOKUP,
    SUPPORT,
    EDIT,
    REVIEW,
    PRINT,
  ].join('\n');
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return { href: `/assets/page-${digest}.css`, text };
}
