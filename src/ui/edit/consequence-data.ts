/** What a removal, a merge or the taking back of one would do. */
import type { Bilingual } from '../lang.ts';
import type { ChangeKind, LeafNode, Said, ValueRow } from './edit-data.ts';
import type { ProblemData } from './problem-data.ts';

export interface ConsequencePageData {
  readonly page: 'remove' | 'merge' | 'unmerge';
  readonly id: string;
  readonly title: Bilingual;
  readonly reason: string;
  readonly problems: readonly ProblemData[];
  /** Of a merge: what it is merged into. */
  readonly into?: LeafNode;
  /** Undefined where it cannot be done, or is not yet known what to merge into. */
  readonly consequences?: Consequences;
  readonly said?: Said;
}

export interface Consequences {
  readonly total: number;
  /** The first of them. */
  readonly items: readonly Consequence[];
  /** What was shown, so that nothing else is done. */
  readonly seen: string;
}

export interface Consequence {
  readonly id: string;
  readonly label: Bilingual;
  readonly kind: ChangeKind;
  readonly rows: readonly ValueRow[];
}
