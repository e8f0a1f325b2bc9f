/** A text against the source that it is made from: every quote stands in it, and none of our words are longer runs of its words. */

import { type CopyFinder, createCopyFinder, MAX_HAN_RUN, MAX_WORD_RUN } from './copied.ts';
import type { Faults, Place } from './fault.ts';
import type { EvidenceInput, PassageInput } from './input.ts';
import { inOrder, type Placed, type PlacedInput, type PlacedInputs, placeOfField } from './placed.ts';
import { createSourceText, type Region, type SourceText } from './source-text.ts';

export interface SourceUnderCheck {
  /** The id of the source that the text is of. */
  readonly document: string;
  readonly text: string;
}

export function checkSource(inputs: PlacedInputs, under: SourceUnderCheck, faults: Faults): void {
  const source = createSourceText(under.text);
  const passages = inputs.passages.filter(({ input }) => input.document === under.document);
  const regions = new Map(passages.map((passage) => [passage.input.id ?? '', regionOf(passage, source, faults)]));
  for (const placed of inOrder(inputs)) checkQuotes(placed, { source, regions }, faults);
  const finder = createCopyFinder(source, under.text, titlesOf(inputs, under.document));
  for (const placed of inOrder(inputs)) checkCopied(placed, finder, faults);
}

function regionOf(passage: Placed<PassageInput>, source: SourceText, faults: Faults): Region {
  const region = source.regionOf(passage.input.section);
  if (!('missing' in region)) return region;
  const index = passage.input.section.indexOf(region.missing);
  const at = placeOfField(passage, `section[${index}]`);
  faults.add(at, 'HEADING_NOT_IN_SOURCE', `The source has no heading “${region.missing}” there: write it as printed.`);
  return { start: 0, end: source.body.length };
}

interface Quoting {
  readonly source: SourceText;
  readonly regions: ReadonlyMap<string, Region>;
}

function checkQuotes(placed: PlacedInput, { source, regions }: Quoting, faults: Faults): void {
  for (const { field, evidence } of evidenceOf(placed)) {
    const region = regions.get(evidence.passage);
    if (!region || !evidence.quote || source.holds(evidence.quote, region)) continue;
    faults.add(placeOfField(placed, `${field}.quote`), 'QUOTE_NOT_IN_SOURCE', missingQuote(evidence.quote, source));
  }
}

function missingQuote(quote: string, source: SourceText): string {
  const elsewhere = source.holds(quote, { start: 0, end: source.body.length });
  if (elsewhere) return `“${quote}” stands in the source, but not in the section of this passage.`;
  return `“${quote}” does not stand in the source: a quote is word for word, with its punctuation; white space does not count.`;
}

function evidenceOf({ input }: PlacedInput): readonly { readonly field: string; readonly evidence: EvidenceInput }[] {
  if ('evidence' in input) return input.evidence.map((evidence, index) => ({ field: `evidence[${index}]`, evidence }));
  if (!('type' in input)) return [];
  return (input.fieldEvidence ?? []).flatMap((field, outer) =>
    field.evidence.map((evidence, index) => ({ field: `fieldEvidence[${outer}].evidence[${index}]`, evidence })),
  );
}

function checkCopied(placed: PlacedInput, finder: CopyFinder, faults: Faults): void {
  for (const [field, text] of ownWords(placed)) {
    const run = finder.find(text);
    if (run === undefined) continue;
    const at: Place = placeOfField(placed, field);
    faults.add(
      at,
      'COPIED',
      `More than ${MAX_HAN_RUN} Han characters or ${MAX_WORD_RUN} English words in a row are the source's own (“${run.slice(0, 16)}…”): say it in other words.`,
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
