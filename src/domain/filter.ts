/** The filters of the contract as plain data. All given conditions hold together; lists are alternatives; undefined means no condition. */
import type { Basis, ClaimKind, EntityTypeName, QualifierRole, RelationTypeName, Status } from './records.ts';

export type Direction = 'OUT' | 'IN' | 'BOTH';

export interface RelatedFilter {
  readonly type: RelationTypeName;
  readonly direction: Direction;
  readonly to?: readonly string[];
  readonly status?: readonly Status[];
  readonly atLeast: number;
}

export interface EntityFilter {
  readonly types?: readonly EntityTypeName[];
  readonly ids?: readonly string[];
  readonly kinds?: readonly string[];
  readonly domains?: readonly string[];
  readonly regions?: readonly string[];
  /** What a passage of these sources states or mentions. */
  readonly documents?: readonly string[];
  /** The start of a heading path: what a passage below it states or mentions. */
  readonly section?: readonly string[];
  readonly labelPrefix?: string;
  readonly from?: string;
  readonly to?: string;
  readonly related?: readonly RelatedFilter[];
}

export interface QualifierFilter {
  readonly role: QualifierRole;
  readonly entity?: string;
  /** Part of the qualifier's text in either language, or of its entity's label. */
  readonly text?: string;
}

export interface RelationFilter {
  readonly types?: readonly RelationTypeName[];
  readonly sources?: readonly string[];
  readonly targets?: readonly string[];
  readonly domains?: readonly string[];
  readonly regions?: readonly string[];
  readonly documents?: readonly string[];
  readonly section?: readonly string[];
  readonly status?: readonly Status[];
  readonly basis?: readonly Basis[];
  readonly attributedTo?: readonly string[];
  readonly qualifier?: QualifierFilter;
  readonly from?: string;
  readonly to?: string;
}

export interface ObservationFilter {
  readonly indicators?: readonly string[];
  readonly subjects?: readonly string[];
  readonly domains?: readonly string[];
  readonly regions?: readonly string[];
  readonly groups?: readonly string[];
  readonly documents?: readonly string[];
  readonly section?: readonly string[];
  readonly status?: readonly Status[];
  readonly attributedTo?: readonly string[];
  readonly from?: string;
  readonly to?: string;
}

export interface ClaimFilter {
  readonly kinds?: readonly ClaimKind[];
  readonly subjects?: readonly string[];
  readonly scopes?: readonly string[];
  readonly domains?: readonly string[];
  readonly regions?: readonly string[];
  readonly documents?: readonly string[];
  readonly status?: readonly Status[];
}

export type EntityOrderBy = 'LABEL' | 'TYPE' | 'PERIOD' | 'REVISION' | 'RELATIONS';
export interface EntityOrder {
  readonly by: EntityOrderBy;
  readonly descending: boolean;
}

export type ObservationOrderBy = 'PERIOD' | 'VALUE' | 'SUBJECT';
export interface ObservationOrder {
  readonly by: ObservationOrderBy;
  readonly descending: boolean;
}
