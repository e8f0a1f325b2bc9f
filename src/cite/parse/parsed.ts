/** What a pasted reference says, as far as it can be read. */
import type { PartialDate } from '../record.ts';

export const LINE_FORMS = ['GB_T_7714', 'APA', 'FOOTNOTE'] as const;
export const RECORD_FORMS = ['BIBTEX', 'RIS', 'ENDNOTE', 'NOTEEXPRESS', 'CSL_JSON'] as const;
export type ReferenceForm = (typeof LINE_FORMS)[number] | (typeof RECORD_FORMS)[number];

export interface ParsedReference {
  readonly form: ReferenceForm;
  /** GB/T 7714's, without the carrier: J, M, EB. */
  readonly typeMark?: string;
  /** The likeliest first: without and with its subtitle, in Latin letters and in English. Never an empty text. */
  readonly titles: readonly string[];
  /** Of authors, editors and bodies, in any of their forms: 高远; Bauer E; Bauer, E. */
  readonly names: readonly string[];
  /** When it was issued, never when it was looked at. */
  readonly date?: PartialDate;
  /** The journal, newspaper, book or site it stands in. */
  readonly container?: string;
  /** Of a book, in the form of `partKey`. */
  readonly volume?: string;
  readonly edition?: string;
  /** The text in which identifiers stand: abstracts and notes name those of others. */
  readonly identified: string;
}

export function isRecordForm(form: ReferenceForm): boolean {
  return (RECORD_FORMS as readonly string[]).includes(form);
}

/** Texts without what stands around them, each once, the empty ones left out. */
export function distinctTexts(texts: readonly (string | undefined)[]): readonly string[] {
  const trimmed = texts.map((text) => text?.replace(AROUND, '') ?? '');
  return [...new Set(trimmed)].filter((text) => text !== '');
}

const AROUND = /^[\s,，.。:：;；、/]+|[\s,，.。:：;；、/]+$/gu;
