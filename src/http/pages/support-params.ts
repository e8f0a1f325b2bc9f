/** The form of the page of a pasted text → what is asked. */
import { createHash } from 'node:crypto';
import type { CitationStyle } from '../../inquiry/citation-styles.ts';
import type { Accepted } from '../../inquiry/support.ts';
import { badParameter } from './bad-parameter.ts';
import { styleOf } from './citation-params.ts';
import { oneParameter } from './one-parameter.ts';

export interface SupportAsked {
  /** With \n at the ends of lines: forms send \r\n. */
  readonly text: string;
  readonly style: CitationStyle;
  /** What its author chose; undefined, where nothing was chosen for this very text. */
  readonly accepted?: Accepted;
  /** The text with its citations is wanted, and nothing looked for. */
  readonly isMarkedOnly: boolean;
}

/** Value of a checkbox: the sentence's place in the text, from 0, and the passage. */
const CHOICE = /^(\d{1,5}):(passage:[a-z0-9-]+)$/;

/** Errors: BAD_USER_INPUT for a style that there is not, and for a choice that is none. */
export function supportAsked(form: URLSearchParams, kept: CitationStyle | undefined): SupportAsked {
  const text = pastedIn(form);
  const isChosen = form.get('of') === textKey(text);
  return {
    text,
    style: styleOf(oneParameter(form, 'style'), kept),
    ...(isChosen ? { accepted: acceptedIn(form.getAll('accept')) } : {}),
    isMarkedOnly: isChosen && form.get('only') === 'marked',
  };
}

export function pastedIn(form: URLSearchParams): string {
  return (form.get('text') ?? '').replace(/\r\n?/gu, '\n');
}

/** Tells a text from others: what was chosen for one means nothing in another. */
export function textKey(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

function acceptedIn(values: readonly string[]): Accepted {
  const chosen = new Map<number, Set<string>>();
  for (const value of values) {
    const [, at, passage] = CHOICE.exec(value) ?? [];
    if (at === undefined || passage === undefined) throw badParameter('unknown', 'accept', value, '0:passage:…');
    const own = chosen.get(Number(at)) ?? new Set();
    chosen.set(Number(at), own.add(passage));
  }
  return chosen;
}
