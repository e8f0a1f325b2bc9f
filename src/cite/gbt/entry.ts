/** Entries by GB/T 7714. */
import type { Entry, EntryOptions } from '../entry.ts';
import type { CiteRecord } from '../record.ts';
import { holds, type Setting, settingOf, VALUES } from './elements.ts';
import { englishRecord } from './english.ts';
import { joinAreas, layOut, type Part } from './layout.ts';
import { missingPath } from './missing.ts';
import { type GbtStyle, rulesOf, type StyleRow, type StyleRules } from './styles.ts';

/**
 * A numeric entry stands without its `[1]`. `yearSuffix` is the a of 2023a, of author-date lists alone. With `bilingual` the
 * English entry follows a Chinese one on a line of its own; without an English title there is none, and `missing` says so.
 */
export function formatGbtEntry(record: CiteRecord, style: GbtStyle, options: EntryOptions, yearSuffix = ''): Entry {
  const rules = rulesOf(style);
  const own = written(settingOf(record, rules, options, yearSuffix), rules);
  const english = options.bilingual === true ? englishRecord(record) : undefined;
  if (english === undefined) return { pieces: [{ text: own.text }], missing: own.missing };
  const missing = [...own.missing, ...english.missing];
  if (english.record === undefined) return { pieces: [{ text: own.text }], missing };
  const { text } = written(settingOf(english.record, rules, options, yearSuffix), rules);
  return { pieces: [{ text: `${own.text}\n${text}` }], missing };
}

function written(setting: Setting, rules: StyleRules): { readonly text: string; readonly missing: readonly string[] } {
  const { mark, areas } = rowOf(setting, rules);
  const missing = new Set<string>();
  const valueFor = (part: Part): string | undefined => {
    if (part.name === 'type') return setting.carrier === undefined ? mark : `${mark}/${setting.carrier}`;
    if (part.name === 'host') return joinAreas(rules.host, setting.marks, valueFor) || undefined;
    const path = part.need === 'OPTIONAL' ? undefined : missingPath(part.name, setting);
    if (path !== undefined) missing.add(path);
    return VALUES[part.name](setting) ?? (part.need === 'REPLACED' ? unknownInPrint(part.name, setting) : undefined);
  };
  return { text: layOut(areas, setting.marks, valueFor), missing: [...missing] };
}

function rowOf(setting: Setting, { standard, rowsOf }: StyleRules): StyleRow {
  const type = setting.record.cslType;
  const row = rowsOf(type).find(({ when }) => when.every((condition) => holds(condition, setting)));
  if (row === undefined) throw new Error(`${standard.name} has no layout for every ${type}`);
  return row;
}

/** 2015, 8.4.1 and 8.4.2; not of what is on line. */
function unknownInPrint(name: Part['name'], { carrier, terms }: Setting): string | undefined {
  if (carrier === 'OL') return undefined;
  return name === 'place' ? terms.unknownPlace : terms.unknownPublisher;
}
