/** A pasted text, sentence by sentence, as far as it can be read without the graph. */
import { badInput } from '../../domain/errors.ts';
import { type Assertion, assertionOf } from '../../text/assertion.ts';
import { withoutItemMarks, withoutMarkup } from '../../text/markup.ts';
import { type NormalisedText, normalise, type TextRange } from '../../text/normalise.ts';
import { periodsIn, type SaidPeriod } from '../../text/periods.ts';
import { sentencesOf } from '../../text/statements.ts';
import { readRow, tableRowsOf } from '../../text/tables.ts';

export const MAX_PASTED = 20_000;

export interface Said {
  /** In UTF-16 code units of what was pasted. */
  readonly range: TextRange;
  /** As pasted. */
  readonly text: string;
  /** Without markup; its offsets are those of `text`. */
  readonly normalised: NormalisedText;
  readonly isHeading: boolean;
  /** Read with the head of its table. */
  readonly isRow: boolean;
  readonly periods: readonly SaidPeriod[];
  readonly assertion: Assertion;
}

/** Errors: BAD_USER_INPUT for a text that is empty, has no letter or digit, or is longer than 20,000 characters. */
export function saidIn(pasted: string): readonly Said[] {
  if (pasted.length > MAX_PASTED)
    throw badInput(
      `\`text\` has ${pasted.length.toLocaleString('en')} characters; at most ${MAX_PASTED.toLocaleString('en')} are looked at once: paste it in parts.`,
    );
  if (!/[\p{L}\p{N}]/u.test(pasted))
    throw badInput('`text` has no word in it; paste a sentence or a paragraph of up to 20,000 characters.');
  const plain = withoutMarkup(pasted);
  const rows = new Map(tableRowsOf(plain).map((row) => [`${row.start} ${row.end}`, row]));
  return sentencesOf(plain).map(({ start, end, isHeading }) => {
    const row = rows.get(`${start} ${end}`);
    const normalised = row?.head ? readRow(row, start) : normalise(withoutItemMarks(plain.slice(start, end)));
    return {
      range: { start, end },
      text: pasted.slice(start, end),
      normalised,
      isHeading: isHeading || row?.isHead === true,
      isRow: row?.head !== undefined,
      periods: periodsIn(normalised.text),
      assertion: assertionOf(normalised.text),
    };
  });
}
