/** What the pages of records show, and their JSON (docs/pages.md). Made by http/pages/ from inquiries. */
import type { TextQuoteSelector } from '../../domain/text-selectors.ts';
import type { ReferenceData } from '../cite/reference-data.ts';
import type { LabelledCode } from '../components/labelled-code.ts';
import type { ChangeKind, ValueRow } from '../edit/edit-data.ts';
import type { Bilingual } from '../lang.ts';
import type { FieldData, FieldEvidenceData, NameData } from './field-data.ts';
import type { ClaimData, EntityLink, ObservationData, RelationData, StatementData } from './statement-data.ts';

/** References for what a page is about: to a source itself, or to those that support a statement or hold a passage. */
export interface CitationData {
  /** As in addresses: gbt2025. */
  readonly style: string;
  /** Those there are to choose from, the usual one first. */
  readonly styles: readonly string[];
  readonly entries: readonly ReferenceData[];
  /** Suffixes of the files that the id can be cited with: .bib. */
  readonly files: readonly string[];
}

/** The start of a list, or a page of it. */
export interface ListData<T> {
  /** Its name: with `?list=` the page is this list alone, in pages of a hundred. */
  readonly list: string;
  readonly total: number;
  readonly items: readonly T[];
  /** The cursor with which it goes on, for `?list=…&after=…`; absent where this is the end. */
  readonly next?: string;
}

export type CitablePageData = EntityPageData | StatementPageData | PassagePageData;
export type RecordPageData = CitablePageData | HistoryPageData;

interface Addressed {
  readonly id: string;
  readonly iri: string;
}

export interface Asked {
  /** The list that was asked for alone. */
  readonly list?: string;
  /** Whether it was asked for from a cursor on. */
  readonly isContinued?: true;
}

export interface EntityPageData extends Addressed {
  readonly page: 'entity';
  readonly asked: Asked;
  readonly revision: number;
  readonly type: LabelledCode;
  readonly kind?: LabelledCode;
  readonly label: Bilingual;
  readonly names: readonly NameData[];
  /** In gongfu's own words. */
  readonly summary?: Bilingual;
  readonly period?: string;
  /** The type's own fields that are given, in the ontology's order. */
  readonly fields: readonly FieldData[];
  readonly fieldEvidence: readonly FieldEvidenceData[];
  /** In the ontology's order; an absent section has no statements. */
  readonly relations: readonly RelationSection[];
  /** What is stated of its place, its means and their versions, as the ontology's `gathers` names it. */
  readonly gathered: readonly GatheredSection[];
  readonly observations: ListData<ObservationData>;
  readonly claims: ListData<ClaimData>;
  /** Statements between others that name this entity. */
  readonly namedIn: readonly NamedInSection[];
  /** Passages that state or mention it, most statements first. */
  readonly passages: ListData<PassageBrief>;
  /** Of documents and policies. */
  readonly source?: SourceData;
  /** The same. */
  readonly citation?: CitationData;
}

/** The statements of one relation type in one direction. */
export interface RelationSection extends ListData<SeenRelationData> {
  readonly relationType: string;
  /** As seen from the entity of the page. */
  readonly direction: 'OUT' | 'IN' | 'BOTH';
  readonly reads: Bilingual;
  /** The statements have an order of their own: stages. */
  readonly ordered: boolean;
  /** The statements stand by the type of their other end, in the ontology's order. */
  readonly byType?: true;
}

export interface SeenRelationData extends RelationData {
  readonly other: EntityLink;
  /** Of an ordered relation: what is stated of the stage that it leads to. */
  readonly stage?: StageData;
}

export interface StageData {
  readonly summary?: Bilingual;
  readonly period?: string;
  /** Grouped as on the stage's own page; without those that lead to other stages. */
  readonly sections: readonly StageSection[];
  /** How many statements its own page has beside these. */
  readonly more: number;
}

export interface StageSection {
  readonly reads: Bilingual;
  readonly items: readonly StageStatement[];
}

export interface StageStatement extends SeenRelationData {
  /** No earlier stage of the list has a statement of the same sort with the same other end. */
  readonly isNew?: true;
}

/** Statements of another entity that belong beside those of the page's. */
export interface GatheredSection {
  /** How the relation reads that leads to it: from the page's entity, or from another section's. */
  readonly reads: Bilingual;
  /** Whose statements they are. */
  readonly entity: EntityLink;
  readonly items: readonly RelationData[];
  /** Its own page has more. */
  readonly isCut?: true;
}

/** `as` says how: a qualifier's role, ATTRIBUTION or SCOPE. */
export interface NamedInSection extends ListData<StatementData> {
  readonly as: LabelledCode;
}

export interface PassageBrief {
  readonly id: string;
  readonly document: EntityLink;
  readonly section: readonly string[];
  readonly locator: Bilingual;
  readonly paragraph: number;
  readonly page?: number;
  readonly text: Bilingual;
  readonly textKind: LabelledCode;
}

/** A passage where its source is read. */
export interface ReadPassage extends PassageBrief {
  /** As on the passage's own page. */
  readonly texts: readonly PassageText[];
  readonly quotes: readonly QuoteHere[];
  /** How many statements are made here. */
  readonly stated: number;
  readonly figures: readonly ObservationData[];
}

export interface SourceData {
  /** How many passages of its text are held; 0 where it is only known of. */
  readonly passages: number;
  readonly outline: readonly OutlineData[];
  /** The passages below `section`, where one was asked for; of a text without headings all. */
  readonly content?: ListData<ReadPassage>;
  /** The heading path that was asked for. */
  readonly section: readonly string[];
}

/** `passages` counts those under the heading and below it. */
export interface OutlineData {
  readonly heading: string;
  readonly path: readonly string[];
  readonly passages: number;
  readonly children: readonly OutlineData[];
}

export interface StatementPageData extends Addressed {
  readonly page: 'statement';
  readonly revision: number;
  readonly statement: StatementData;
  /** Of a relation: the figures about it are on the page of their subject; here is what it means. */
  readonly description?: Bilingual;
  /** Undefined where no passage supports it. */
  readonly citation?: CitationData;
}

export interface PassagePageData extends Addressed {
  readonly page: 'passage';
  readonly asked: Asked;
  readonly revision: number;
  readonly document: EntityLink;
  /** Where the source is on line. */
  readonly documentUrl?: string;
  readonly section: readonly string[];
  readonly locator: Bilingual;
  /** In the whole source, from 1. */
  readonly paragraph: number;
  readonly pageNumber?: number;
  /** Each with whose words it is. */
  readonly texts: readonly PassageText[];
  /** Only where the text is the source's. */
  readonly selector?: TextQuoteSelector;
  /** Opens the source's page at the passage; only where the text is the source's and on line. */
  readonly textFragment?: string;
  /** The quotes of the evidence in this passage, each once: the source's own words. */
  readonly quotes: readonly QuoteData[];
  readonly statements: ListData<StatementData>;
  readonly mentions: ListData<EntityLink>;
  readonly previous?: NearPassage;
  readonly next?: NearPassage;
  readonly citation?: CitationData;
}

export interface PassageText {
  readonly lang: 'zh' | 'en';
  readonly text: string;
  readonly kind: LabelledCode;
  /** Where what the passage mentions is named in it, in order and apart from one another. */
  readonly entities: readonly EntityMark[];
}

/** [start, end) in UTF-16 code units of the text. */
export interface EntityMark {
  readonly start: number;
  readonly end: number;
  /** Of the entity. */
  readonly id: string;
}

export interface QuoteHere {
  readonly text: string;
  /** Where it stands in the first of `texts`; only in the source's own words. */
  readonly range?: { readonly start: number; readonly end: number };
  /** The statements that it supports or contradicts. */
  readonly statements: readonly string[];
}

export interface QuoteData extends QuoteHere {
  /** With what stands around it, where the text is the source's. */
  readonly selector: TextQuoteSelector;
  readonly textFragment?: string;
}

export interface NearPassage {
  readonly id: string;
  readonly locator: Bilingual;
}

export interface HistoryPageData extends Addressed {
  readonly page: 'history';
  readonly asked: Asked;
  /** How it is called, or was when it was last there. */
  readonly label: Bilingual;
  readonly isRemoved: boolean;
  /** What the id stands for since a merge. */
  readonly mergedInto?: string;
  readonly revisions: ListData<RevisionData>;
}

export interface RevisionData {
  readonly number: number;
  /** UTC. */
  readonly at: string;
  readonly actor: string;
  readonly reason: string;
  readonly changes: readonly ChangeData[];
}

export interface ChangeData {
  readonly id: string;
  /** As it was called then. */
  readonly label: Bilingual;
  readonly kind: ChangeKind;
  /** As a reader is shown it: fields of its form, in words. */
  readonly rows: readonly ValueRow[];
  /** The same for programs. */
  readonly fields: readonly FieldChange[];
}

/** Values as in the form of the records (docs/records.md). */
export interface FieldChange {
  /** The key of the record: label, fields.level. */
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}
