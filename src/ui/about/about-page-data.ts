/** What the page about the service shows, as plain data: also its JSON. */
import type { FirstPageData } from '../first/first-page-data.ts';
import type { EntityLink } from '../record/statement-data.ts';

export interface AboutPageData {
  readonly version: string;
  readonly licence: string;
  readonly publicUrl: string;
  /** Whether what is searched for goes to a service elsewhere, to be searched by meaning. */
  readonly asksElsewhere: boolean;
  readonly counts: FirstPageData['counts'];
  /** Sources whose text was read, the most connected first; at most ten. */
  readonly read: readonly (EntityLink & { readonly passages: number })[];
  /** The day on which the page was looked at, as references have it: 2026-03-01. */
  readonly accessedOn: string;
  /** An entry by which a permanent address is shown; none in an empty graph. */
  readonly example?: EntityLink;
}
