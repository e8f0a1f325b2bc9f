/** What the head of a page says of its article: the tags of Google Scholar, Dublin Core, and of Chinese government pages. */
import type { Proposal, ProposedField } from './document.ts';

/** GB/T 39658—2020 has the names of government pages. */
const FIELDS: Readonly<Record<string, ProposedField>> = {
  citation_title: 'title',
  citation_author: 'authors',
  citation_authors: 'authors',
  citation_journal_title: 'journal',
  citation_doi: 'doi',
  citation_publication_date: 'issuedOn',
  citation_date: 'issuedOn',
  citation_volume: 'volume',
  citation_issue: 'issue',
  citation_keywords: 'keywords',
  'dc.title': 'title',
  'dc.creator': 'authors',
  'dc.date': 'issuedOn',
  'dc.publisher': 'issuer',
  'dc.identifier': 'doi',
  articletitle: 'title',
  pubdate: 'issuedOn',
  contentsource: 'issuer',
  keywords: 'keywords',
  author: 'authors',
  'og:title': 'title',
  'article:published_time': 'issuedOn',
};
const MOST = 40;

export function metaProposals(page: Document): readonly Proposal[] {
  const tags = [...page.querySelectorAll('meta[content]')].flatMap((tag): readonly Proposal[] => {
    const name = (tag.getAttribute('name') ?? tag.getAttribute('property') ?? '').toLowerCase();
    const content = (tag.getAttribute('content') ?? '').trim();
    return proposalsOfTag(name, content);
  });
  const heading = page.querySelector('h1')?.textContent?.replace(/\s+/gu, ' ').trim() ?? '';
  const title = page.querySelector('title')?.textContent?.replace(/\s+/gu, ' ').trim() ?? '';
  return [
    ...tags,
    ...pagesOf(page),
    ...named('title', heading, 'FIRST_HEADING'),
    ...named('title', title, 'TITLE_TAG'),
    ...named('url', page.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? '', 'CANONICAL_LINK'),
  ].slice(0, MOST);
}

function proposalsOfTag(name: string, content: string): readonly Proposal[] {
  const field = FIELDS[name];
  if (!field || content === '' || content.length > 500) return [];
  if (field === 'doi' && !/10\.\d{4,9}\//u.test(content)) return [];
  const values = field === 'keywords' || name === 'citation_authors' ? content.split(/[,，;；]/u) : [content];
  return values.flatMap((value) =>
    named(field, field === 'issuedOn' ? dayOf(value) : value.trim(), `META_${name.toUpperCase()}`),
  );
}

function pagesOf(page: Document): readonly Proposal[] {
  const content = (name: string) => page.querySelector(`meta[name="${name}"]`)?.getAttribute('content')?.trim() ?? '';
  const [first, last] = [content('citation_firstpage'), content('citation_lastpage')];
  return named('pages', last === '' || first === '' ? first : `${first}-${last}`, 'META_CITATION_FIRSTPAGE');
}

function named(field: ProposedField, value: string, how: string): readonly Proposal[] {
  return value === '' || value.length > 500 ? [] : [{ field, value, how }];
}

/** 2022/5/1 and 2022-05-01T08:00 are a day. */
function dayOf(text: string): string {
  const [, year, month, day] = /^\s*(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?/u.exec(text) ?? [];
  return [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined).join('-');
}
