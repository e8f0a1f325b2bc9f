/** What each type of work is called in each format. */
import type { CiteRecord, CslType } from '../record.ts';

export interface TypeNames {
  readonly bibtex: string;
  readonly biblatex: string;
  readonly ris: string;
  readonly endnote: string;
  readonly noteexpress: string;
}

/** RIS: STAT is a statute, and no statistics. BibTeX has no types for the law, standards and patents. */
const TYPES: Readonly<Record<CslType, TypeNames>> = {
  article: names('misc', 'online', 'UNPB', 'Unpublished Work'),
  'article-journal': names('article', 'article', 'JOUR', 'Journal Article'),
  'article-newspaper': names('article', 'article', 'NEWS', 'Newspaper Article'),
  book: names('book', 'book', 'BOOK', 'Book'),
  chapter: names('incollection', 'incollection', 'CHAP', 'Book Section'),
  collection: names('misc', 'unpublished', 'UNPB', 'Manuscript'),
  dataset: names('misc', 'dataset', 'DATA', 'Dataset'),
  document: names('misc', 'misc', 'GEN', 'Generic'),
  legislation: names('misc', 'online', 'STAT', 'Statute'),
  'paper-conference': names('inproceedings', 'inproceedings', 'CPAPER', 'Conference Paper', 'Conference Proceedings'),
  patent: names('misc', 'patent', 'PAT', 'Patent'),
  regulation: names('misc', 'online', 'GOVDOC', 'Government Document'),
  report: names('techreport', 'report', 'RPRT', 'Report'),
  standard: names('misc', 'standard', 'STAND', 'Standard'),
  thesis: names('phdthesis', 'thesis', 'THES', 'Thesis'),
  webpage: names('misc', 'online', 'ELEC', 'Web Page'),
};

/** A 公文 that has its number is a report to BibTeX and BibLaTeX, as only these print one. */
const NUMBERED_REGULATION: TypeNames = { ...TYPES.regulation, bibtex: 'techreport', biblatex: 'report' };

export function typeNamesOf({ cslType, documentNumber }: CiteRecord): TypeNames {
  return cslType === 'regulation' && documentNumber !== undefined ? NUMBERED_REGULATION : TYPES[cslType];
}

function names(bibtex: string, biblatex: string, ris: string, endnote: string, noteexpress = endnote): TypeNames {
  return { bibtex, biblatex, ris, endnote, noteexpress };
}
