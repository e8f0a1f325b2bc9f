/** Which names are offered for a prefix, and in which order. */
import type { EntityTypeName } from '../domain/records.ts';
import { foldSpelling } from '../text/keys.ts';
import type { NameEntry, NameForm } from './names.ts';
import type { MatchKind, SuggestionHit } from './port.ts';

export interface Candidate extends NameEntry {
  readonly id: string;
  readonly type: EntityTypeName;
  readonly weight: number;
}

const FORMS: readonly NameForm[] = ['FOLDED', 'PINYIN', 'INITIALS'];

/**
 * The best name of each entity: the whole name first, then characters before pinyin before initials, the much connected first,
 * then by type, labels before other names, the shorter name, id.
 */
export function suggestions(
  candidates: Iterable<Candidate>,
  prefix: string,
  { first, typeRanks }: { readonly first: number; readonly typeRanks: Readonly<Record<EntityTypeName, number>> },
): readonly SuggestionHit[] {
  const ranked = [...candidates].map((candidate) => ({ candidate, rank: rankOf(candidate, prefix, typeRanks) }));
  ranked.sort((a, b) => compare(a.rank, b.rank));
  const best = new Map<string, Candidate>();
  for (const { candidate } of ranked) {
    if (best.size >= first) break;
    if (!best.has(candidate.id)) best.set(candidate.id, candidate);
  }
  return [...best.values()].map((candidate) => ({
    id: candidate.id,
    text: candidate.text,
    matchedBy: kindOf(candidate, prefix),
  }));
}

/** The forms of names and the keys with which a prefix is looked up. */
export function prefixKeys(
  folded: string,
  pinyin: string,
): readonly { readonly form: NameForm; readonly key: string }[] {
  return FORMS.map((form) => ({ form, key: form === 'FOLDED' ? folded : pinyin })).filter(({ key }) => key !== '');
}

function rankOf(
  candidate: Candidate,
  prefix: string,
  typeRanks: Readonly<Record<EntityTypeName, number>>,
): readonly (number | string)[] {
  const isWhole = candidate.form !== 'INITIALS' && candidate.key.length === foldSpelling(prefix).length;
  return [
    isWhole ? 0 : 1,
    FORMS.indexOf(candidate.form),
    -candidate.weight,
    typeRanks[candidate.type] ?? Number.MAX_SAFE_INTEGER,
    candidate.isLabel ? 0 : 1,
    candidate.text.length,
    candidate.id,
    candidate.text,
  ];
}

function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [i, one] of a.entries()) {
    const other = b[i] ?? '';
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

function kindOf({ form, text, isLabel }: Candidate, prefix: string): MatchKind {
  if (form !== 'FOLDED') return 'PINYIN';
  if (!foldSpelling(text).startsWith(foldSpelling(prefix))) return 'VARIANT';
  return isLabel ? 'LABEL' : 'ALIAS';
}
