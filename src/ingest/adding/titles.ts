/** Which of the titles that are found in a document is most likely its own, and what kind of policy its title says it is. */
import type { ReadDocument } from '../reading/document.ts';

export interface FoundTitle {
  readonly value: string;
  readonly how: string;
}

/** The likeliest first. What a program wrote into a file's properties is often the title of the file that it was copied from. */
const RULES = [
  'META_CITATION_TITLE',
  'META_ARTICLETITLE',
  'META_DC.TITLE',
  'FRONT_MATTER',
  'TITLE_OF_TEXT',
  'FIRST_HEADING',
  'NAMES_ITS_KIND',
  'META_OG:TITLE',
  'FILE_PROPERTY',
  'TITLE_TAG',
];
/** Of the beginning of a document. */
const HEAD = 8;
const LONGEST = 80;
const NAMED_KIND =
  /(?:通知|意见|方案|规划|计划|纲要|要点|办法|规定|条例|细则|决定|公告|通告|批复|函|报告|标准|规程|行动)(?:（[^）]{1,20}）)?$/u;

export function titlesOf(document: ReadDocument): readonly FoundTitle[] {
  // With a sentence in it, it is a whole short text.
  const proposed = document.proposed.filter(({ field, value }) => field === 'title' && !value.includes('。'));
  return [...proposed, ...linesThatNameTheirKind(document)].toSorted((a, b) => rank(a) - rank(b)).map(plain);
}

/** A note or a number may stand over the title of a text without styles, so that it is not its first line. */
function linesThatNameTheirKind({ blocks, text }: ReadDocument): readonly FoundTitle[] {
  const lines = blocks.slice(0, HEAD).filter(({ kind }) => kind === 'PARAGRAPH' || kind === 'HEADING');
  return lines.flatMap(({ start, end }) => {
    const value = text.slice(start, end);
    return value.length <= LONGEST && NAMED_KIND.test(value) && !/[，。；：]/u.test(value)
      ? [{ value, how: 'NAMES_ITS_KIND' }]
      : [];
  });
}

function rank({ how }: FoundTitle): number {
  const at = RULES.indexOf(how);
  return at < 0 ? RULES.length : at;
}

function plain({ value, how }: FoundTitle): FoundTitle {
  return { value: value.replaceAll(/\s+/gu, ' ').trim(), how };
}

/** By the end of a title; of a policy that says it in no word that is known, the commonest is assumed. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/意见$/u, 'OPINION'],
  [/通知|通告|公告|函$/u, 'NOTICE'],
  [/(?:计划|方案|规划|纲要|要点|行动)$/u, 'PLAN'],
  [/(?:条例|规定|细则)$/u, 'REGULATION'],
  [/办法$/u, 'MEASURES'],
  [/(?:标准|规程|规范)$/u, 'STANDARD'],
  [/报告$/u, 'REPORT'],
  [/(?<!办)法$/u, 'LAW'],
];

export function policyKindOf(title: string): FoundTitle {
  const bare = title.replace(/（[^）]{1,20}）$/u, '');
  const known = KINDS.find(([end]) => end.test(bare));
  return known ? { value: known[1], how: 'END_OF_TITLE' } : { value: 'NOTICE', how: 'ASSUMED' };
}
