/** What pages ask of the inquiries. */
import { GongfuError } from '../../domain/errors.ts';
import type { Inquiries } from '../../inquiry/inquiries.ts';

export type PageInquiries = Pick<
  Inquiries,
  | 'ontology'
  | 'reads'
  | 'gathered'
  | 'places'
  | 'outlines'
  | 'history'
  | 'search'
  | 'suggest'
  | 'cite'
  | 'lookup'
  | 'compare'
  | 'findSource'
  | 'nearSources'
  | 'findSupport'
  | 'citeAccepted'
  | 'sourceMetadata'
  | 'subgraph'
  | 'paths'
>;

export function notFound(id: string): GongfuError {
  return new GongfuError('NOT_FOUND', `There is nothing with the id ${id}.`, { details: { ids: [id] } });
}
