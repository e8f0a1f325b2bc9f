/** None of our words are longer runs of a source's words. */
import { type CopyFinder, createCopyFinder, MAX_RUN, MAX_WORD_RUN } from './copied.ts';
import type { Faults } from './fault.ts';
import { inOrder, type PlacedInput, type PlacedInputs, placeOfField } from './placed.ts';

export function checkCopied(
  inputs: PlacedInputs,
  source: { readonly document: string; readonly text: string },
  faults: Faults,
): void {
  const finder = createCopyFinder(withoutKeyWords(source.text), titlesOf(inputs, source.document));
  for (const placed of inOrder(inputs)) checkWords(placed, finder, faults);
}

function checkWords(placed: PlacedInput, finder: CopyFinder, faults: Faults): void {
  for (const [field, text] of ownWords(placed)) {
    const run = finder.find(text);
    if (run === undefined) continue;
    faults.add(
      placeOfField(placed, field),
      'COPIED',
      `More than ${MAX_RUN} characters or ${MAX_WORD_RUN} English words in a row are the source's own (“${run.slice(0, 16)}…”): say it in other words.`,
    );
  }
}

/** What stands in the graph as our own words, by field. */
function ownWords({ input }: PlacedInput): readonly (readonly [string, string])[] {
  const texts: Readonly<Record<string, string | null | undefined>> =
    'document' in input && input.textKind === 'FULL_TEXT' ? {} : textsOf(input);
  return Object.entries(texts).flatMap(([field, text]) => (text ? [[field, text] as const] : []));
}

function textsOf(input: PlacedInput['input']): Readonly<Record<string, string | null | undefined>> {
  if ('into' in input) return {};
  if ('document' in input) return { text: input.text, textEn: input.textEn };
  if ('type' in input)
    return { label: input.label, labelEn: input.labelEn, summary: input.summary, summaryEn: input.summaryEn };
  const shared = { note: input.note, noteEn: input.noteEn };
  if ('claimKind' in input) return { ...shared, text: input.text, textEn: input.textEn };
  if ('indicator' in input) return { ...shared, wording: input.wording };
  const qualifiers = (input.qualifiers ?? []).flatMap(({ text, textEn }, index) => [
    [`qualifiers[${index}].text`, text],
    [`qualifiers[${index}].textEn`, textEn],
  ]);
  return { ...shared, ...Object.fromEntries(qualifiers) };
}

function titlesOf(inputs: PlacedInputs, document: string): readonly string[] {
  const source = inputs.entities.find(({ input }) => input.id === document)?.input;
  if (!source) return [];
  return [source.label, source.labelEn ?? '', ...(source.names ?? []).map(({ text }) => text)].filter(
    (title) => title !== '',
  );
}

/** The key words are a list that may be taken over. */
function withoutKeyWords(text: string): string {
  return text.replace(/^\s*Key ?words[:：](?:.+\n?)+/gim, '\n');
}
