/** The cases of vocabulary-cases.ts that are about relations, what hangs together, and the sheets of some types. */
import type { LintCase } from './vocabulary-cases.ts';

export const RELATION_CASES: readonly LintCase[] = [
  {
    code: 'BOTH_WAYS',
    title: 'a relation stated in both directions',
    entities: `  - {mechanism: 甲, kind: FUND, en: M1, statements: [{uses: 乙, at: a}]}
  - mechanism: 乙
    kind: FUND
    en: M2
    statements:
      - {uses: 甲, at: a} # !
`,
  },
  {
    code: 'BOTH_WAYS',
    title: 'two statements in one direction, and two types that point at each other',
    entities: `  - {mechanism: 甲, kind: FUND, en: M1, statements: [{uses: 乙, at: a}, {uses: 乙, period: 2021, at: a}]}
  - {mechanism: 乙, kind: FUND, en: M2, statements: [{arisesFrom: 甲, at: a}]}
`,
  },
  {
    code: 'BOTH_PAGES',
    title: 'a symmetric relation on the pages of both ends',
    entities: `  - {region: 东乡, en: D, statements: [{pairedWith: 西乡, period: 2020, at: a}]}
  - region: 西乡
    en: X
    statements:
      - {pairedWith: 东乡, period: 2021, at: a} # !
`,
  },
  {
    code: 'BOTH_PAGES',
    title: 'one stated twice on one page',
    entities: `  - {region: 东乡, en: D, statements: [{pairedWith: 西乡, period: 2020, at: a}, {pairedWith: 西乡, period: 2021, at: a}]}
  - {region: 西乡, en: X}
`,
  },
  {
    code: 'CYCLE',
    title: 'a circle that two hierarchies close',
    entities: `  - concept: 甲
    kind: IDEA
    en: C1
    statements:
      - {partOf: 乙, at: a} # !
  - {concept: 乙, kind: IDEA, en: C2, statements: [{partOf: 丙, at: a}]}
  - {concept: 丙, kind: IDEA, en: C3, statements: [{supersedes: 甲, at: a}]}
`,
  },
  {
    code: 'CYCLE',
    title: 'a circle of one type, which is refused anyway, and a diamond',
    entities: `  - {concept: 甲, kind: IDEA, en: C1, statements: [{partOf: 乙, at: a}, {partOf: 丙, at: a}]}
  - {concept: 乙, kind: IDEA, en: C2, statements: [{partOf: 丁, at: a}]}
  - {concept: 丙, kind: IDEA, en: C3, statements: [{supersedes: 丁, at: a}]}
  - {concept: 丁, kind: IDEA, en: C4}
  - {concept: 戊, kind: IDEA, en: C5, statements: [{partOf: 己, at: a}]}
  - {concept: 己, kind: IDEA, en: C6, statements: [{partOf: 戊, at: a}]}
`,
  },
  {
    code: 'REDUNDANT',
    title: 'a part of a part that is stated to be part of the whole',
    entities: `  - region: 村
    en: R1
    statements:
      - {within: 乡, at: a}
      - {within: 省, at: a} # !
  - {region: 乡, en: R2, statements: [{within: 县, at: a}]}
  - {region: 县, en: R3, statements: [{within: 省, at: a}]}
  - {region: 省, en: R4}
`,
  },
  {
    code: 'REDUNDANT',
    title: 'a part of two wholes',
    entities: `  - {concept: 甲, kind: IDEA, en: C1, statements: [{partOf: 乙, at: a}, {partOf: 丙, at: a}]}
  - {concept: 乙, kind: IDEA, en: C2}
  - {concept: 丙, kind: IDEA, en: C3}
`,
  },
  { code: 'TOO_DEEP', title: 'the seventh step below the top, not those below it', entities: chainOf(9, 7) },
  { code: 'TOO_DEEP', title: 'six steps', entities: chainOf(6) },
  {
    code: 'ORPHAN',
    title: 'an entity that nothing refers to and that states nothing',
    entities: `  - {region: 东乡, en: D} # !
`,
  },
  {
    code: 'ORPHAN',
    title: 'a source of which nothing is said, not one that is described',
    entities: `  - {document: 茶志, en: T} # !
  - {document: 茶报, en: R, fields: {issuedOn: "2020"}}
`,
  },
  {
    code: 'ORPHAN',
    title: 'one that a statement, a figure, a claim or a passage refers to',
    entities: `  - {region: 东乡, en: D, statements: [{within: 西乡, at: a}], figures: [{indicator: 茶厂数, value: 3, unit: 家, comparedWith: 南乡, at: a}], claims: [{FIRST: 首个, en: First., object: 联户, scope: 北乡, at: a}]}
  - {region: 西乡, en: X}
  - {region: 南乡, en: N}
  - {region: 北乡, en: B}
  - {indicator: 茶厂数, kind: COUNT, en: I}
  - {mechanism: 联户, kind: FUND, en: M}
`,
  },
  {
    code: 'ONLY_DIFFERENT',
    title: 'entities of which it is said only what they are not',
    entities: `  - {region: 东乡, en: D, statements: [{within: 县, at: a}]}
  - {region: 西乡, en: X, statements: [{differentFrom: 东乡, at: a}]} # !
  - {region: 县, en: C}
`,
  },
  {
    code: 'ONLY_DIFFERENT',
    title: 'one that has a claim, and one that a claim is attributed to',
    entities: `  - {organization: 东社, en: D, statements: [{differentFrom: 西社, at: a}], claims: [{OUTCOME: 增收, en: More., attributedTo: 西社, at: a}]}
  - {organization: 西社, en: X}
`,
  },
  {
    code: 'DISCONNECTED',
    title: 'each part but the largest, at its first member',
    entities: `  - {region: 东乡, en: D, statements: [{within: 东县, at: a}, {within: 省, at: a}]}
  - {region: 东县, en: C}
  - {region: 省, en: P}
  - {region: 西乡, en: X, statements: [{within: 西县, at: a}]} # !
  - {region: 西县, en: W, statements: [{differentFrom: 东县, at: a}]}
  - {group: 茶农, en: G, claims: [{OUTCOME: 增收, en: More., at: a}]} # !
`,
  },
  {
    code: 'DISCONNECTED',
    title: 'parts that a qualifier, a figure, a claim or a cited source joins',
    entities: `  - {region: 东乡, en: D, statements: [{pairedWith: 西乡, via: 联户, at: a}], figures: [{indicator: 茶厂数, value: 3, unit: 家, at: a}]}
  - {region: 西乡, en: X, claims: [{FIRST: 首个, en: First., object: 茶市, at: a, cited: [{mark: ［1］, source: 别文}]}]}
  - {version: 联户, en: V}
  - {indicator: 茶厂数, kind: COUNT, en: I}
  - {project: 茶市, kind: FACILITY, en: P}
  - {document: 别文, en: Other}
`,
  },
];

export const SHEET_CASES: readonly LintCase[] = [
  { code: 'NO_LEVEL', title: 'a place without its level', entities: '  - {region: 东乡, en: D} # !\n' },
  {
    code: 'NO_LEVEL',
    title: 'a place with one, and what is no place',
    entities: '  - {region: 东乡, en: D, fields: {level: TOWNSHIP}}\n  - {group: 茶农, en: G}\n',
  },
  {
    code: 'NO_SUMMARY',
    title: 'models, mechanisms and policies without one',
    entities: `  - {model: 东乡模式, en: M} # !
  - {mechanism: 联户, kind: FUND, en: F} # !
  - {policy: 茶政, kind: PLAN, en: P} # !
`,
  },
  {
    code: 'NO_SUMMARY',
    title: 'a mechanism with one, and a group without',
    entities:
      '  - {mechanism: 联户, kind: FUND, en: F, summary: 各户合作。, summaryEn: Joint.}\n  - {group: 茶农, en: G}\n',
  },
  {
    code: 'THIN_MODEL',
    title: 'a model that lacks its field, and one whose only place is no evidence',
    entities: `  - {model: 东乡模式, en: M1, statements: [{practisedIn: 东乡, at: a}, {uses: 联户, at: a}]} # !
  - {model: 西乡模式, en: M2, statements: [{practisedIn: 东乡, basis: BACKGROUND}, {uses: 联户, basis: BACKGROUND}, {domains: 治理, basis: BACKGROUND}]} # !
  - {region: 东乡, en: R}
  - {mechanism: 联户, kind: FUND, en: F}
  - {domain: 治理, en: D}
`,
  },
  {
    code: 'THIN_MODEL',
    title: 'a model with its sheet',
    entities: `  - {model: 东乡模式, en: M, statements: [{practisedIn: 东乡, at: a}, {domains: 治理, at: a}]}
  - {region: 东乡, en: R}
  - {mechanism: 联户, kind: FUND, en: F, statements: [{usedBy: 东乡模式, at: a}]}
  - {domain: 治理, en: D}
`,
  },
];

/** Concepts each a part of the next, so many steps; the one that lies `marked` steps below the top is marked. */
function chainOf(steps: number, marked?: number): string {
  const lines = Array.from({ length: steps }, (_, index) => {
    const mark = steps - index === marked ? ' # !' : '';
    return `  - {concept: 级${index}, kind: IDEA, en: L${index}, statements: [{partOf: 级${index + 1}, at: a}]}${mark}\n`;
  });
  return `${lines.join('')}  - {concept: 级${steps}, kind: IDEA, en: L${steps}}\n`;
}
