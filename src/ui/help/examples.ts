/** What can be typed, by an example of each sort: the same in both languages of the page. */
export const EXAMPLES = {
  name: '飞地抱团',
  sentence: '怎样让村集体增收',
  phrase: '“山海协作”',
  without: '慈善 -鹿城',
  traditional: '飛地抱團',
  pinyin: 'feidi baotuan',
  initials: 'fdbt',
  number: '1.94',
  english: 'enclave pooling',
} as const;

export type ExampleName = keyof typeof EXAMPLES;

// The keys of the table above.
export const EXAMPLE_NAMES = Object.keys(EXAMPLES) as readonly ExampleName[];
