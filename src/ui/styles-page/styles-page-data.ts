/** What the page of the design system shows, as plain data: also its JSON. */
import { colourTokens, contrastOf, TOKEN_LIST, type Token, tokensOf } from '../styles/read-tokens.ts';

export interface Contrast {
  readonly text: string;
  readonly ground: string;
  readonly light: number;
  readonly dark: number;
  /** What it must have at least. */
  readonly atLeast: number;
}

export interface StylesPageData {
  readonly colours: readonly Token[];
  readonly contrasts: readonly Contrast[];
  readonly sizes: readonly Token[];
  readonly spaces: readonly Token[];
  /** Faces, leadings, measures. */
  readonly others: readonly Token[];
}

const TEXT = 4.5;
const CONTROL = 3;

/** What stands on what, and what it must have. */
const PAIRS: readonly (readonly [text: string, ground: string, atLeast: number])[] = [
  ...['ground', 'ground-raised'].flatMap((ground) =>
    ['ink', 'ink-soft', 'link', 'accent'].map((text) => [text, ground, TEXT] as const),
  ),
  ['mark-ink', 'mark', TEXT],
  ['ground', 'ink', TEXT],
  ['ground', 'link', TEXT],
  ['line-strong', 'ground', CONTROL],
  ['focus', 'ground', CONTROL],
];

export function stylesPageData(): StylesPageData {
  const colours = colourTokens();
  const [sizes, spaces] = [tokensOf('text-'), tokensOf('space-')];
  const shown = new Set([...colours, ...sizes, ...spaces]);
  return {
    colours,
    contrasts: PAIRS.map(([text, ground, atLeast]) => ({
      text,
      ground,
      light: contrastIn('light', text, ground),
      dark: contrastIn('dark', text, ground),
      atLeast,
    })),
    sizes,
    spaces,
    others: TOKEN_LIST.filter((token) => !shown.has(token)),
  };
}

/** To two places, rounded down. */
function contrastIn(scheme: 'light' | 'dark', text: string, ground: string): number {
  const colour = (name: string) => {
    const token = TOKEN_LIST.find((one) => one.name === name);
    return (scheme === 'dark' ? token?.dark : undefined) ?? token?.value ?? '';
  };
  return Math.floor(contrastOf(colour(text), colour(ground)) * 100) / 100;
}
