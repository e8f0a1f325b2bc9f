/** What each paragraph is, by what the file says and by its words: heading, item, run-in heading, article; and how deep headings stand. */
import type { BlockKind } from './document.ts';
import { type Label, labelOf, type Marker, type MarkerFamily, markerOf } from './markers.ts';
import type { RawParagraph } from './raw-paragraph.ts';
import { endsClause } from './sentences.ts';

/** A paragraph with its cleaned words. */
export interface Worded {
  readonly from: RawParagraph;
  readonly text: string;
}

/** What stands over the paragraphs that follow, this one included where it is not a heading by itself. */
export interface Over {
  readonly name: string;
  readonly rank: number;
  /** 摘要：…… is over its own paragraph only. */
  readonly isOfOneParagraph: boolean;
}

export interface Structured {
  readonly kind: BlockKind;
  readonly marker?: string;
  readonly over?: Over;
  readonly isTitle: boolean;
}

const LONGEST_HEADING = 60;
const LONGEST_RUN_IN = 40;
const LONGEST_TITLE = 120;
/** Ranks: what the file marks as heading 1 to 6, then labels, then numbers. */
const LABEL_RANK = 7;
const RUN_IN: ReadonlySet<MarkerFamily> = new Set(['HAN', 'HAN_IN_BRACKETS', 'NUMBER', 'NUMBER_IN_BRACKETS']);
const IN_SEQUENCE: ReadonlySet<MarkerFamily> = new Set(['DECIMAL', 'NUMBER', 'NUMBER_IN_BRACKETS']);
const FURTHEST_GAP = 3;
const OFFICIAL_TITLE =
  /(?:通知|意见|办法|决定|方案|规划|条例|规定|公告|通告|公报|报告|批复|纲要|细则|要点|计划|法|函|建议|说明|解读|综述|研究|分析)(?:[（(][^（）()]{1,30}[）)])?$/u;

/** Aligned with the paragraphs. */
export function structured(paragraphs: readonly Worded[]): readonly Structured[] {
  const title = titleOf(paragraphs);
  const markers = paragraphs.map((paragraph) => usableMarker(paragraph));
  const inSequence = sequenceOf(markers);
  const first = paragraphs.map((paragraph, at) => {
    if (at === title) return TITLE;
    if (isTitleOfAbstract(at, paragraphs)) return heading(paragraph.text, LABEL_RANK, undefined);
    return kindOf(paragraph, inSequence[at] ? markers[at] : undefined);
  });
  return first.map((one, at) => (isEmptySibling(at, first, markers) ? asItem(one) : one));
}

const TITLE: Structured = { kind: 'HEADING', isTitle: true };

function usableMarker({ from, text }: Worded): Marker | undefined {
  return from.kind === undefined || from.kind === 'HEADING' || from.kind === 'PARAGRAPH' ? markerOf(text) : undefined;
}

function kindOf({ from, text }: Worded, marker: Marker | undefined): Structured {
  if (from.level === 0) return TITLE;
  if (from.kind === 'HEADING') return heading(text, from.level ?? 1, marker);
  if (from.kind !== undefined && from.kind !== 'PARAGRAPH')
    return { kind: from.kind, ...markerField(from.marker), isTitle: false };
  const label = labelOf(text);
  if (label) return labelled(label, text);
  if (!marker) return { kind: 'PARAGRAPH', isTitle: false };
  if (marker.family === 'ARTICLE')
    return { kind: 'PARAGRAPH', marker: marker.text, over: over(marker.text, marker.rank), isTitle: false };
  if (isHeadingText(text, marker)) return heading(text, marker.rank, marker);
  const runIn = RUN_IN.has(marker.family) ? runInHeading(text) : undefined;
  if (runIn !== undefined)
    return { kind: 'PARAGRAPH', marker: marker.text, over: over(runIn, marker.rank), isTitle: false };
  return { kind: 'ITEM', marker: marker.text, isTitle: false };
}

function heading(text: string, rank: number, marker: Marker | undefined): Structured {
  return { kind: 'HEADING', ...markerField(marker?.text), over: over(text, rank), isTitle: false };
}

function over(name: string, rank: number): Over {
  return { name, rank, isOfOneParagraph: false };
}

function markerField(marker: string | undefined): { readonly marker?: string } {
  return marker === undefined ? {} : { marker };
}

function labelled({ name, length, isOfOneParagraph }: Label, text: string): Structured {
  const isAlone = length >= text.length;
  return {
    kind: isAlone ? 'HEADING' : 'PARAGRAPH',
    over: { name, rank: LABEL_RANK, isOfOneParagraph: isOfOneParagraph && !isAlone },
    isTitle: false,
  };
}

function isHeadingText(text: string, { family, length }: Marker): boolean {
  if (family === 'BULLET' || family === 'CIRCLED') return false;
  if (text.length > LONGEST_HEADING || text.length === length) return false;
  return (
    family === 'CHAPTER' ||
    family === 'PART' ||
    family === 'SECTION' ||
    !/[。；;！？!?，,：:、]$|(?<!\d)\.$/u.test(text)
  );
}

/** （一）加强组织领导。各地…… has its heading in its first sentence. */
function runInHeading(text: string): string | undefined {
  const end = text.slice(0, LONGEST_RUN_IN).indexOf('。');
  if (end < 0 || text.length < end + 10) return undefined;
  const name = text.slice(0, end);
  return /[，；：]/u.test(name) ? undefined : name;
}

/** Numbers count where they go on from the one before, or begin: a line may begin with any other number. */
function sequenceOf(markers: readonly (Marker | undefined)[]): readonly boolean[] {
  const last = new Map<MarkerFamily, { readonly number: number; readonly rank: number }>();
  return markers.map((marker) => {
    if (!marker) return false;
    for (const [family, { rank }] of last) if (rank > marker.rank) last.delete(family);
    const before = last.get(marker.family)?.number ?? 0;
    const goesOn = marker.number === 1 || (marker.number > before && marker.number <= before + FURTHEST_GAP);
    if (IN_SEQUENCE.has(marker.family) && !goesOn) return false;
    last.set(marker.family, marker);
    return true;
  });
}

/** （一）…… right before （二）…… with nothing under it is an item of a list. */
function isEmptySibling(at: number, all: readonly Structured[], markers: readonly (Marker | undefined)[]): boolean {
  const [one, marker] = [all[at], markers[at]];
  if (one?.kind !== 'HEADING' || !marker || one.isTitle || !RUN_IN.has(marker.family) || one.over?.rank !== marker.rank)
    return false;
  const isSibling = (other: number) =>
    all[other]?.kind === 'HEADING' &&
    markers[other]?.family === marker.family &&
    markers[other].number === marker.number + other - at;
  return isSibling(at + 1) || isSibling(at - 1);
}

function asItem({ marker }: Structured): Structured {
  return { kind: 'ITEM', ...markerField(marker), isTitle: false };
}

/** The English title stands over the English abstract at a Chinese text's end, with the authors between them or not. */
function isTitleOfAbstract(at: number, paragraphs: readonly Worded[]): boolean {
  const isBare = (text: string) =>
    text.length <= 2 * LONGEST_TITLE && !/\p{Script=Han}/u.test(text) && !endsClause(text) && !labelOf(text);
  const above = paragraphs[at - 1];
  if (!above || !isBare(paragraphs[at]?.text ?? '') || isBare(above.text)) return false;
  const abstract = paragraphs
    .slice(at + 1, at + 4)
    .findIndex(({ text }) => /^abstract$/iu.test(labelOf(text)?.name ?? ''));
  return abstract >= 0 && paragraphs.slice(at + 1, at + 1 + abstract).every(({ text }) => isBare(text));
}

/** The first heading that is alone of its level, or, where nothing is marked, what stands over the first sentence and is named as texts are. */
function titleOf(paragraphs: readonly Worded[]): number | undefined {
  const marked = paragraphs.findIndex(({ from }) => from.level === 0);
  if (marked >= 0) return marked;
  const levels = paragraphs.flatMap(({ from }, at) =>
    from.kind === 'HEADING' ? [{ at, level: from.level ?? 1 }] : [],
  );
  const [top] = levels;
  if (top && top.at < 5 && levels.slice(1).every(({ level }) => level > top.level)) return top.at;
  return top ? undefined : titleAmong(paragraphs);
}

/** Numbers of the article and the like may stand over it. */
function titleAmong(paragraphs: readonly Worded[]): number | undefined {
  const first = paragraphs.findIndex(({ text }) => !/^(?:中图|文献|文章|doi)/iu.test(labelOf(text)?.name ?? ''));
  const count = paragraphs.findIndex(
    ({ text }, at) => at >= first && (endsClause(text) || text.length > LONGEST_TITLE || isNumbered(text)),
  );
  const bare = paragraphs
    .slice(0, count < 0 ? first + 1 : Math.min(count, first + 8))
    .map(({ text }, at) => ({ text, at }))
    .slice(first);
  const official = bare.find(({ text }) => OFFICIAL_TITLE.test(text));
  return (official ?? bare.find(({ text }) => text.length >= 4 && !/号$|文件$|^\d/u.test(text)))?.at;
}

function isNumbered(text: string): boolean {
  return markerOf(text) !== undefined || labelOf(text) !== undefined;
}
