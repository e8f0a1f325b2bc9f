/** Invented search documents: none of the words of any source. */
import type { SearchDocument } from '../../src/search/document.ts';

const NOTHING = {
  names: [],
  section: [],
  fields: {},
  domains: [],
  regions: [],
  documents: [],
  visibility: 'PUBLIC',
  weight: 0,
} as const;

export function entity(id: string, label: string, more: Partial<SearchDocument> = {}): SearchDocument {
  return { ...NOTHING, id, isPassage: false, type: id.split(':')[0]?.toUpperCase() ?? '', label, ...more };
}

export function passage(id: string, text: string, more: Partial<SearchDocument> = {}): SearchDocument {
  return { ...NOTHING, id: `passage:${id}`, isPassage: true, text, ...more };
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(random: () => number, from: readonly T[]): T {
  const picked = from[Math.floor(random() * from.length)];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}

const WORDS = [
  ...[
    '山海协作',
    '茶园',
    '合作社',
    '合作',
    '产业',
    '产业园',
    '收入',
    '农户',
    '低收入农户',
    '数字',
    '改革',
    '土地',
    '流转',
    '县城',
    '乡村',
    '振兴',
  ],
  ...[
    '飛地',
    '飞地',
    '抱团',
    '發展',
    '发展',
    '銀行',
    '银行',
    '26县',
    '4.0',
    '1+7+N',
    '1,200',
    '2021年',
    'Café',
    'digital',
    'Plan',
    '的',
    '和',
    '是',
  ],
];
const REGIONS = ['region:a', 'region:b', 'region:c'];
const TYPES = ['MODEL', 'MECHANISM', 'CONCEPT', 'REGION'];

export function randomDocument(random: () => number, number: number): SearchDocument {
  const text = (length: number) =>
    Array.from({ length: 1 + Math.floor(random() * length) }, () => pick(random, WORDS)).join(
      pick(random, ['', '', '，', ' ']),
    );
  const some = (values: readonly string[]) => values.filter(() => random() < 0.3);
  const year = 2015 + Math.floor(random() * 8);
  const shared = {
    domains: some(['domain:x', 'domain:y']),
    regions: some(REGIONS),
    documents: some(['document:p', 'document:q']),
    ...(random() < 0.7 ? { from: `${year}-01-01`, to: `${year + Math.floor(random() * 3)}-12-31` } : {}),
    visibility: random() < 0.15 ? ('EDITORS' as const) : ('PUBLIC' as const),
    weight: Math.floor(random() * 20),
  };
  if (random() < 0.5)
    return passage(String(number), text(20), {
      ...shared,
      section: [text(2)],
      ...(random() < 0.3 ? { textEn: 'a digital plan' } : {}),
    });
  const type = pick(random, TYPES);
  const own = entity(`${type.toLowerCase()}:${number}`, text(3), {
    ...shared,
    type,
    ...(type === 'MECHANISM' ? { kind: pick(random, ['FUND', 'BRAND']) } : {}),
    names: some(['飞地经济', '山海情', 'Plan B']).map((name) => ({ text: name, kind: 'VARIANT' as const })),
    ...(random() < 0.6 ? { summary: text(12) } : {}),
  });
  const hidden = { ...own, names: [...own.names, { text: text(2), kind: 'VARIANT' as const }], regions: REGIONS };
  return own.visibility === 'PUBLIC' && random() < 0.2
    ? { ...own, forEditors: { ...hidden, visibility: 'EDITORS' } }
    : own;
}

export function randomQuery(random: () => number): string {
  const words = Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
    pick(random, [...WORDS, 'feidi', 'chayuan', '山海情', 'plan b', '农户收入']),
  );
  return words.join(pick(random, ['', ' ']));
}
