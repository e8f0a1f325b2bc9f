/** Items of changes in few words, for tests: what is left out is what a careful client would send. */
import type {
  AliasItem,
  ChangeItem,
  ChangeRequest,
  ClaimItem,
  EntityItem,
  EntityKeys,
  MergeItem,
  ObservationItem,
  PassageItem,
  RelationItem,
  RemoveItem,
  UnmergeItem,
} from '../../src/domain/change.ts';
import type { ClaimKind, Evidence, Name } from '../../src/domain/records.ts';

type Unplaced<T> = Omit<T, 'place'>;
export type Item =
  | Unplaced<EntityItem>
  | Unplaced<PassageItem>
  | Unplaced<RelationItem>
  | Unplaced<ObservationItem>
  | Unplaced<ClaimItem>
  | Unplaced<RemoveItem>
  | Unplaced<MergeItem>
  | Unplaced<UnmergeItem>
  | Unplaced<AliasItem>;

interface Identity {
  readonly id?: string;
  readonly ifRevision?: number;
}

/** Kinds of the types that need one. */
const KINDS: Readonly<Record<string, string>> = {
  MECHANISM: 'OPERATION',
  PROJECT: 'PARK',
  CONCEPT: 'IDEA',
  INDICATOR: 'LEVEL',
  POLICY: 'OPINION',
};

export function change(...items: readonly Item[]): ChangeRequest {
  // A spread of a union of items is again one of them.
  const placed = items.map((item, index) => ({ ...item, place: { index, path: '' } }) as ChangeItem);
  return { items: placed, actor: 'tester', reason: 'a test' };
}

export function entity(
  type: string,
  label: string,
  more: Partial<EntityItem['draft']> &
    Identity & { readonly distinct?: boolean; readonly keys?: Partial<EntityKeys> } = {},
): Unplaced<EntityItem> {
  const { id, ifRevision, distinct = false, keys, ...rest } = more;
  const kind = KINDS[type];
  const draft = { type, label, names: [], ...(kind ? { kind } : {}), fields: {}, fieldEvidence: [], ...rest };
  return {
    kind: 'entity',
    ...identity({ id, ifRevision }),
    distinct,
    draft,
    keys: { ...keysOf(label, draft.names), ...keys },
  };
}

/** Keys that need no dictionary: what the text rooms make is theirs to test. */
export function keysOf(label: string, names: readonly Name[] = []): EntityKeys {
  const hex = [...label].map((character) => (character.codePointAt(0) ?? 0).toString(16).padStart(6, '0')).join('');
  const folded = (text: string) => text.toLowerCase().replaceAll(' ', '');
  const slug = /^[a-z0-9 -]+$/i.test(label) ? label.toLowerCase().replaceAll(' ', '-') : `x${hex}`;
  return {
    sort: hex,
    slug,
    names: [
      { level: 'LABEL', key: label },
      { level: 'FOLDED', key: folded(label) },
      ...names.flatMap(({ text, document }) => {
        const held = document ? { document } : {};
        return [
          { level: 'ALIAS', key: text, ...held },
          { level: 'FOLDED', key: folded(text), ...held },
        ] as const;
      }),
    ],
  };
}

export function passage(
  document: string,
  text: string,
  more: Partial<PassageItem['draft']> & Identity = {},
): Unplaced<PassageItem> {
  const { id, ifRevision, ...rest } = more;
  const draft = { document, section: ['一、总论'], paragraph: 1, text, textKind: 'PARAPHRASE', ...rest } as const;
  return { kind: 'passage', ...identity({ id, ifRevision }), draft };
}

/** One place of evidence that supports. */
export function at(passageId: string, more: Partial<Evidence> = {}): Evidence {
  return { passage: passageId, stance: 'SUPPORTS', ...more };
}

export function relation(
  relationType: string,
  source: string,
  target: string,
  more: Partial<RelationItem['draft']> & Identity = {},
): Unplaced<RelationItem> {
  const { id, ifRevision, ...rest } = more;
  const draft = { relationType, source, target, qualifiers: [], ...HOLDS, evidence: [], ...rest };
  return { kind: 'relation', ...identity({ id, ifRevision }), draft };
}

/** A relation that needs no passage. */
export function known(
  relationType: string,
  source: string,
  target: string,
  more: Partial<RelationItem['draft']> & Identity = {},
): Unplaced<RelationItem> {
  return relation(relationType, source, target, { basis: 'BACKGROUND', note: 'generally known', ...more });
}

export function observation(
  indicator: string,
  subject: string,
  more: Partial<ObservationItem['draft']> & Identity = {},
): Unplaced<ObservationItem> {
  const { id, ifRevision, ...rest } = more;
  const draft = { indicator, subject, comparator: 'EQUAL', ...HOLDS, evidence: [], ...rest } as const;
  return { kind: 'observation', ...identity({ id, ifRevision }), draft };
}

export function claim(
  claimKind: ClaimKind,
  subject: string,
  text: string,
  more: Partial<ClaimItem['draft']> & Identity = {},
): Unplaced<ClaimItem> {
  const { id, ifRevision, ...rest } = more;
  return {
    kind: 'claim',
    ...identity({ id, ifRevision }),
    draft: { claimKind, subject, text, ...HOLDS, evidence: [], ...rest },
  };
}

export function remove(id: string): Unplaced<RemoveItem> {
  return { kind: 'remove', id };
}

export function merge(from: string, into: string): Unplaced<MergeItem> {
  return { kind: 'merge', from, into };
}

export function unmerge(id: string): Unplaced<UnmergeItem> {
  return { kind: 'unmerge', id };
}

export function alias(id: string, into: string): Unplaced<AliasItem> {
  return { kind: 'alias', id, into };
}

const HOLDS = { status: 'HOLDS', basis: 'STATED' } as const;

function identity({
  id,
  ifRevision,
}: {
  readonly id?: string | undefined;
  readonly ifRevision?: number | undefined;
}): Identity {
  return { ...(id === undefined ? {} : { id }), ...(ifRevision === undefined ? {} : { ifRevision }) };
}
