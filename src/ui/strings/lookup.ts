/** The page on which a reference is looked up. */
import type { SourceMatch } from '../../inquiry/find-source.ts';
import type { SourceDifference } from '../../inquiry/near-sources.ts';
import type { LookupProblem } from '../lookup/lookup-page-data.ts';

type MatchKind = SourceMatch['matchedBy'];

const zh = {
  title: '查文献',
  lead: '粘贴手头有的：DOI、网址、文号、题名，或一条参考文献，查明是所收的哪一种文献。',
  field: '要查的文献',
  hint: (limit: string) => `一次一条，最多 ${limit} 个字符。BibTeX、RIS 等记录也可以。`,
  button: '查找',
  /** What was asked, short. */
  titleOf: (ref: string) => `查文献：${ref}`,
  found: (count: number) => (count === 1 ? '是这一种' : `可能是以下 ${count} 种之一`),
  sure: { certain: '确定', likely: '很可能', possible: '可能' },
  matchedBy: {
    ID: '编号相同',
    DOI: 'DOI 相同',
    CSTR: 'CSTR 相同',
    ISBN: 'ISBN 相同',
    URL: '网址相同',
    DOCUMENT_NUMBER: '文号或标准号相同',
    TITLE: '题名相符',
    SHORT_NAME: '简称相符',
    REFERENCE_LINE: '题名、责任者、日期与这条参考文献相符',
    RECORD: '题名、责任者、日期与这条记录相符',
  } satisfies Record<MatchKind, string>,
  score: (score: string) => `相符程度 ${score}`,
  nothing: '所收文献中没有这一种',
  nothingSays: '也许题名、文号写得不同，或者这种文献没有收入。',
  near: '相近但不同的文献',
  differs: {
    IDENTIFIER: '标识符或文号不同',
    TITLE: '题名不同',
    PART: '卷次或版次不同',
    DATE: '日期不同',
    NAMES: '责任者不同',
  } satisfies Record<SourceDifference, string>,
  named: '图谱里有同名的条目，它不是文献',
  searchFor: '在全部条目和段落中检索',
  problem: {
    NO_REFERENCE: () => '这里没有可查的内容。请粘贴题名、文号、DOI、网址或一条参考文献。',
    TOO_LONG: (length: string, limit: string) =>
      `这里有 ${length} 个字符，最多 ${limit} 个。请只留一条参考文献或一个题名；粘贴的内容仍在框里。`,
    FAILED: () => '这次没有查成：用时过长，或检索暂时不可用。请稍后再试；粘贴的内容仍在框里。',
  } satisfies Record<LookupProblem, (length: string, limit: string) => string>,
};

const en: typeof zh = {
  title: 'Find a source',
  lead: 'Paste what you have at hand: a DOI, an address, a document number, a title or a reference, to see which of the sources held here it is.',
  field: 'What to look for',
  hint: (limit) =>
    `One at a time, at most ${limit} characters. Records in BibTeX, RIS and the like are understood, too.`,
  button: 'Look up',
  titleOf: (ref) => `Find a source: ${ref}`,
  found: (count) => (count === 1 ? 'It is this one' : `It may be one of these ${count}`),
  sure: { certain: 'certain', likely: 'very likely', possible: 'possible' },
  matchedBy: {
    ID: 'the same id',
    DOI: 'the same DOI',
    CSTR: 'the same CSTR',
    ISBN: 'the same ISBN',
    URL: 'the same address',
    DOCUMENT_NUMBER: 'the same number of a document or standard',
    TITLE: 'the title agrees',
    SHORT_NAME: 'the short name agrees',
    REFERENCE_LINE: 'title, names and date agree with the reference',
    RECORD: 'title, names and date agree with the record',
  },
  score: (score) => `score ${score}`,
  nothing: 'None of the sources held here is it',
  nothingSays: 'Its title or number may be written otherwise, or the source is not held.',
  near: 'Near, but other sources',
  differs: {
    IDENTIFIER: 'another identifier or number',
    TITLE: 'another title',
    PART: 'another volume or edition',
    DATE: 'another date',
    NAMES: 'other authors or bodies',
  },
  named: 'The graph has an entry of this name, which is no source',
  searchFor: 'Search all entries and passages',
  problem: {
    NO_REFERENCE: () => 'There is nothing to look up in it. Paste a title, a number, a DOI, an address or a reference.',
    TOO_LONG: (length, limit) =>
      `It has ${length} characters; at most ${limit} are taken. Leave one reference or title; what was pasted is still in the field.`,
    FAILED: () =>
      'It could not be looked up: it took too long, or the search is not available. Try again later; what was pasted is still in the field.',
  },
};

export const lookup = { zh, en };
