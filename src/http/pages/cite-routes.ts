/** The addresses of citing: references, what is looked up, what is checked. */
import { CITATION_FILES } from '../../inquiry/citation-files.ts';
import type { Route } from '../exchange.ts';
import { citePageDef } from './cite.ts';
import { citeFileRoute } from './cite-file-route.ts';
import { lookupPageDef } from './lookup.ts';
import { pageRoute } from './page-route.ts';
import type { FileParts } from './record-file.ts';
import { supportPageDef } from './support.ts';

/** By path. */
export function citeRoutes(parts: FileParts): readonly (readonly [path: string, route: Route])[] {
  const pages = [citePageDef, lookupPageDef, supportPageDef].map((def) => pageRoute(def(parts.inquiries), parts));
  return [
    ...pages.flatMap((page) => [[`/${page.name}`, page] as const, [`/${page.name}.json`, page] as const]),
    ...[...CITATION_FILES.values()].map((file) => [`/cite${file.suffix}`, citeFileRoute(file, parts)] as const),
  ];
}
