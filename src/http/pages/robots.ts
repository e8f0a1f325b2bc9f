/** What crawlers may read: pages, not the answers to questions, of which there is no end. */
import type { Route } from '../exchange.ts';
import { reply } from '../exchange.ts';
import { SITEMAP_PATH } from './sitemap.ts';

/** What depends on what somebody asks, what is for editors, and what is no page. */
const KEPT_OUT = [
  '/search',
  '/suggest.json',
  '/support',
  '/lookup',
  '/cite',
  '/edit',
  '/review',
  '/sign-in',
  '/sign-out',
  '/graphql',
  '/graphiql',
  '/unapi',
  '/metrics',
  '/_/',
  // Parts of the page of a record, which is there whole without them.
  '/*?*list=',
  '/*?*after=',
  '/*?*style=',
];

export function robotsRoute(publicUrl: string): Route {
  const lines = [
    'User-agent: *',
    'Allow: /',
    ...KEPT_OUT.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${publicUrl}${SITEMAP_PATH}`,
    '',
  ];
  return {
    name: 'robots',
    methods: ['GET'],
    readsGraph: false,
    handle: () => reply(200, 'text/plain; charset=utf-8', lines.join('\n')),
  };
}
