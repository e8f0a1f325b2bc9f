/** The one style sheet of the pages, put together from styles/. */
import { createHash } from 'node:crypto';
import { BASE } from './styles/base.ts';
import { COMPONENTS } from './styles/components.ts';
import { FIRST } from './styles/first.ts';
import { FRAME } from './styles/frame.ts';
import { PRINT } from './styles/print.ts';
import { RECORD } from './styles/record.ts';
import { SEARCH } from './styles/search.ts';
import { TOKENS } from './styles/tokens.ts';

export interface PageStyle {
  /** Its address, with a digest of the text: may be kept for ever. */
  readonly href: string;
  readonly text: string;
}

/** Later parts win over earlier ones; print comes last. */
export function createPageStyle(): PageStyle {
  const text = [TOKENS, BASE, FRAME, COMPONENTS, FIRST, SEARCH, RECORD, PRINT].join('\n');
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return { href: `/assets/page-${digest}.css`, text };
}
