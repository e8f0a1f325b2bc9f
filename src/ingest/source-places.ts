/**
 * Where in its source each passage stands. A passage that says how it opens stands from those words to where the next one opens;
 * where none of a source says so, anywhere under its headings.
 */
import type { Faults } from './fault.ts';
import type { PassageInput } from './input.ts';
import { type Placed, placeOfField } from './placed.ts';
import type { ReadPassage } from './seed-passages.ts';
import { compact, type Region, type SourceText } from './source-text.ts';

/** A passage's part of the source, without white space. */
export interface SourcePlace {
  readonly text: string;
  /** The headings of its section, as printed. */
  readonly headings: readonly string[];
  /** The footnotes and captions that belong to it. */
  readonly notes: readonly string[];
  /** What stands between the passage before and this one: headings. Empty where the passages are not exact. */
  readonly above: string;
}

export interface SourcePlaces {
  readonly byPassage: ReadonlyMap<string, SourcePlace>;
  /** Whether the passages say how they open, so that each has its own part. */
  readonly exact: boolean;
}

/** Headings and openings that do not stand there, and openings that only some passages give, are faults. */
export function sourcePlaces(passages: readonly ReadPassage[], source: SourceText, faults: Faults): SourcePlaces {
  const regions = new Map(passages.map((passage) => [passage, regionOf(passage, source, faults)]));
  const exact = passages.some(({ written }) => written.opens);
  const stretches = exact ? stretchesOf(regions, source, faults) : [...regions];
  const places = stretches.map(([{ input }, region], index): [string, SourcePlace] => {
    const above = exact ? source.body.slice(stretches[index - 1]?.[1].end ?? 0, region.start) : '';
    return [input.id ?? '', { ...partOf(source, region), headings: input.section.map(compact), above }];
  });
  return { byPassage: new Map(places), exact };
}

function partOf({ body, asides }: SourceText, { start, end }: Region): Pick<SourcePlace, 'text' | 'notes'> {
  const notes = asides.filter(({ at }) => at >= start && at < end);
  return { text: body.slice(start, end), notes: notes.map(({ text }) => text) };
}

function regionOf(passage: Placed<PassageInput>, source: SourceText, faults: Faults): Region {
  const region = source.regionOf(passage.input.section);
  if (!('missing' in region)) return region;
  const index = passage.input.section.indexOf(region.missing);
  const at = placeOfField(passage, `section[${index}]`);
  faults.add(at, 'HEADING_NOT_IN_SOURCE', `The source has no heading “${region.missing}” there: write it as printed.`);
  return { start: 0, end: source.body.length };
}

type Regions = ReadonlyMap<ReadPassage, Region>;

/** In the order of the passages: by number, then as written. */
function stretchesOf(
  regions: Regions,
  source: SourceText,
  faults: Faults,
): readonly (readonly [ReadPassage, Region])[] {
  const starts: { readonly passage: ReadPassage; readonly start: number }[] = [];
  for (const [passage, region] of [...regions].toSorted(byNumber)) {
    const start = findOpening(passage, { region, after: starts.at(-1)?.start ?? -1 }, source);
    if (start < 0) nameOpening(passage, faults);
    else starts.push({ passage, start });
  }
  const cuts = [...headingStarts(regions, source), ...starts.map(({ start }) => start), source.body.length];
  return starts.map(({ passage, start }) => [passage, { start, end: Math.min(...cuts.filter((cut) => cut > start)) }]);
}

function byNumber([one]: readonly [ReadPassage, Region], [other]: readonly [ReadPassage, Region]): number {
  return one.input.paragraph - other.input.paragraph;
}

function findOpening(
  { written }: ReadPassage,
  { region, after }: { readonly region: Region; readonly after: number },
  { body }: SourceText,
): number {
  if (!written.opens) return -1;
  return body.slice(0, region.end).indexOf(compact(written.opens.text), Math.max(after + 1, region.start));
}

function nameOpening({ written }: ReadPassage, faults: Faults): void {
  const { opens, at } = written;
  if (!opens) {
    faults.add(at, 'MISSING_KEY', 'Other passages of this source say how they open there: give this one `opens:` too.');
    return;
  }
  faults.add(
    opens.at,
    'OPENS_NOT_IN_SOURCE',
    `“${opens.text}” does not stand under these headings after the passage before: \`opens\` has the passage's first words, and the passages stand in the order of their numbers.`,
  );
}

function headingStarts(regions: Regions, source: SourceText): readonly number[] {
  return [...regions.keys()].flatMap(({ input: { section } }) =>
    section.flatMap((_, index) => {
      const region = source.regionOf(section.slice(0, index + 1));
      return 'missing' in region ? [] : [region.start];
    }),
  );
}
