/** A small text of its own, entered without a fault, that each test breaks in one place. */
import { readOntology } from '../../src/domain/read-ontology.ts';
import { type CheckedSource, checkSeed } from '../../src/ingest/check.ts';
import type { Fault } from '../../src/ingest/fault.ts';
import { createKeys } from '../../src/text/keys.ts';

export const ontology = await readOntology(new URL('../../schema/', import.meta.url));
export const keys = createKeys();

export const SOURCE_TEXT = ` 一、总体情况

东乡县地处山区，近年来办起了三家茶
 厂①，产量连年增长。茶农收入达到 8 000 元。

（一）做法

县里推行联户经营［2］12，一是统一采
摘，二是统一销售。

①数据来源：东乡县统计公报，仅供示
例使用。
 二、结语

经验值得借鉴。`;

export const FILE = `source: 东乡茶业（示例）
passages:
  - section: [一、总体情况]
    paragraphs:
      - key: 情况-1
        number: 1
        zh: 东乡在山里，这几年有了茶厂。
        en: Dongxiang lies in the hills and now has tea works.
  - section: [一、总体情况, （一）做法]
    paragraphs:
      - {key: 做法-1, number: 2, zh: 各户一起干。, en: Households work together.}
entities:
  - document: 东乡茶业（示例）
    id: dongxiang-chaye
    en: Tea in Dongxiang (an example)
  - region: 东乡县
    en: Dongxiang County
    names: [东乡]
    fields: {level: COUNTY}
    figures:
      - indicator: 茶厂数
        value: 3
        unit: 家
        at: 情况-1
        quote: 办起了三家茶厂
  - indicator: 茶厂数
    kind: COUNT
    en: Number of tea works
  - mechanism: 联户经营
    kind: OPERATION
    en: Joint working of households
    statements:
      - practisedIn: 东乡
        at: 做法-1
        quote: 县里推行联户经营，一是统一采摘
    claims:
      - OUTCOME: 各户统一采茶和卖茶。
        en: Tea is picked and sold together.
        at: [{at: 做法-1, quote: 统一销售}, {at: 情况-1, quote: 东乡县统计公报}]
`;

export interface Checked {
  readonly faults: readonly Fault[];
  /** `CODE line`, for short expectations. */
  readonly summary: readonly string[];
}

export function check(text: string, sources: readonly CheckedSource[] = [{ text: SOURCE_TEXT }]): Checked {
  const faults = checkSeed([{ name: 'tea.yaml', text }], { ontology, keys, sources });
  return { faults, summary: faults.map(({ code, line }) => `${code} ${line}`) };
}

/** The number, from 1, of the first line of FILE (or another text) that holds the words. */
export function lineOf(words: string, text: string = FILE): number {
  const index = text.split('\n').findIndex((line) => line.includes(words));
  if (index < 0) throw new Error(`no line holds ${words}`);
  return index + 1;
}

/** FILE with one thing changed; fails where there is nothing to change. */
export function changed(from: string, to: string, text: string = FILE): string {
  if (!text.includes(from)) throw new Error(`nothing to change: ${from}`);
  return text.replace(from, to);
}
