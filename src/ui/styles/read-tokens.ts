/** The tokens as they stand in the style sheet: for the page that shows them. */
import { TOKENS } from './tokens.ts';

export interface Token {
  /** Without its dashes: ink-soft. */
  readonly name: string;
  readonly value: string;
  /** In the dark scheme, where it is another one there. */
  readonly dark?: string;
}

const DARK = TOKENS.indexOf('@media (prefers-color-scheme: dark)');
const DECLARATION = /--([a-z0-9-]+):\s*([^;]+);/g;

export const TOKEN_LIST: readonly Token[] = readTokens();

export function tokensOf(prefix: string): readonly Token[] {
  return TOKEN_LIST.filter(({ name }) => name.startsWith(prefix));
}

/** Those whose value is a colour. */
export function colourTokens(): readonly Token[] {
  return TOKEN_LIST.filter(({ value }) => value.startsWith('#'));
}

/** The contrast of two colours (WCAG 2.2), from 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function readTokens(): readonly Token[] {
  const dark = new Map(declarationsOf(TOKENS.slice(DARK)));
  return declarationsOf(TOKENS.slice(0, DARK)).map(([name, value]) => {
    const inDark = dark.get(name);
    return { name, value, ...(inDark === undefined ? {} : { dark: inDark }) };
  });
}

function declarationsOf(text: string): readonly (readonly [name: string, value: string])[] {
  return [...text.matchAll(DECLARATION)].map(([, name = '', value = '']) => [name, value.trim()]);
}

/** Of #rrggbb. */
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
