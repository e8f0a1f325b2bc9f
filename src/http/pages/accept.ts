/** What a client would rather have, by its Accept header (RFC 9110, 12.5.1). */

/** JSON only where it is asked for before HTML: what takes anything, or says nothing, gets the page. */
export function prefersJson(accept: string | undefined): boolean {
  const ranges = rangesOf(accept ?? '');
  return weightOf('application/json', ranges) > weightOf('text/html', ranges);
}

/** Whether HTML is asked for by its name, as browsers do. */
export function namesHtml(accept: string | undefined): boolean {
  return /\btext\/html\b/i.test((accept ?? '').slice(0, LONGEST));
}

export interface Chosen {
  readonly mediaType: string;
  /** Those that the client wrote beside it, but for `q`; names in lower case. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** The offer that is wanted most, of equal ones the first; undefined where none is wanted. Who says nothing takes anything. */
export function chosenOf(accept: string | undefined, offers: readonly string[]): Chosen | undefined {
  const ranges = rangesOf(accept?.trim() || '*/*');
  const weighed = offers.map((mediaType) => ({ mediaType, weight: weightOf(mediaType, ranges) }));
  const best = Math.max(...weighed.map(({ weight }) => weight));
  const chosen = best > 0 ? weighed.find(({ weight }) => weight === best) : undefined;
  if (!chosen) return undefined;
  return { mediaType: chosen.mediaType, parameters: rangeFor(chosen.mediaType, ranges)?.parameters ?? new Map() };
}

interface Weighted {
  readonly range: string;
  readonly weight: number;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Of a longer header the end is not read. */
const LONGEST = 1_000;
/** Up to a comma or semicolon that stands in no quotes. */
const LIST_ITEM = /(?:"(?:\\.|[^"\\])*"|[^,])+/g;
const PARAMETER = /(?:"(?:\\.|[^"\\])*"|[^;])+/g;

/** The heaviest first: of a type that is named twice, the one that is wanted more. */
function rangesOf(accept: string): readonly Weighted[] {
  const items = accept.slice(0, LONGEST).match(LIST_ITEM) ?? [];
  return items.map(weighted).toSorted((one, other) => other.weight - one.weight);
}

function weighted(item: string): Weighted {
  const [range = '', ...parts] = item.match(PARAMETER) ?? [];
  const parameters = new Map(parts.map(parameter));
  const q = parameters.get('q');
  parameters.delete('q');
  const weight = q === undefined ? 1 : Number(q);
  return { range: range.trim().toLowerCase(), weight: Number.isFinite(weight) ? weight : 0, parameters };
}

function parameter(part: string): readonly [string, string] {
  const [name = '', ...value] = part.split('=');
  const text = value.join('=').trim();
  return [name.trim().toLowerCase(), text.replace(/^"(.*)"$/, '$1')];
}

function weightOf(type: string, ranges: readonly Weighted[]): number {
  return rangeFor(type, ranges)?.weight ?? 0;
}

/** The most exact range decides. */
function rangeFor(type: string, ranges: readonly Weighted[]): Weighted | undefined {
  const [family] = type.split('/');
  for (const wanted of [type, `${family}/*`, '*/*']) {
    const found = ranges.find(({ range }) => range === wanted);
    if (found) return found;
  }
  return undefined;
}
