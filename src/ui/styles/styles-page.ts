/** The page of the design system: a swatch for each colour, a line for each size, a bar for each space. */
import { colourTokens, tokensOf } from './read-tokens.ts';

const swatches = colourTokens().map(({ name }) => `.swatch.of-${name} { background: var(--${name}); }`);
const sizes = tokensOf('text-').map(({ name }) => `.of-${name} { font-size: var(--${name}); }`);
const spaces = tokensOf('space-').map(({ name }) => `.bar.of-${name} { inline-size: var(--${name}); }`);

export const STYLES_PAGE = `
.swatch { display: inline-block; inline-size: 3rem; block-size: 1.5rem; border: 1px solid var(--line-strong); border-radius: var(--radius); vertical-align: middle; }
.bar { display: inline-block; block-size: 0.75rem; background: var(--line-strong); }
.tokens td { white-space: nowrap; }
.tokens th.figure, .tokens td.figure { padding-inline-start: var(--space-5); }
.tokens td.wraps { white-space: normal; min-inline-size: 14rem; }
.sample { margin-block: var(--space-3) var(--space-5); padding-inline-start: var(--space-4); border-inline-start: 2px solid var(--line); }
.sample > h3 { margin-block-end: var(--space-2); font-size: var(--text-s); font-weight: 400; color: var(--ink-soft); }
${[...swatches, ...sizes, ...spaces].join('\n')}
`;
