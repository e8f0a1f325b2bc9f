/** A text against the source that it is made from: every quote stands in it where it says, and what else the source can prove. */
import { checkCopied } from './check-copied.ts';
import { checkEnds } from './check-ends.ts';
import { checkNumbers } from './check-numbers.ts';
import type { Faults } from './fault.ts';
import { evidenceOf, inOrder, type PlacedInput, type PlacedInputs, placeOfField } from './placed.ts';
import type { SeedInputs } from './seed-inputs.ts';
import type { ReadPassage } from './seed-passages.ts';
import { type SourcePlace, type SourcePlaces, sourcePlaces } from './source-places.ts';
import { createSourceText, type SourceText, standsIn } from './source-text.ts';

export interface SourceUnderCheck {
  /** The id of the source that the text is of. */
  readonly document: string;
  readonly text: string;
}

/** What needs each passage's own part of the source is checked where the passages say how they open. */
export function checkSource(inputs: SeedInputs, under: SourceUnderCheck, faults: Faults): void {
  const source = createSourceText(under.text);
  const passages = inputs.passages.filter(({ input }) => input.document === under.document);
  const places = sourcePlaces(passages, source, faults);
  for (const placed of inOrder(inputs)) checkQuotes(placed, { source, places }, faults);
  checkCopied(inputs, under, faults);
  if (!places.exact) return;
  checkNumbers(inputs, passages, { places, faults });
  checkEnds(inputs, { places, document: under.document }, faults);
  checkUse(inputs, passages, faults);
}

interface Quoting {
  readonly source: SourceText;
  readonly places: SourcePlaces;
}

function checkQuotes(placed: PlacedInput, { source, places }: Quoting, faults: Faults): void {
  for (const { field, evidence } of evidenceOf(placed)) {
    const place = places.byPassage.get(evidence.passage);
    if (!place || !evidence.quote || isQuotedFrom(place, evidence.quote)) continue;
    faults.add(placeOfField(placed, `${field}.quote`), 'QUOTE_NOT_IN_SOURCE', missingQuote(evidence.quote, source));
  }
}

function isQuotedFrom({ text, headings, notes }: SourcePlace, quote: string): boolean {
  return [text, ...headings, ...notes].some((words) => standsIn(quote, words));
}

function missingQuote(quote: string, { body, asides }: SourceText): string {
  if ([body, ...asides.map(({ text }) => text)].some((words) => standsIn(quote, words)))
    return `“${quote}” stands in the source, but not where this passage stands.`;
  return `“${quote}” does not stand in the source: a quote is word for word, with its punctuation; white space does not count.`;
}

/** Something stands on every passage, or it is said why nothing does. */
function checkUse(inputs: PlacedInputs, passages: readonly ReadPassage[], faults: Faults): void {
  const used = new Set(inOrder(inputs).flatMap((placed) => evidenceOf(placed).map(({ evidence }) => evidence.passage)));
  for (const { input, at, written } of passages) {
    const isUsed = used.has(input.id ?? '');
    if (!isUsed && !written.supportsNothing)
      faults.add(
        at,
        'PASSAGE_UNUSED',
        'No statement, figure or claim has its place here: state what the passage says, or say why not with `supportsNothing:`.',
      );
    if (isUsed && written.supportsNothing)
      faults.add(
        written.supportsNothing.at,
        'NEEDLESS',
        'Something stands on this passage: leave `supportsNothing:` out.',
      );
  }
}
