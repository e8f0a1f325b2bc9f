/** The passages of a read document as they are entered, with the footnotes behind them, and its outline. */
import { LINE_RULE, textFault } from '../../domain/validate/text-rules.ts';
import type { PassageInput } from '../input.ts';
import type { ReadDocument } from '../reading/document.ts';
import { eachPassage, type ReadPassage } from '../reading/passages.ts';
import { inTurns } from '../turns.ts';

/** Of the section that footnotes stand in: they are the source's words, but stand in none of its own. */
const NOTES = { zh: '注释', en: 'Notes' } as const;

/**
 * In the order of the text, ids `passage:<slug of the source>-<paragraph>`, a further part of a paragraph with its number behind it.
 * The same document gives the same ids.
 */
export async function passageInputs(document: ReadDocument, source: string): Promise<readonly PassageInput[]> {
  const base = `passage:${source.slice(source.indexOf(':') + 1)}`;
  const numbered = withNumbers(await bodyOf(document));
  const last = numbered.at(-1)?.number ?? 0;
  const body = numbered.map(({ passage, number }): PassageInput => {
    const { section, text, pages, part } = passage;
    const page = pageOf(pages[0]);
    return {
      id: `${base}-${number}${part && part.number > 1 ? `-${padded(part)}` : ''}`,
      document: source,
      section: section.map(oneLine).filter((heading) => textFault(heading, LINE_RULE) === undefined),
      paragraph: number,
      ...(page === undefined ? {} : { page }),
      text,
      textKind: 'FULL_TEXT',
    };
  });
  return [...body, ...notesOf(document, { source, base, last })];
}

type BodyPassage = Pick<ReadPassage, 'text' | 'section' | 'pages' | 'part'>;

/** A text of nothing but headings has no passages of its own: there they are its words. */
async function bodyOf(document: ReadDocument): Promise<readonly BodyPassage[]> {
  const passages = await inTurns(eachPassage(document));
  if (passages.length > 0) return passages;
  const headings = document.blocks.filter(({ kind }) => kind === 'HEADING');
  return headings.map(({ start, end }) => ({ text: document.text.slice(start, end), section: [], pages: [] }));
}

interface Numbered {
  readonly passage: BodyPassage;
  readonly number: number;
}

/** From the number in the section to that in the whole source; parts of a paragraph share it. */
function withNumbers(passages: readonly BodyPassage[]): readonly Numbered[] {
  let number = 0;
  return passages.map((passage) => {
    if (!passage.part || passage.part.number === 1) number += 1;
    return { passage, number };
  });
}

/** As wide as the last one's, so that they sort in their order. */
function padded({ number, of }: { readonly number: number; readonly of: number }): string {
  return String(number).padStart(String(of).length, '0');
}

/** The form has a number: pages in Roman numerals have none. */
function pageOf(label: string | undefined): number | undefined {
  return label !== undefined && /^[1-9]\d{0,8}$/u.test(label) ? Number(label) : undefined;
}

function notesOf(
  { blocks, text }: ReadDocument,
  { source, base, last }: { readonly source: string; readonly base: string; readonly last: number },
): readonly PassageInput[] {
  const section = [/\p{Script=Han}/u.test(text) ? NOTES.zh : NOTES.en];
  return blocks
    .filter(({ kind }) => kind === 'FOOTNOTE')
    .map(({ start, end }, at) => {
      const paragraph = last + at + 1;
      const id = `${base}-${paragraph}`;
      return { id, document: source, section, paragraph, text: text.slice(start, end), textKind: 'FULL_TEXT' };
    });
}

function oneLine(heading: string): string {
  return heading.replaceAll(/\s+/gu, ' ').trim();
}

export interface OutlineLine {
  readonly section: readonly string[];
  readonly passages: number;
}

/** Each heading path once, where it first has a passage. */
export function outlineOf(passages: readonly PassageInput[]): readonly OutlineLine[] {
  const counts = new Map<string, { readonly section: readonly string[]; passages: number }>();
  for (const { section } of passages) {
    const key = JSON.stringify(section);
    const line = counts.get(key) ?? { section, passages: 0 };
    line.passages += 1;
    counts.set(key, line);
  }
  return [...counts.values()];
}
