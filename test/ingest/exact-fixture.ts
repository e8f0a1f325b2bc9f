/** A small text of its own whose passages say how they open, entered without a fault: numbers and ends are all accounted for. */

export const EXACT_SOURCE = ` 一、山里的茶

东乡县从 2019 年 3 月起推行联户经营［1］，办起 12 家茶
厂①。第一年就有了一个牌子。该县打出“1+3”品牌，围绕采、制、
销三大环节立规矩，茶农收入超过 8 000 元。

（一）林下

①数据来源：《2020 年东乡统计》，http://tea.example/2020/12.html。
 西乡镇养蜂。两家合作社带动蜂农［2］7。它又修了路。`;

export const EXACT_FILE = `source: 东乡茶业（示例）
passages:
  - section: [一、山里的茶]
    paragraphs:
      - {key: 茶-1, number: 1, opens: 东乡县从, zh: 各户一起干。, en: Households work together.}
      - key: 茶-2
        number: 1
        opens: 该县打出
        numbers: [{text: 三大环节, is: COUNTS}]
        zh: 有了品牌和规矩。
        en: There are a brand and rules.
  - section: [一、山里的茶, （一）林下]
    paragraphs:
      - {key: 蜂-1, number: 2, opens: 西乡镇养蜂, zh: 养蜂的事。, en: About bees.}
entities:
  - document: 东乡茶业（示例）
    id: dongxiang-chaye
    en: Tea in Dongxiang (an example)
    statements:
      - {describes: 养蜂, at: 蜂-1, quote: 林下}
  - document: 2020年东乡统计
    id: dongxiang-tongji
    en: Dongxiang statistics, 2020
    statements:
      - {describes: 联户经营, at: 茶-1, quote: 《2020年东乡统计》}
  - region: 东乡县
    en: Dongxiang County
    fields: {level: COUNTY}
    figures:
      - {indicator: 茶厂数, value: 12, unit: 家, at: 茶-1, quote: 办起12家茶厂}
      - {indicator: 茶农收入, value: 8000, unit: 元, comparator: OVER, at: 茶-2, quote: 茶农收入超过8000元, unnamed: PRONOUN}
  - indicator: 茶厂数
    kind: COUNT
    en: Number of tea works
  - indicator: 茶农收入
    kind: MEAN
    en: Income of tea growers
  - mechanism: 联户经营
    kind: OPERATION
    en: Joint working of households
    statements:
      - {practisedIn: 东乡县, period: 2019-03/.., at: 茶-1, quote: 推行联户经营, cited: [{mark: ［1］}]}
  - mechanism: “1+3”品牌
    kind: BRAND
    en: 1+3 brand
    statements:
      - practisedIn: 东乡县
        at: 茶-2
        quote: 该县打出“1+3”品牌
        note: 没有说年份。
        noteEn: No year is given.
        unnamed: PRONOUN
  - mechanism: 养蜂
    kind: OPERATION
    en: Bee-keeping
    statements:
      - {practisedIn: 西乡镇, at: 蜂-1, quote: 西乡镇养蜂}
  - region: 西乡镇
    en: Xixiang Town
    fields: {level: TOWNSHIP}
    figures:
      - indicator: 合作社数
        value: 2
        unit: 家
        at: 蜂-1
        quote: 两家合作社
        cited: [{mark: ［2］, locator: "7"}]
  - indicator: 合作社数
    kind: COUNT
    en: Number of co-operatives
`;
