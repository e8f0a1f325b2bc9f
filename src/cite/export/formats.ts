/** The formats that reference managers read, and how each travels. */

export const EXPORT_FORMATS = ['BIBTEX', 'BIBLATEX', 'RIS', 'ENDNOTE', 'NOTEEXPRESS', 'CSL_JSON'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface Transport {
  readonly mediaType: string;
  /** With its dot, behind an id or a file's name. */
  readonly suffix: string;
  readonly lineEnd: '\n' | '\r\n';
}

/** All are UTF-8 without a byte order mark, on which readers of RIS break; the programs of Windows want CRLF. */
export const CHARSET = 'utf-8';
export const TRANSPORTS: Readonly<Record<ExportFormat, Transport>> = {
  BIBTEX: { mediaType: 'application/x-bibtex', suffix: '.bib', lineEnd: '\n' },
  BIBLATEX: { mediaType: 'application/x-bibtex', suffix: '.bib', lineEnd: '\n' },
  RIS: { mediaType: 'application/x-research-info-systems', suffix: '.ris', lineEnd: '\r\n' },
  ENDNOTE: { mediaType: 'application/x-endnote-refer', suffix: '.enw', lineEnd: '\r\n' },
  NOTEEXPRESS: { mediaType: 'text/plain', suffix: '.net', lineEnd: '\r\n' },
  CSL_JSON: { mediaType: 'application/vnd.citationstyles.csl+json', suffix: '.csl.json', lineEnd: '\n' },
};
