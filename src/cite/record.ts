/**
 * A work as the citation styles need it: CSL's variables, under the words of the schema where it has them. What a source does not
 * give is left out, never empty; nothing is guessed here.
 */

/** 2021, 2021-05 or 2021-05-20. */
export type PartialDate = string;

/** Names and titles in another script; `text` fields of a work in English or in romanised form. */
export interface PersonParts {
  readonly family: string;
  readonly given?: string;
}

/** A person; one of a single word (波兰尼, Plato) has only a family name. */
export interface PersonName extends PersonParts {
  /** Before the surname: de, van der. */
  readonly particle?: string;
  /** Jr, III. */
  readonly suffix?: string;
  /** In Latin letters: pinyin of a Chinese name. */
  readonly roman?: PersonParts;
}

/** A body: never inverted, shortened or put in capitals. */
export interface BodyName {
  readonly literal: string;
  readonly english?: string;
  readonly roman?: string;
}

export type CiteName = PersonName | BodyName;

/** What of a work can be given in English or romanised as well. */
export interface OtherWords {
  readonly title?: string;
  readonly subtitle?: string;
  readonly container?: string;
  readonly event?: string;
  readonly publisher?: string;
  readonly place?: string;
  readonly edition?: string;
  readonly genre?: string;
  readonly documentNumber?: string;
  readonly archive?: string;
  readonly archivePlace?: string;
}

/** The types of CSL 1.0.2 that the styles tell apart. Others are formatted as `document`. */
export const CSL_TYPES = [
  'article',
  'article-journal',
  'article-newspaper',
  'book',
  'chapter',
  'collection',
  'dataset',
  'document',
  'legislation',
  'paper-conference',
  'patent',
  'regulation',
  'report',
  'standard',
  'thesis',
  'webpage',
] as const;
export type CslType = (typeof CSL_TYPES)[number];

export interface CiteRecord {
  readonly cslType: CslType;
  readonly title?: string;
  readonly subtitle?: string;
  readonly authors?: readonly CiteName[];
  /** Who issued it; they stand as authors where there are none, save in a patent. */
  readonly issuers?: readonly CiteName[];
  /** Of the work itself or, where it stands in a book, of that book. */
  readonly editors?: readonly CiteName[];
  readonly translators?: readonly CiteName[];
  /** The journal, newspaper, book, proceedings or site it stands in. */
  readonly container?: string;
  /** The conference, where its proceedings are not known. */
  readonly event?: string;
  readonly publisher?: string;
  readonly place?: string;
  /** A number, or words as printed (修订版). */
  readonly edition?: string;
  readonly version?: string;
  readonly volume?: string;
  readonly issue?: string;
  /** Of a part in its host; the page that is cited is an option of the entry. */
  readonly pages?: string;
  readonly articleNumber?: string;
  readonly issued?: PartialDate;
  readonly accessed?: PartialDate;
  readonly inForce?: PartialDate;
  /** 文号, or the number of a standard, report or patent. */
  readonly documentNumber?: string;
  readonly archive?: string;
  readonly archivePlace?: string;
  readonly archiveLocation?: string;
  /** 博士学位论文. */
  readonly genre?: string;
  readonly doi?: string;
  readonly cstr?: string;
  readonly isbn?: string;
  readonly issn?: string;
  readonly url?: string;
  /** BCP 47; where it is missing, Han characters in the title decide. */
  readonly language?: string;
  /** CD, OL, …, where it does not follow from `url` or `doi`. */
  readonly carrier?: string;
  readonly english?: OtherWords;
  readonly roman?: OtherWords;
}
