/** The four styles of GB/T 7714, with their layouts read. */
import type { TextStyle } from '../entry.ts';
import type { CslType } from '../record.ts';
import { type Area, authorDateLayout, parseLayout } from './layout.ts';
import type { Condition, LayoutRow, Standard } from './standard.ts';
import { GBT_2015 } from './standard-2015.ts';
import { GBT_2025 } from './standard-2025.ts';

export type GbtStyle = Exclude<TextStyle, 'APA_7'>;

export interface StyleRow {
  readonly when: readonly Condition[];
  readonly mark: string;
  readonly areas: readonly Area[];
}

export interface StyleRules {
  readonly standard: Standard;
  readonly isAuthorDate: boolean;
  readonly host: readonly Area[];
  readonly rowsOf: (type: CslType) => readonly StyleRow[];
}

/** Each layout is read when it is first wanted. */
export function rulesOf(style: GbtStyle): StyleRules {
  const known = read.get(style) ?? readRules(style);
  read.set(style, known);
  return known;
}

const read = new Map<GbtStyle, StyleRules>();

const STYLES: Readonly<Record<GbtStyle, readonly [standard: Standard, isAuthorDate: boolean]>> = {
  GB_T_7714_2025_NUMERIC: [GBT_2025, false],
  GB_T_7714_2025_AUTHOR_DATE: [GBT_2025, true],
  GB_T_7714_2015_NUMERIC: [GBT_2015, false],
  GB_T_7714_2015_AUTHOR_DATE: [GBT_2015, true],
};

function readRules(style: GbtStyle): StyleRules {
  const [standard, isAuthorDate] = STYLES[style];
  const rows = new Map<CslType, readonly StyleRow[]>();
  const rowsOf = (type: CslType): readonly StyleRow[] => {
    const known = rows.get(type) ?? standard.layouts[type].map((row) => readRow(row, isAuthorDate));
    rows.set(type, known);
    return known;
  };
  return { standard, isAuthorDate, host: parseLayout(standard.host), rowsOf };
}

function readRow({ when = [], mark, layout, authorDate }: LayoutRow, isAuthorDate: boolean): StyleRow {
  const own = isAuthorDate ? (authorDate ?? authorDateLayout(layout)) : layout;
  return { when, mark, areas: parseLayout(own) };
}
