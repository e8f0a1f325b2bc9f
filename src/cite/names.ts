/** Names, apart from how a style writes them. */
import type { BodyName, CiteName, CiteRecord } from './record.ts';

export function isBody(name: CiteName): name is BodyName {
  return 'literal' in name;
}

/** The fields that hold names, as they stand in paths of what is missing. */
export type NameField = 'authors' | 'editors' | 'issuers' | 'translators';

export interface Responsible {
  readonly field: NameField;
  readonly names: readonly CiteName[];
}

/**
 * Who stands in the author's place: the authors, else the editors of a whole work, else who issued it; nobody: no names, of the
 * field `authors`. Editors of a chapter or a conference paper are of its host; who published a patent has not made it.
 */
export function responsibleNames(record: CiteRecord): Responsible {
  const fields: readonly NameField[] = RESPONSIBLE[record.cslType] ?? ['authors', 'editors', 'issuers'];
  for (const field of fields) {
    const names = record[field] ?? [];
    if (names.length > 0) return { field, names };
  }
  return { field: 'authors', names: [] };
}

const RESPONSIBLE: Partial<Record<CiteRecord['cslType'], readonly NameField[]>> = {
  chapter: ['authors', 'issuers'],
  'paper-conference': ['authors', 'issuers'],
  patent: ['authors'],
};
