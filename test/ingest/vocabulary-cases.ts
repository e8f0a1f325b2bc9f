/** Small texts for the vocabulary lint: a line that ends in “# !” is where the lint finds something; without such a line it finds nothing. */
import type { LintCode } from '../../src/ingest/lint.ts';

export interface LintCase {
  readonly code: LintCode;
  readonly title: string;
  /** Under `entities:`, below a document 例文 with the passage a. */
  readonly entities: string;
}

export const WORD_CASES: readonly LintCase[] = [
  {
    code: 'SAME_LABEL',
    title: 'labels of two types that search folds into one',
    entities: `  - {region: 东乡 ＡＢ, en: D1}
  - {group: “东乡ab”, en: D2} # !
`,
  },
  {
    code: 'SAME_LABEL',
    title: 'labels that have one beginning',
    entities: `  - {region: 东乡, en: D1}
  - {group: 东乡人, en: D2}
`,
  },
  {
    code: 'SAME_ENGLISH',
    title: 'English labels but for articles, case and punctuation',
    entities: `  - {region: 东乡, en: The tea-growers}
  - {group: 西乡, en: Tea growers} # !
`,
  },
  {
    code: 'SAME_ENGLISH',
    title: 'numbers with and without a point',
    entities: `  - {version: 联户 1.0, en: Version 1.0}
  - {version: 联户 10, en: Version 10}
`,
  },
  {
    code: 'LABEL_IS_NAME',
    title: 'a label that is another’s name',
    entities: `  - {region: 东乡, en: D1, names: [乡里]}
  - {group: 乡里, en: D2} # !
`,
  },
  {
    code: 'LABEL_IS_NAME',
    title: 'an English label that is another’s name',
    entities: `  - {region: 东乡, en: Tea land}
  - {group: 茶农, en: D2, names: [tea land]} # !
`,
  },
  {
    code: 'LABEL_IS_NAME',
    title: 'a name that is only near a label',
    entities: `  - {region: 东乡, en: D1, names: [东乡县城]}
  - {group: 县城, en: D2}
`,
  },
  {
    code: 'SAME_NAME',
    title: 'a name of two',
    entities: `  - {region: 东乡, en: D1, names: [茶乡]}
  - region: 西乡
    en: D2
    names:
      - “茶乡” # !
`,
  },
  {
    code: 'SAME_NAME',
    title: 'a short form that means one thing in each of two sources',
    entities: `  - {document: 别文, en: Other}
  - {policy: 东乡意见, kind: OPINION, en: P1, names: [{text: 《意见》, kind: SHORT, document: 例文}]}
  - {policy: 西乡意见, kind: OPINION, en: P2, names: [{text: 《意见》, kind: SHORT, document: 别文}]}
`,
  },
  {
    code: 'NAME_IS_LABEL',
    title: 'a name that search folds into the label',
    entities: `  - region: 东乡26县
    en: Counties
    names:
      - 东乡 26 县 # !
      - counties # !
`,
  },
  {
    code: 'NAME_IS_LABEL',
    title: 'the form that the source prints in quotation marks',
    entities: '  - {region: 东乡26县, en: Counties, names: [{text: 东乡“26县”, kind: QUOTED}]}\n',
  },
  {
    code: 'NAME_TWICE',
    title: 'a name given twice',
    entities: `  - region: 东乡
    en: D
    names:
      - 茶乡
      - 茶 乡 # !
`,
  },
  {
    code: 'NAME_TWICE',
    title: 'a name and its quoted form',
    entities: '  - {region: 东乡, en: D, names: [茶乡, {text: “茶乡”, kind: QUOTED}]}\n',
  },
  {
    code: 'HAN_IN_ENGLISH',
    title: 'Han characters in an English label',
    entities: `  - region: 东乡
    en: Dongxiang (东乡) # !
`,
  },
  { code: 'HAN_IN_ENGLISH', title: 'letters with accents', entities: '  - {region: 东乡, en: Dōngxiāng}\n' },
  {
    code: 'NEAR_LABEL',
    title: 'labels that a particle, a sign or a suffix tells apart',
    entities: `  - {concept: 茶农共富, kind: IDEA, en: C1}
  - {concept: 茶农的共富, kind: GOAL, en: C2} # !
  - {mechanism: 茶农+共富机制, kind: FUND, en: C3} # !
`,
  },
  {
    code: 'NEAR_LABEL',
    title: 'a label near a name within one type',
    entities: `  - {mechanism: 联户经营, kind: FUND, en: C1, names: [合作模式]}
  - {mechanism: 合作制度, kind: FUND, en: C2} # !
`,
  },
  {
    code: 'NEAR_LABEL',
    title: 'what a DIFFERENT_FROM tells apart',
    entities: `  - {concept: 茶农共富, kind: IDEA, en: C1}
  - {concept: 茶农的共富, kind: GOAL, en: C2, statements: [{differentFrom: 茶农共富, at: a}]}
`,
  },
  {
    code: 'NEAR_LABEL',
    title: 'a model named after its place, versions, and labels that are only a suffix',
    entities: `  - {region: 东乡县, en: R, names: [东乡]}
  - {model: 东乡模式, en: M}
  - {version: 联户 1.0, en: V1}
  - {version: 联户 2.0, en: V2}
  - {concept: 制度, kind: IDEA, en: C1}
  - {concept: 机制, kind: IDEA, en: C2}
`,
  },
  {
    code: 'LONG_LABEL',
    title: 'a label of 31 Han characters',
    entities: `  - {concept: ${'茶'.repeat(31)}, kind: IDEA, en: C} # !\n`,
  },
  {
    code: 'LONG_LABEL',
    title: 'one of 30, and the title of a source',
    entities: `  - {concept: ${'茶'.repeat(30)}, kind: IDEA, en: C}
  - {policy: ${'茶'.repeat(31)}, kind: PLAN, en: P}
`,
  },
];
