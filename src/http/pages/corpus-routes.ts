/** The pages about the corpus and the service, and what crawlers read, by path. */
import type { Config } from '../../config.ts';
import type { Route } from '../exchange.ts';
import { aboutPageDef } from './about.ts';
import { browsePageDef } from './browse.ts';
import { ontologyPageDef } from './ontology.ts';
import type { PageInquiries } from './page-inquiries.ts';
import { type PageDef, type PageParts, pageRoute } from './page-route.ts';
import { robotsRoute } from './robots.ts';
import { sitemapRoutes } from './sitemap.ts';
import { stylesPageDef } from './styles-page.ts';

export interface CorpusParts extends PageParts {
  readonly config: Config;
  readonly inquiries: PageInquiries;
  readonly version: string;
}

export function corpusRoutes(parts: CorpusParts): readonly (readonly [path: string, Route])[] {
  const { inquiries, version, config } = parts;
  const page = (path: string, def: PageDef) => {
    const route = pageRoute(def, parts);
    return [[path, route] as const, [`${path}.json`, route] as const];
  };
  return [
    ...page('/browse', browsePageDef(inquiries)),
    ...page('/ontology', ontologyPageDef(inquiries)),
    ...page(
      '/about',
      aboutPageDef(inquiries, { version, publicUrl: config.publicUrl, asksElsewhere: asksElsewhere(config) }),
    ),
    ...page('/_/styles', stylesPageDef()),
    ['/robots.txt', robotsRoute(config.publicUrl)],
    ...sitemapRoutes({ inquiries, config }),
  ];
}

function asksElsewhere({ embedder }: Pick<Config, 'embedder'>): boolean {
  return embedder !== 'local' && embedder !== 'off';
}
