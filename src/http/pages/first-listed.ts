/** An entity as the first page lists it. */
import type { EntityRecord } from '../../domain/records.ts';
import type { Listed } from '../../ui/first/first-page-data.ts';
import { kindLabel } from './facet-data.ts';
import { summaryOf } from './hit-data.ts';
import { labelOf } from './named-records.ts';
import type { PageInquiries } from './page-inquiries.ts';

export function listed({ ontology }: PageInquiries, record: EntityRecord): Listed {
  const summary = summaryOf(record);
  return {
    id: record.id,
    label: labelOf(record),
    ...(record.kind ? { kindLabel: kindLabel(ontology, record.kind) } : {}),
    ...(summary ? { summary } : {}),
    ...(record.period ? { period: record.period } : {}),
  };
}
