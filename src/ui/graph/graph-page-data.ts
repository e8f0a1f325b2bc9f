/** What /graph shows, as plain data: also its JSON (docs/pages.md). Labels in both languages, codes with their words in the keys. */
import type { Bilingual } from '../lang.ts';

export interface GraphNode {
  readonly id: string;
  readonly label: Bilingual;
  /** A `value` of `entityTypes`. */
  readonly type: string;
  /** Steps from the nearest root, along relations of the graph. */
  readonly depth: number;
}

/** An entity by its name. */
export interface NamedEntity {
  readonly id: string;
  readonly type: LabelledValue;
  readonly label: Bilingual;
}

/** In pixels from the top left. */
export interface PlacedNode extends GraphNode {
  readonly x: number;
  readonly y: number;
}

export interface GraphEdge {
  readonly id: string;
  /** A `value` of `relationTypes`. */
  readonly type: string;
  readonly source: string;
  readonly target: string;
  readonly status: string;
  readonly basis: string;
  /** Places that state it. */
  readonly evidenceCount: number;
}

/** How a node of a type looks: which of the shapes and of the colours. */
export interface NodeLook {
  readonly shape: number;
  readonly colour: number;
}

export interface NodeType extends NodeLook {
  readonly value: string;
  readonly label: Bilingual;
  /** A letter or two that no other type has, to stand in its shape. */
  readonly mark: { readonly zh: string; readonly en: string };
}

export interface EdgeType {
  readonly value: string;
  readonly reads: Bilingual;
  readonly readsInverse: Bilingual;
  /** ARROW and TREE point at the target, LINE points nowhere, CROSS says that the target is not the source. */
  readonly drawn: string;
}

export interface LabelledValue {
  readonly value: string;
  readonly label: Bilingual;
}

/** From one chosen entity to the other: `nodes` has one more member than `edges`. */
export interface GraphPath {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}

/** A name that stands for none or for several; of several, `candidates` says which. */
export interface Unresolved {
  readonly ref: string;
  readonly candidates: readonly NamedEntity[];
}

export type SortColumn = 'source' | 'type' | 'target' | 'status' | 'basis';

export interface GraphAsked {
  readonly roots: readonly NamedEntity[];
  readonly depth: number;
  /** Relation types and statuses; none is all (of types, without DESCRIBES and CITES). */
  readonly types: readonly string[];
  readonly status: readonly string[];
  readonly limit: number;
  readonly from?: NamedEntity;
  readonly to?: NamedEntity;
  /** Of the table of relations. */
  readonly sort: SortColumn;
  readonly descending: boolean;
  readonly after: number;
}

/** The keys to what nodes and edges say in codes. */
export interface GraphKeys {
  /** Those in the graph, in the ontology's order. */
  readonly entityTypes: readonly NodeType[];
  readonly relationTypes: readonly EdgeType[];
  readonly statuses: readonly LabelledValue[];
  readonly bases: readonly LabelledValue[];
}

export interface Graph extends GraphKeys {
  /** Nearest first, then the best connected. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** More is there than `limit` lets in. */
  readonly truncated: boolean;
  /** Only where `from` and `to` are given; empty where no way is that short. */
  readonly paths?: readonly GraphPath[];
}

/** Every relation type that can be chosen. */
export interface TypeChoice {
  readonly value: string;
  readonly reads: Bilingual;
}

export interface GraphPageData {
  readonly asked: GraphAsked;
  readonly unresolved: readonly Unresolved[];
  /** Undefined where no root was named. */
  readonly graph?: Graph;
  readonly choices: readonly TypeChoice[];
  /** Where no root was named: the best connected of each type. */
  readonly ways?: readonly WaysOfType[];
}

export interface WaysOfType {
  readonly type: LabelledValue;
  readonly entities: readonly NamedEntity[];
}
