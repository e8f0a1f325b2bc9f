/** YAML as a small tree in which everything knows its place, and every scalar is the text as written: 1.0 stays "1.0". */
import {
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  YAMLException,
} from 'js-yaml';
import type { Faults, Place } from './fault.ts';

export interface TextTree {
  readonly shape: 'text';
  readonly at: Place;
  readonly text: string;
}
export interface ListTree {
  readonly shape: 'list';
  readonly at: Place;
  readonly items: readonly Tree[];
}
export interface MapTree {
  readonly shape: 'map';
  readonly at: Place;
  readonly entries: readonly MapEntry[];
}
export interface MapEntry {
  readonly key: string;
  readonly keyAt: Place;
  readonly value: Tree;
}
export type Tree = TextTree | ListTree | MapTree;

/**
 * Undefined where the text is no YAML or empty; what is wrong is in `faults`. Anchors and aliases are refused: they hide what an entry says.
 * The parser gives events and no values: with values and places at once, reading the shipped seed took four times as long.
 */
export function parseYaml(file: string, text: string, faults: Faults): Tree | undefined {
  const placeOf = placesIn(file, text);
  try {
    const events = parseEvents(text, {});
    const reading: Reading = { text, events, placeOf, faults, next: 1, end: 0 };
    if (events.length === 0) return undefined;
    const tree = readTree(reading);
    nameSecondDocument(reading);
    return tree;
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    faults.add(placeOf(error.mark?.position ?? 0), 'SYNTAX', syntaxMessage(error.reason));
    return undefined;
  }
}

interface Reading {
  readonly text: string;
  readonly events: readonly Event[];
  readonly placeOf: (offset: number) => Place;
  readonly faults: Faults;
  /** The event that is read next; the first one opens the document. */
  next: number;
  /** Of the scalar that was read last. */
  end: number;
}

/** What is empty stands where what was read before it ends. */
function readTree(reading: Reading): Tree {
  const event = reading.events[reading.next++];
  if (event && 'anchorStart' in event && event.anchorStart >= 0) nameAnchor(event.anchorStart, reading);
  if (event?.type === EVENT_ID.MAPPING) return readEntries(reading, reading.placeOf(event.start));
  if (event?.type === EVENT_ID.SEQUENCE) return readItems(reading, reading.placeOf(event.start));
  if (event?.type === EVENT_ID.SCALAR && event.valueStart >= 0) return readScalar(event, reading);
  return { shape: 'text', at: reading.placeOf(reading.end), text: '' };
}

function readEntries(reading: Reading, at: Place): MapTree {
  const entries: MapEntry[] = [];
  const keys = new Set<string>();
  while (!isClosed(reading)) {
    const read = readTree(reading);
    const key = read.shape === 'text' ? read.text : '';
    if (keys.has(key)) reading.faults.add(read.at, 'SYNTAX', `The key ${key} stands twice in one entry.`);
    keys.add(key);
    entries.push({ key, keyAt: read.at, value: readTree(reading) });
  }
  return { shape: 'map', at, entries };
}

function readItems(reading: Reading, at: Place): ListTree {
  const items: Tree[] = [];
  while (!isClosed(reading)) items.push(readTree(reading));
  return { shape: 'list', at, items };
}

/** Whether the map or list that is read ends here, which is then behind. */
function isClosed(reading: Reading): boolean {
  const isEnd = reading.events[reading.next]?.type === EVENT_ID.POP;
  if (isEnd) reading.next += 1;
  return isEnd;
}

function readScalar(event: ScalarEvent, reading: Reading): TextTree {
  const { text, placeOf } = reading;
  reading.end = event.valueEnd;
  return { shape: 'text', at: placeOf(startOf(event, text)), text: getScalarValue(text, event) };
}

/** Where the scalar begins to be written: at its quotation mark, or at the mark of a block. */
function startOf({ style, valueStart }: ScalarEvent, text: string): number {
  if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED) return valueStart - 1;
  if (style === SCALAR_STYLE.LITERAL_BLOCK) return text.lastIndexOf('|', valueStart);
  return style === SCALAR_STYLE.FOLDED_BLOCK ? text.lastIndexOf('>', valueStart) : valueStart;
}

function nameAnchor(offset: number, { placeOf, faults }: Reading): void {
  faults.add(
    placeOf(offset - 1),
    'SYNTAX',
    'Anchors and aliases (& and *) are not part of the format: write the entry out.',
  );
}

function nameSecondDocument({ text, events, next, end, placeOf, faults }: Reading): void {
  // The event at `next` closes the document.
  if (events.length <= next + 1) return;
  const at = placeOf(text.indexOf('\n---', end) + 1);
  faults.add(at, 'SYNTAX', 'A file is one document: what stands below the line --- is not read.');
}

/** Lines and columns of offsets. */
function placesIn(file: string, text: string): (offset: number) => Place {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { file, line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

function syntaxMessage(reason: string): string {
  return `This is not YAML: ${reason}. A text that holds ": ", " #" or begins with a mark such as [ { “ - may need quotes around it.`;
}
