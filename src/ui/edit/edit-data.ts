/** What the pages of editing show. Made by http/pages/edit/ from the ontology, what was typed, and what the store says of it. */
import type { LabelledValue } from '../../domain/ontology.ts';
import type { LabelledCode } from '../components/labelled-code.ts';
import type { Bilingual, Lang } from '../lang.ts';
import type { EntityLink } from '../record/statement-data.ts';
import type { editFields } from '../strings/edit-fields.ts';
import type { ProblemData } from './problem-data.ts';

export type RecordKind = 'entity' | 'passage' | 'relation' | 'observation' | 'claim';

export interface EditPageData {
  readonly page: 'edit';
  readonly record: RecordKind;
  /** Where the form is sent. */
  readonly action: string;
  /** Of what is changed; left out for what is new. */
  readonly id?: string;
  /** What is changed, or what sort of thing is added. */
  readonly title: Bilingual;
  readonly type?: Bilingual;
  /** The revision that the form began with, 0 of what is not there. */
  readonly base: number;
  /** An earlier revision whose state stands in the fields. */
  readonly state?: number;
  readonly fields: readonly FieldNode[];
  readonly reason: string;
  readonly problems: readonly ProblemData[];
  readonly preview?: PreviewData;
  readonly conflict?: ConflictData;
  readonly said?: Said;
}

/** What else is to be known of the answer. */
export type Said = 'changedSince' | 'unchanged' | 'otherSession' | 'settled' | 'restoring' | 'signedInAgain';

export type FieldNode = LeafNode | ListNode;

interface NodeBase {
  readonly path: string;
  readonly label: Bilingual;
  readonly hint?: keyof typeof editFields.zh.hints;
  readonly problem?: Bilingual;
}

export interface LeafNode extends NodeBase {
  readonly kind: 'leaf';
  readonly input: string;
  readonly value: string;
  readonly isRequired?: true;
  readonly isFixed?: true;
  readonly values?: readonly LabelledValue[];
  readonly default?: string;
  readonly unit?: string;
  /** Of an entity or a statement: the types that may stand there, and what the text was taken for. */
  readonly types?: readonly string[];
  readonly end?: EndData;
  /** Of a place. */
  readonly passage?: PassageShown;
}

export interface EndData {
  /** What the text is shown for. */
  readonly id?: string;
  readonly link?: EntityLink;
  readonly sentence?: Bilingual;
  readonly candidates?: readonly EntityLink[];
}

export interface ListNode extends NodeBase {
  readonly kind: 'list';
  readonly items: readonly ItemNode[];
  /** An empty row, for one more; not of places, which are looked for. */
  readonly blank?: ItemNode;
  readonly finder?: FinderData;
  /** Of single lines: the row for one more is at hand. */
  readonly isTexts?: true;
}

export interface ItemNode {
  readonly path: string;
  readonly nodes: readonly FieldNode[];
}

export interface PassageShown {
  readonly id: string;
  readonly place: Bilingual;
  readonly textKind: LabelledCode;
  readonly texts: readonly { readonly lang: Lang; readonly text: string }[];
  /** The source's own words, of which a quote can be marked. */
  readonly isOwnWords: boolean;
}

export interface FinderAsked {
  readonly words: string;
  readonly source: string;
  readonly paragraph: string;
}

export interface FinderData extends FinderAsked {
  /** Undefined where nothing was asked. */
  readonly found?: readonly PassageShown[];
  readonly fault?: 'noWords' | 'noSource' | 'noParagraph' | 'nothing';
}

export type ChangeKind = 'CREATED' | 'CHANGED' | 'REMOVED';

export interface ValueRow {
  readonly field: string;
  readonly label: Bilingual;
  readonly before: readonly Bilingual[];
  readonly after: readonly Bilingual[];
}

export interface PreviewData {
  /** What was there already and says the same: its evidence is kept beside what is given. */
  readonly joins?: { readonly id: string };
  readonly rows: readonly ValueRow[];
  /** What was previewed, so that nothing else is saved. */
  readonly seen: string;
}

export interface ConflictData {
  /** Undefined where it was removed. */
  readonly revision?: number;
  readonly actor?: string;
  readonly at?: string;
  /** What it was merged into. */
  readonly into?: string;
  readonly rows: readonly ConflictRow[];
}

export interface ConflictRow {
  readonly field: string;
  readonly label: Bilingual;
  readonly theirs: readonly Bilingual[];
  readonly mine: readonly Bilingual[];
  /** Who changed it: BOTH must be chosen by hand. */
  readonly changedBy: 'THEM' | 'ME' | 'BOTH';
}
