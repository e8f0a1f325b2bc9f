/** What a document's own words say of where it comes from. Each is proposed only: a person confirms or mends it. */
import { cleanedAlone } from './cleaning.ts';
import type { Proposal, ReadDocument } from './document.ts';
import { labelOf } from './markers.ts';
import { rawRange } from './offset-map.ts';
import { type Found, foundIn, type Words } from './proposal-words.ts';
import { articleProposals } from './proposals-article.ts';
import { officialProposals } from './proposals-official.ts';

/** What the file says first, then the text in its order; the same value of a field once. */
export function proposalsOf(document: ReadDocument): readonly Proposal[] {
  const words = document.blocks
    .filter(({ kind }) => kind !== 'FOOTNOTE' && kind !== 'TABLE')
    .map((block): Words => ({ block, text: document.text.slice(block.start, block.end) }));
  const found = [...titles(words), ...officialProposals(words), ...articleProposals(words)];
  const all = [...document.proposed, ...found.map((one) => placed(one, document)), ...runningHeads(document)];
  const seen = new Set<string>();
  return all.filter(
    ({ field, value }) => value !== '' && !seen.has(`${field} ${value}`) && seen.add(`${field} ${value}`),
  );
}

function placed({ field, value, how, start, end }: Found, document: ReadDocument): Proposal {
  return { field, value, how, place: rawRange(document, { start, end }) };
}

function titles(words: readonly Words[]): readonly Found[] {
  const abstract = words.findIndex(({ text }) => /^abstract$/iu.test(labelOf(text)?.name ?? ''));
  const english = words
    .slice(Math.max(0, abstract - 3), Math.max(0, abstract))
    .find(({ block }) => block.kind === 'HEADING');
  return words.flatMap((one): readonly Found[] => {
    const whole = { value: one.text, at: 0, length: one.text.length };
    if (one.block.level === 0)
      return [foundIn(one, /\p{Script=Han}/u.test(one.text) ? 'title' : 'titleEn', 'TITLE_OF_TEXT', whole)];
    return one === english && !/\p{Script=Han}/u.test(one.text)
      ? [foundIn(one, 'titleEn', 'TITLE_OVER_ABSTRACT', whole)]
      : [];
  });
}

const JOURNAL_HEAD =
  /^(?:《([^》]{2,30})》|(\p{Script=Han}{2,20}))\s*·?\s*((?:19|20)\d{2})\s?年\s?第\s?(\d{1,2})\s?期/u;

/** The heads of pages that were dropped may name the journal. */
function runningHeads({ raw, dropped }: ReadDocument): readonly Proposal[] {
  for (const { start, end, why } of dropped) {
    const { text } = cleanedAlone(raw.slice(start, Math.min(end, start + 100)));
    const found = why === 'RUNNING_HEAD' ? JOURNAL_HEAD.exec(text) : null;
    if (!found) continue;
    const [, quoted, plain, year = '', issue = ''] = found;
    const place = { start, end };
    return [
      { field: 'journal', value: quoted ?? plain ?? '', how: 'RUNNING_HEAD', place },
      { field: 'year', value: year, how: 'RUNNING_HEAD', place },
      { field: 'issue', value: issue, how: 'RUNNING_HEAD', place },
    ];
  }
  return [];
}
