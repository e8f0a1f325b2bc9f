/** The report of `gongfu check --vocabulary`: every remark on the text by file and line, then a line for each lint with its counts. */
import { type Fault, faultLine } from '../ingest/fault.ts';
import { isLint, LINTS, ONTOLOGY_LINTS } from '../ingest/lint.ts';
import type { LintCount, VocabularyReport } from '../ingest/vocabulary.ts';

export function vocabularyText({ remarks, counts }: VocabularyReport): string {
  const lines = [...remarks.filter(isOfText).map(faultLine), ...counts.map(countLine)];
  return lines.map((line) => `${line}\n`).join('');
}

/** A text uses a part of the ontology: what it does not use stands in one line, with the count. */
function isOfText({ code }: Fault): boolean {
  return !(isLint(code) && ONTOLOGY_LINTS.has(code));
}

function countLine({ lint, found, excused, words }: LintCount): string {
  const also = excused > 0 ? ` (${excused} excused)` : '';
  const which = words.length > 0 ? `: ${words.join(', ')}` : '';
  return `${LINTS[lint].toLowerCase()} ${lint}: ${found}${also}${which}`;
}
