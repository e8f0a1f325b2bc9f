/** The two renderings of pieces. */
import type { Piece } from './entry.ts';

/** As it is pasted into a plain text: italics are lost, superscripts stand on the line. */
export function plainText(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

/** `<i>` and `<sup>`; all else is escaped, so that markup in the data stays text. */
export function htmlText(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text, form }) =>
      form === undefined ? escapeHtml(text) : `<${TAGS[form]}>${escapeHtml(text)}</${TAGS[form]}>`,
    )
    .join('');
}

const TAGS = { ITALIC: 'i', SUPERSCRIPT: 'sup' } as const;

// The apostrophe needs no entity outside of attributes, and is none here.
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
