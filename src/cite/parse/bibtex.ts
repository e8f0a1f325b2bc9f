/** The first entry of a BibTeX or BibLaTeX file, read tolerantly: for finding a source, not for keeping it. */
import { texWords } from './tex.ts';

export type TaggedValues = ReadonlyMap<string, readonly string[]>;

const ENTRY = /@\s*([A-Za-z]+)\s*[{(]\s*([^\s,{}()="]*)\s*,/u;
const FIELD = /\s*,?\s*([A-Za-z][\w-]*)\s*=\s*/uy;

/** Its fields by name in lower case; undefined for what is no entry. Never throws: what is not closed ends with the text. */
export function readBibtex(text: string): TaggedValues | undefined {
  const entry = ENTRY.exec(text);
  if (!entry) return undefined;
  const values = new Map<string, readonly string[]>();
  let at = entry.index + entry[0].length;
  for (;;) {
    FIELD.lastIndex = at;
    const field = FIELD.exec(text);
    if (!field?.[1]) return values;
    const value = readValue(text, FIELD.lastIndex);
    values.set(field[1].toLowerCase(), [texWords(value.text)]);
    at = value.end;
  }
}

interface Read {
  readonly text: string;
  readonly end: number;
}

/** In braces, in quotation marks or bare; several parts joined by #. */
function readValue(text: string, start: number): Read {
  const part = readPart(text, start);
  const joined = /^\s*#\s*/u.exec(text.slice(part.end, part.end + 20));
  if (!joined || part.end === start) return part;
  const rest = readValue(text, part.end + joined[0].length);
  return { text: part.text + rest.text, end: rest.end };
}

function readPart(text: string, start: number): Read {
  const open = text[start];
  if (open !== '{' && open !== '"') {
    const bare = /^[^,}\s]*/u.exec(text.slice(start))?.[0] ?? '';
    return { text: bare, end: start + bare.length };
  }
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    const isClosed = open === '{' ? depth === 0 : depth <= 0 && at > start && character === '"';
    if (isClosed) return { text: text.slice(start + 1, at), end: at + 1 };
  }
  return { text: text.slice(start + 1), end: text.length };
}
