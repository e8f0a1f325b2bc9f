/** Which names are offered for a prefix, and in which order. */
import type { EntityTypeName } from '../domain/records.ts';
import { foldName, foldSpelling, typedPinyin } from '../text/keys.ts';
import { isMixedPinyin, mixedInitials, mixedPinyin } from './mixed-pinyin.ts';
import type { NameEntry, NameForm } from './names.ts';
import type { MatchKind, SuggestionHit } from './port.ts';
import { hasHanOf } from './readings.ts';

export interface Candidate extends NameEntry {
  readonly id: string;
  readonly type: EntityTypeName;
  readonly weight: number;
}

/** What keys of names are to begin with. */
export interface PrefixKey {
  readonly form: NameForm;
  readonly key: string;
}

/** What an entity weighs under a name that is not its label: who types 飞地 means 飞地抱团 before the model that is also called “飞地抱团…”. */
const OTHER_NAME = 0.5;

const FORMS: readonly NameForm[] = ['FOLDED', 'PINYIN', 'INITIALS'];

/** None where nothing can begin with the prefix. Characters among letters are read as pinyin as well: 飞地bt. */
export function prefixKeys(prefix: string): readonly PrefixKey[] {
  const folded = foldName(prefix);
  const hasHan = /\p{Script=Han}/u.test(folded);
  const isMixed = hasHan && isMixedPinyin(prefix);
  const pinyin = isMixed ? mixedPinyin(folded) : hasHan ? '' : typedPinyin(prefix);
  const initials = isMixed ? mixedInitials(folded) : pinyin;
  const keys: Readonly<Record<NameForm, string>> = { FOLDED: folded, PINYIN: pinyin, INITIALS: initials };
  return FORMS.map((form) => ({ form, key: keys[form] })).filter(({ key }) => key !== '');
}

/**
 * The best name of each entity: the whole name first, then characters before pinyin before initials, the much connected first
 * (half as much under another name than the label), then by type, labels before other names, the shorter name, id.
 */
export function suggestions(
  candidates: Iterable<Candidate>,
  prefix: string,
  { first, typeRanks }: { readonly first: number; readonly typeRanks: Readonly<Record<EntityTypeName, number>> },
): readonly SuggestionHit[] {
  const keys = new Map(prefixKeys(prefix).map(({ form, key }) => [form, key]));
  const folded = foldName(prefix);
  const hasHan = /\p{Script=Han}/u.test(folded);
  const ranked = [...candidates]
    // Pinyin of characters that were typed as such may be that of others.
    .filter(({ form, text }) => form === 'FOLDED' || !hasHan || hasHanOf(folded, { text }))
    .map((candidate) => ({ candidate, rank: rankOf(candidate, keys, typeRanks) }));
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

function rankOf(
  candidate: Candidate,
  keys: ReadonlyMap<NameForm, string>,
  typeRanks: Readonly<Record<EntityTypeName, number>>,
): readonly (number | string)[] {
  const isWhole = candidate.form !== 'INITIALS' && candidate.key === keys.get(candidate.form);
  return [
    isWhole ? 0 : 1,
    FORMS.indexOf(candidate.form),
    -candidate.weight * (candidate.isLabel ? 1 : OTHER_NAME),
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
