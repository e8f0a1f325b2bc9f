/** References of the inquiry → as pages show them. */
import type { Bibliography } from '../../inquiry/cite.ts';
import type { ReferenceData } from '../../ui/cite/reference-data.ts';
import { labelOf } from './named-records.ts';

export function referencesOf({ entries }: Bibliography): readonly ReferenceData[] {
  return entries.map(({ document, ...entry }) => ({
    document: document.record.id,
    documentLabel: labelOf(document.record),
    ...entry,
  }));
}
