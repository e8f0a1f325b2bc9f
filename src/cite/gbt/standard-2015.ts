/** GB/T 7714—2015. Clauses as the README of the goldens names them. */
import type { LayoutRow, Standard } from './standard.ts';

const PAPER: readonly LayoutRow[] = [
  {
    when: ['ON_LINE'],
    mark: 'A',
    layout: 'author. title: number?[type]. (posted)[accessed]. url?. identifier?',
    clause: '4.6',
  },
  // Open: [A] or [Z], and the year or the whole day.
  { mark: 'A', layout: 'author. title: number?[type]. year', clause: '4.1' },
];

export const GBT_2015: Standard = {
  name: 'GB/T 7714—2015',
  width: 'HALF',
  upperCaseNames: true,
  keepsHyphens: false,
  pinyinNames: 'SYLLABLES',
  westernVolume: 'Vol. ',
  spaceBeforeOthers: true,
  identifiers: ['doi'],
  host: 'editor?. container: volume?',
  layouts: {
    book: [
      {
        mark: 'M',
        layout:
          'author. title: volume?[type]. translator?. edition?. place!: publisher!, year: page?[accessed]. url?. identifier?',
        clause: '4.1',
      },
    ],
    chapter: [
      {
        mark: 'M',
        layout:
          'author. title[type]. translator?//host. edition?. place!: publisher!, year: pages[accessed]. url?. identifier?',
        clause: '4.2',
      },
    ],
    'article-journal': [
      {
        mark: 'J',
        layout:
          'author. title[type]. translator?. container, year, volume?(issue?): pages[accessed]. url?. identifier?',
        clause: '4.4',
      },
    ],
    'article-newspaper': [
      {
        mark: 'N',
        layout: 'author. title[type]. translator?. container, date(sheet)[accessed]. url?. identifier?',
        clause: '8.8.3',
      },
    ],
    thesis: [
      {
        mark: 'D',
        layout: 'author. title[type]. place!: publisher!, year: page?[accessed]. url?. identifier?',
        clause: '4.1',
      },
    ],
    'paper-conference': [
      {
        when: ['EVENT_ONLY'],
        mark: 'C',
        layout: 'author. title[type]//event. year: pages[accessed]. url?. identifier?',
        clause: '4.2',
      },
      {
        mark: 'C',
        layout: 'author. title[type]//host. place!: publisher!, year: pages[accessed]. url?. identifier?',
        clause: '4.2',
      },
    ],
    report: [
      {
        when: ['UNPUBLISHED', 'ON_LINE'],
        mark: 'R',
        layout: 'author. title: number?[type]. (posted)[accessed]. url?. identifier?',
        clause: '4.6',
      },
      {
        mark: 'R',
        layout: 'author. title: number?[type]. place!: publisher!, year: page?[accessed]. url?. identifier?',
        clause: '4.1',
      },
    ],
    standard: [
      {
        mark: 'S',
        layout: 'author. title: number[type]. place!: publisher!, year: page?[accessed]. url?. identifier?',
        clause: '4.1',
      },
    ],
    patent: [{ mark: 'P', layout: 'author. title: number[type]. date[accessed]. url?. identifier?', clause: '4.5' }],
    webpage: [{ mark: 'EB', layout: 'author. title[type]. (posted)[accessed]. url. identifier?', clause: '4.6' }],
    regulation: PAPER,
    legislation: PAPER,
    dataset: [
      {
        when: ['UNPUBLISHED'],
        mark: 'DS',
        layout: 'author. title[type]. (posted)[accessed]. url?. identifier?',
        clause: '4.6',
      },
      // Open: the version is not printed.
      {
        mark: 'DS',
        layout: 'author. title[type]. place?: platform, year[accessed]. url?. identifier?',
        clause: '4.6',
      },
    ],
    // Has no mark for preprints yet.
    article: [{ mark: 'EB', layout: 'author. title[type]. (posted)[accessed]. url?. identifier?', clause: '4.6' }],
    collection: [
      {
        mark: 'A',
        layout: 'author. title: archiveLocation[type]. archivePlace: archive, year: page?[accessed]. url?. identifier?',
        clause: '4.1',
      },
    ],
    document: [
      {
        mark: 'Z',
        layout: 'author. title: number?[type]. place?: publisher?, year: page?[accessed]. url?. identifier?',
        clause: '4.1',
      },
    ],
  },
};
