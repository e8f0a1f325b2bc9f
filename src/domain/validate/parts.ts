/** Checks that entities and statements share: enum values, periods, notes, evidence. */

import type { Ontology } from '../ontology.ts';
import { isPeriod } from '../period.ts';
import type { Evidence } from '../records.ts';
import { type Faults, shown } from './faults.ts';
import { LINE_RULE, PROSE_RULE, quoteFault, textFault } from './text-rules.ts';

export const MAX_EVIDENCE = 200;
const MAX_CITED = 50;

/** The message for a value that is none of an enum's; undefined where it is one. */
export function enumFault(ontology: Ontology, name: string, value: string): string | undefined {
  const values = ontology.enums.get(name)?.map((known) => known.value);
  if (!values || values.includes(value)) return undefined;
  return `is ${shown(value)}; it takes ${values.join(', ')}`;
}

export function periodFault(period: string): string | undefined {
  return isPeriod(period)
    ? undefined
    : `is ${shown(period)}; a period is 2021, 2021-06, 2021-06-10, 2019/2021, 2006/.. or ../2025`;
}

/** Notes are prose; what is background knowledge says in them what it is known from. */
export function checkNotes(
  item: {
    readonly basis: string;
    readonly note?: string;
    readonly noteEn?: string;
    readonly evidence: readonly Evidence[];
  },
  path: string,
  faults: Faults,
): void {
  const at = path === '' ? '' : `${path}.`;
  if (item.note !== undefined) faults.note(`${at}note`, textFault(item.note, PROSE_RULE));
  if (item.noteEn !== undefined) faults.note(`${at}noteEn`, textFault(item.noteEn, PROSE_RULE));
  if (item.basis === 'BACKGROUND' && item.evidence.length === 0 && (item.note ?? '').trim() === '') {
    faults.add(`${at}note`, 'is missing; what is BACKGROUND without evidence says here what it is known from');
  }
}

export function checkEvidence(evidence: readonly Evidence[], field: string, ontology: Ontology, faults: Faults): void {
  if (evidence.length > MAX_EVIDENCE)
    faults.add(field, `has ${evidence.length} places; at most ${MAX_EVIDENCE} are taken`);
  evidence.forEach((item, index) => {
    const path = `${field}[${index}]`;
    if (item.quote !== undefined) faults.note(`${path}.quote`, quoteFault(item.quote));
    faults.note(`${path}.stance`, enumFault(ontology, 'Stance', item.stance));
    if ((item.cited?.length ?? 0) > MAX_CITED)
      faults.add(`${path}.cited`, `has ${item.cited?.length} marks; at most ${MAX_CITED} are taken`);
    item.cited?.forEach((cited, at) => {
      faults.note(`${path}.cited[${at}].mark`, textFault(cited.mark, LINE_RULE));
      if (cited.locator !== undefined) faults.note(`${path}.cited[${at}].locator`, textFault(cited.locator, LINE_RULE));
    });
  });
}
