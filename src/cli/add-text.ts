/** What `gongfu add` says of each file and of all of them. */
import type { AddedDocument, AddResult } from '../ingest/adding/adding.ts';
import type { FoundField } from '../ingest/adding/read-source.ts';
import type { ReplacedVersion } from '../ingest/adding/replace-document.ts';

/** A file of a folder that is no document is left out, and named. */
export type Told = AddResult | { readonly outcome: 'SKIPPED'; readonly file: string; readonly message: string };

const LONGEST = 120;

/** For a person; what a trial would enter with its outline. */
export function toldText(told: Told): string {
  if (told.outcome === 'REFUSED') return `refused ${told.message} (${told.reason})\n`;
  if (told.outcome === 'SKIPPED') return `skipped ${told.message}\n`;
  if (told.outcome === 'KNOWN') return `known ${told.file}: it is ${told.id} already, nothing was changed\n`;
  if (told.version) return versionText(told, told.version);
  const what = told.outcome === 'ADDED' ? 'added' : 'would add';
  const outline = told.outcome === 'PLANNED' ? outlineLines(told) : [];
  return [`${what} ${told.file}: ${told.id}`, ...fieldLines(told), ...outline, passagesLine(told), ''].join('\n');
}

function versionText(told: AddedDocument, version: ReplacedVersion): string {
  const { unchanged, added, removed, kept, anchored, moved, differs } = version;
  const revision = told.revision === undefined ? '' : `, revision ${told.revision}`;
  return [
    `${told.outcome === 'REPLACED' ? 'replaced' : 'would replace'} the text of ${told.id} by ${told.file}`,
    `    ${told.passages ?? 0} passages: ${unchanged} as before, ${added} new; of the old ones ${removed} removed, ${kept.length} kept${revision}`,
    `    evidence on passages that are no longer so: ${anchored} found again, ${moved.length} moved`,
    ...moved.map(
      ({ of, passage, quote }) => `    moved: ${of} stays on ${passage}${quote === undefined ? '' : ` “${quote}”`}`,
    ),
    ...differs.map(({ field, value, how }) => `    not taken: ${field} ${shortened(value)} (${how})`),
    '',
  ].join('\n');
}

function fieldLines({ source }: AddedDocument): readonly string[] {
  const line = ({ field, value, how }: FoundField) => `${field} ${shortened(value)} (${how})`;
  return [
    ...(source?.found ?? []).map((one) => `    ${line(one)}`),
    ...(source?.untaken ?? []).map((one) => `    not taken: ${line(one)}`),
  ];
}

function outlineLines({ outline = [] }: AddedDocument): readonly string[] {
  return outline.map(
    ({ section, passages }) => `    | ${section.length === 0 ? '–' : section.join(' > ')} (${passages})`,
  );
}

function passagesLine({ passages = 0, source, revision }: AddedDocument): string {
  const seenBy = source?.fields.visibility === 'PUBLIC' ? 'everyone' : 'editors only';
  return `    ${passages} passages, visible to ${seenBy}${revision === undefined ? '' : `, revision ${revision}`}`;
}

function shortened(value: string): string {
  return value.length <= LONGEST ? value : `${value.slice(0, LONGEST)}…`;
}

export interface Sums {
  readonly documents: number;
  readonly passages: number;
  readonly known: number;
  readonly refused: number;
  readonly skipped: number;
}

export const NO_SUMS: Sums = { documents: 0, passages: 0, known: 0, refused: 0, skipped: 0 };

export function withTold(sums: Sums, told: Told): Sums {
  if (told.outcome === 'REFUSED') return { ...sums, refused: sums.refused + 1 };
  if (told.outcome === 'SKIPPED') return { ...sums, skipped: sums.skipped + 1 };
  if (told.outcome === 'KNOWN') return { ...sums, known: sums.known + 1 };
  return { ...sums, documents: sums.documents + 1, passages: sums.passages + (told.passages ?? 0) };
}

export function sumsText(sums: Sums, isDry: boolean): string {
  const { documents, passages, known, refused, skipped } = sums;
  const what = isDry ? 'would be added' : 'added';
  return `${documents} documents with ${passages} passages ${what}, ${known} known already, ${refused} refused, ${skipped} skipped\n`;
}
