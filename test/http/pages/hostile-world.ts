/** A graph whose every text would do harm if it were taken as markup, a link or a pattern. */
import { at, claim, entity, type Item, observation, passage, relation } from '../../store/items.ts';

/** As labels, names, summaries, quotes, texts of passages and queries. */
export const HOSTILE = [
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)' x='",
  '</title></head><body onload=alert(1)>',
  '&lt;b&gt; &amp; &#60;i&#62; &notin;',
  '{{7*7}} <%= 7 %>',
  'javascript:alert(1)',
  '<!-- --><![CDATA[x]]>',
  '共富😀👨‍👩‍👧'.replaceAll('\u200d', ''),
  '𠮷野家𪚥',
  'z̸̡̛͓͍̆̈́͘a̶l̵g̷o̸',
  '很长'.repeat(150),
  'W'.repeat(300),
] as const;

/** Queries may also have what no record has. */
export const HOSTILE_QUERIES = [
  ...HOSTILE,
  '\u202e反向\u202c',
  '\ud800',
  '\u0000\u0007',
  'a* OR NEAR(b',
  "'; DROP TABLE entity; --",
  '%',
  '%00',
  '..%2f..%2fetc',
] as const;

export function hostileWorld(): readonly Item[] {
  return [
    entity('DOCUMENT', HOSTILE[0], {
      id: 'document:evil',
      summary: HOSTILE[1],
      fields: { url: `https://a.example/"><script>alert(1)</script>'`, issuedOn: '2021' },
    }),
    entity('INDICATOR', HOSTILE[2], { id: 'indicator:evil', fields: { unit: HOSTILE[1] } }),
    ...HOSTILE.flatMap((text, i) => ofText(text, i)),
    ...drawn(),
  ];
}

/** Figures of one time, which make a picture. */
function drawn(): readonly Item[] {
  const evidence = [at('passage:evil-0')];
  return [0, 3, HOSTILE.length - 2, HOSTILE.length - 1].map((i) =>
    observation('indicator:evil', `mechanism:evil-${i}`, { value: i + 1, unit: HOSTILE[1], period: '2020', evidence }),
  );
}

function ofText(text: string, i: number): readonly Item[] {
  const evidence = [at(`passage:evil-${i}`, { quote: text.slice(0, 30) })];
  return [
    passage('document:evil', `${text} 恶意`, { id: `passage:evil-${i}`, section: [text, '（一）'], paragraph: i + 1 }),
    entity('MECHANISM', text, {
      id: `mechanism:evil-${i}`,
      labelEn: text,
      names: [{ text: `${text.slice(0, 200)} 恶意`, kind: 'VARIANT' }],
      summary: `${text} 恶意`,
      summaryEn: text,
    }),
    relation('DESCRIBES', 'document:evil', `mechanism:evil-${i}`, { id: `relation:evil-${i}`, note: text, evidence }),
    claim('OUTCOME', `mechanism:evil-${i}`, text, { id: `claim:evil-${i}`, note: text, evidence }),
    observation('indicator:evil', `mechanism:evil-${i}`, { id: `observation:evil-${i}`, wording: text, evidence }),
  ];
}

/** One address of each sort of page, and of some more texts. */
export const HOSTILE_PATHS: readonly string[] = [
  '/',
  '/browse',
  '/ontology',
  '/about',
  '/document:evil?list=content',
  '/search',
  '/search?type=MECHANISM',
  '/search?q=%E6%81%B6%E6%84%8F',
  '/search?q=%E6%81%B6%E6%84%8F&view=apart',
  '/document:evil',
  '/indicator:evil',
  '/compare?ids=mechanism:evil-0,mechanism:evil-11,mechanism:evil-12',
  ...HOSTILE.flatMap((_, i) =>
    ['mechanism', 'passage', 'relation', 'claim', 'observation'].map((prefix) => `/${prefix}:evil-${i}`),
  ),
];
