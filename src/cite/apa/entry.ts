/** An entry of a reference list in APA, 7th edition (Publication Manual, chapters 9 and 10). */
import type { Entry, EntryOptions, Piece } from '../entry.ts';
import { responsibleNames } from '../names.ts';
import { isOnlineOnly } from '../online.ts';
import type { CiteRecord } from '../record.ts';
import { apaDay, apaRetrieved, apaYear } from './dates.ts';
import { LAYOUTS } from './layouts.ts';
import { invertedNames } from './names.ts';
import type { Area } from './sources.ts';
import { detailPieces, titlePieces } from './title.ts';
import type { ApaContext } from './words.ts';

/** Marks behind which no full stop follows. */
const ENDS = /[.?!。？！]["”’」』]?$/u;
const ENGLISH_QUOTE = /\p{Script=Latin}”$/u;

/**
 * No Chinese term is ever put in: an item in Chinese is romanised, its title also in English, as far as its record has these; `missing`
 * names what it has not (roman.title, authors[0].roman, issuers[1].english), and the original stands. `yearSuffix` is the letter of works
 * of one author and year, or ''. The page that is cited stands in the text, never in the entry.
 */
export function formatApaEntry(record: CiteRecord, options: EntryOptions, yearSuffix: string): Entry {
  const missing: string[] = [];
  const miss = (path: string) => {
    if (!missing.includes(path)) missing.push(path);
  };
  const context: ApaContext = { record, script: options.script ?? 'ROMAN', miss };
  const { hasDay, source } = LAYOUTS[record.cslType];
  const author = authorArea(context);
  const date: Area = [{ text: `(${(hasDay ? apaDay : apaYear)(record.issued, yearSuffix)})` }];
  const title = titleArea(context);
  const areas = [...(author === undefined ? [title, date] : [author, date, title]), ...source(context)];
  const address = addressOf(record, options);
  return {
    pieces: merged([...areas.flatMap(closed), ...(address === undefined ? [] : [{ text: ` ${address}` }])]),
    missing,
  };
}

/** Names, with (Ed.) behind editors; undefined where the title has to take their place (9.12). */
function authorArea(context: ApaContext): Area | undefined {
  const list = responsibleNames(context.record);
  if (list.names.length === 0) return undefined;
  const names = invertedNames(list, context);
  const role = list.names.length > 1 ? ' (Eds.)' : ' (Ed.)';
  return [{ text: list.field === 'editors' ? names + role : names }];
}

function titleArea(context: ApaContext): Area {
  const { isItalic = false, details, form } = LAYOUTS[context.record.cslType];
  const words = form?.(context);
  const brackets = words === undefined ? [] : [{ text: ` [${words}]` }];
  return [...titlePieces(context, isItalic), ...detailPieces(details, context), ...brackets];
}

/** The DOI as an address, else the URL (9.34); with the day it was seen only where there is no date (9.16). */
function addressOf(record: CiteRecord, { url = 'ONLINE_ONLY', doi = true }: EntryOptions): string | undefined {
  if (doi && record.doi !== undefined) return `https://doi.org/${record.doi}`;
  if (record.url === undefined || url === 'NEVER' || (url === 'ONLINE_ONLY' && !isOnlineOnly(record))) return undefined;
  if (record.issued !== undefined || record.accessed === undefined) return record.url;
  return `Retrieved ${apaRetrieved(record.accessed)}, from ${record.url}`;
}

/** An area with its full stop, and a space in front of all but the first. */
function closed(area: Area, at: number): Area {
  return [...(at === 0 ? [] : [{ text: ' ' }]), ...withStop(area)];
}

/** Inside of English quotation marks (6.7); none behind another stop. */
function withStop(area: Area): Area {
  const last = area.at(-1);
  if (last === undefined || ENDS.test(last.text)) return area;
  if (!ENGLISH_QUOTE.test(last.text)) return [...area, { text: '.' }];
  return [...area.slice(0, -1), { ...last, text: `${last.text.slice(0, -1)}.”` }];
}

/** Neighbours of one form become one piece. */
function merged(pieces: readonly Piece[]): readonly Piece[] {
  const whole: Piece[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    if (last !== undefined && last.form === piece.form) whole.splice(-1, 1, { ...last, text: last.text + piece.text });
    else whole.push(piece);
  }
  return whole;
}
