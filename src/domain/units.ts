/**
 * Units as Chinese policy texts print them, so that figures compare: 7万亿元 is more than 900亿元. Percent and percentage points are
 * dimensions of their own, and so are persons and households: nothing is converted between them.
 */

interface UnitDef {
  readonly dimension: string;
  readonly factor: number;
}

/** What a bare multiplier stands for before a unit: 万人, 亿千瓦时. The longer ones first. */
export const MULTIPLIERS: readonly (readonly [string, number])[] = [
  ['万亿', 1e12],
  ['千亿', 1e11],
  ['百亿', 1e10],
  ['十亿', 1e9],
  ['亿', 1e8],
  ['千万', 1e7],
  ['百万', 1e6],
  ['十万', 1e5],
  ['万', 1e4],
  ['千', 1e3],
  ['百', 1e2],
];

/** Base units with their other names; the dimension is named by its base unit. 亩 is 2000/3 m². */
const UNITS: ReadonlyMap<string, UnitDef> = new Map(
  Object.entries({
    元: [
      ['元', 1],
      ['元人民币', 1],
      ['块', 1],
      ['yuan', 1],
      ['CNY', 1],
      ['RMB', 1],
    ],
    美元: [
      ['美元', 1],
      ['USD', 1],
    ],
    平方米: [
      ['平方米', 1],
      ['㎡', 1],
      ['m²', 1],
      ['m2', 1],
      ['亩', 2000 / 3],
      ['公顷', 1e4],
      ['hectares', 1e4],
      ['hectare', 1e4],
      ['ha', 1e4],
      ['mu', 2000 / 3],
      ['平方公里', 1e6],
      ['平方千米', 1e6],
      ['km²', 1e6],
      ['km2', 1e6],
    ],
    米: [
      ['米', 1],
      ['m', 1],
      ['公里', 1e3],
      ['千米', 1e3],
      ['里', 500],
      ['km', 1e3],
    ],
    千克: [
      ['千克', 1],
      ['公斤', 1],
      ['kg', 1],
      ['斤', 0.5],
      ['吨', 1e3],
    ],
    立方米: [
      ['立方米', 1],
      ['方', 1],
      ['m³', 1],
    ],
    千瓦: [
      ['千瓦', 1],
      ['兆瓦', 1e3],
      ['kW', 1],
      ['MW', 1e3],
    ],
    千瓦时: [
      ['千瓦时', 1],
      ['度', 1],
      ['kWh', 1],
    ],
    '%': [
      ['%', 1],
      ['％', 1],
      ['百分比', 1],
      ['percent', 1],
      ['per cent', 1],
      ['成', 10],
      ['‰', 0.1],
    ],
    百分点: [
      ['个百分点', 1],
      ['百分点', 1],
      ['percentage points', 1],
      ['percentage point', 1],
    ],
    人: [
      ['人', 1],
      ['名', 1],
      ['位', 1],
      ['人次', 1],
      ['people', 1],
      ['persons', 1],
    ],
    户: [
      ['户', 1],
      ['户次', 1],
      ['households', 1],
    ],
    天: [
      ['天', 1],
      ['日', 1],
      ['周', 7],
      ['days', 1],
    ],
    小时: [
      ['小时', 1],
      ['时', 1],
      ['分钟', 1 / 60],
      ['hours', 1],
      ['minutes', 1 / 60],
    ],
    年: [
      ['年', 1],
      ['周年', 1],
      ['个月', 1 / 12],
      ['月', 1 / 12],
      ['years', 1],
      ['months', 1 / 12],
    ],
    倍: [
      ['倍', 1],
      ['times', 1],
    ],
  } satisfies Record<string, readonly (readonly [string, number])[]>).flatMap(([dimension, units]) =>
    units.map(([name, factor]) => [name, { dimension, factor }] as const),
  ),
);

/** Figures without a unit are ratios and indices. */
const NUMBER: UnitDef = { dimension: '', factor: 1 };

export interface ConvertedValue {
  readonly value: number;
  /** The base unit, '' for a bare number; an unknown unit is a dimension of its own. Only within one do values compare. */
  readonly dimension: string;
}

/** The number in the base unit of its dimension: 7, 万亿元 → 7e12, 元. */
export function convertedValue(value: number, unit?: string): ConvertedValue {
  const { dimension, factor } = unitOf(unit);
  return { value: rounded(value * factor), dimension };
}

function unitOf(unit: string | undefined): UnitDef {
  const name = unit?.normalize('NFC').trim() ?? '';
  if (name === '') return NUMBER;
  return UNITS.get(name) ?? perUnit(name) ?? multiplied(name) ?? { dimension: name, factor: 1 };
}

/** 元/人, 万元/亩: the unit above is converted, what it is counted by is part of the dimension. */
function perUnit(name: string): UnitDef | undefined {
  const [above, below, ...rest] = name.split(/[/／]/);
  if (!above || !below || rest.length > 0) return undefined;
  const [over, by] = [unitOf(above), unitOf(below)];
  return { dimension: `${over.dimension}/${by.dimension}`, factor: over.factor / by.factor };
}

function multiplied(name: string): UnitDef | undefined {
  for (const [word, factor] of MULTIPLIERS) {
    if (!name.startsWith(word)) continue;
    const rest = unitOf(name.slice(word.length));
    return { dimension: rest.dimension, factor: factor * rest.factor };
  }
  return undefined;
}

/** Twelve digits: 0.1 亿元 and 1000 万元 are the same sum, whatever the binary fractions say. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
