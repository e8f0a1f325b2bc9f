/**
 * GB/T 7714—2025, in force since 2026-07-01. Its text is not openly readable: clauses as the README of the goldens names them,
 * from public collections of examples.
 */
import type { LayoutRow, Standard } from './standard.ts';

const PAPER: readonly LayoutRow[] = [
  {
    when: ['ON_LINE'],
    mark: 'EB',
    layout: 'author. title: number?[type]. (posted)[accessed]. url?. identifier?',
    clause: '8.11',
  },
  // Open: the year or the whole day.
  { mark: 'Z', layout: 'author. title: number?[type]. year', clause: '8.11' },
];

export const GBT_2025: Standard = {
  name: 'GB/T 7714—2025',
  width: 'FULL',
  upperCaseNames: false,
  keepsHyphens: true,
  pinyinNames: 'WHOLE',
  westernVolume: 'v.',
  spaceBeforeOthers: false,
  identifiers: ['cstr', 'doi'],
  host: 'editor?. container: volume?',
  layouts: {
    book: [
      {
        mark: 'M',
        layout: 'author. title: volume?[type]. translator?. edition?. place: publisher, year: page?. url?. identifier?',
        clause: '8.2',
      },
    ],
    chapter: [
      {
        mark: 'M',
        layout: 'author. title[type]. translator?//host. edition?. place: publisher, year: pages. url?. identifier?',
        clause: '8.3',
      },
    ],
    'article-journal': [
      {
        when: ['UNNUMBERED'],
        mark: 'J',
        layout: 'author. title[type]. translator?. container, date: pages?. url?. identifier?',
        clause: '8.5.1',
      },
      {
        mark: 'J',
        layout: 'author. title[type]. translator?. container, year, volume?(issue?): pages. url?. identifier?',
        clause: '8.5.1',
      },
    ],
    'article-newspaper': [
      {
        mark: 'N',
        layout: 'author. title[type]. translator?. container, date(sheet). url?. identifier?',
        clause: '8.5.1.4',
      },
    ],
    thesis: [
      { mark: 'D', layout: 'author. title[type]. place: publisher, year: page?. url?. identifier?', clause: '8.7' },
    ],
    'paper-conference': [
      {
        when: ['EVENT_ONLY'],
        mark: 'C',
        layout: 'author. title[type]//event, year: pages. url?. identifier?',
        clause: '8.6',
      },
      {
        mark: 'C',
        layout: 'author. title[type]//host. place: publisher, year: pages. url?. identifier?',
        clause: '8.6',
      },
    ],
    report: [
      {
        when: ['UNPUBLISHED'],
        mark: 'R',
        layout: 'author. title: number?[type]. date: page?. url?. identifier?',
        clause: '8.8',
      },
      {
        mark: 'R',
        layout: 'author. title: number?[type]. place: publisher, year: page?. url?. identifier?',
        clause: '8.8',
      },
    ],
    standard: [
      {
        mark: 'S',
        layout: 'number title[type]. url?. identifier?',
        // Open: two public implementations begin with the body and the year.
        authorDate: 'author, year. number title[type]. url?. identifier?',
        clause: '8.9',
      },
    ],
    patent: [{ mark: 'P', layout: 'author. title: number[type]. date. url?. identifier?', clause: '8.10' }],
    webpage: [{ mark: 'EB', layout: 'author. title[type]. (posted)[accessed]. url. identifier?', clause: '8.11' }],
    regulation: PAPER,
    legislation: PAPER,
    dataset: [
      {
        mark: 'DS',
        layout: 'author. title[type]. version?. platform(posted)[accessed]. url?. identifier?',
        clause: '8.14',
      },
    ],
    article: [
      {
        mark: 'PP',
        layout: 'author. title[type]. version?. platform(posted)[accessed]. url?. identifier?',
        clause: '8.15',
      },
    ],
    collection: [
      {
        mark: 'A',
        layout: 'author. title: archiveLocation[type]. archivePlace: archive, date: page?. url?. identifier?',
        clause: '8.12',
      },
    ],
    document: [
      {
        mark: 'Z',
        layout: 'author. title: number?[type]. place?: publisher?, year: page?. url?. identifier?',
        clause: '8.2',
      },
    ],
  },
};
