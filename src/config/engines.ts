/** Which store and which index, where their engines are, and what of it does not go together. */
import { badInput } from '../domain/errors.ts';
import { engineSetting, setting } from './setting.ts';
import { choice, neo4jUri, serviceUrl, text } from './values.ts';

export const ENGINE_SETTINGS = {
  store: setting('store', 'sqlite', '', 'Where the graph is kept: sqlite or neo4j.', choice(['sqlite', 'neo4j'])),
  neo4jUri: engineSetting('neo4jUri', '', 'Where Neo4j is: neo4j:// for a cluster, bolt:// for one server.', neo4jUri),
  neo4jUsername: engineSetting('neo4jUsername', 'neo4j', 'Who logs in there.', text),
  neo4jPassword: engineSetting(
    'neo4jPassword',
    '',
    'With which password; none where it asks for none. As a flag others on this machine can see it.',
    text,
  ),
  neo4jDatabase: engineSetting('neo4jDatabase', '', 'Which of its databases; by default the one of that user.', text),
  search: setting(
    'search',
    'embedded',
    '',
    'What searches: embedded or meilisearch.',
    choice(['embedded', 'meilisearch']),
  ),
  meiliUrl: engineSetting('meiliUrl', '', 'Where Meilisearch is.', serviceUrl),
  meiliApiKey: engineSetting(
    'meiliApiKey',
    '',
    'Its key; none where it asks for none. As a flag others on this machine can see it.',
    text,
  ),
  searchFallback: setting(
    'searchFallback',
    'none',
    '',
    'What searches while Meilisearch is away: none, or embedded (an index beside it).',
    choice(['none', 'embedded']),
  ),
} as const;

/** What a setting of another engine stands there for, as the environment names them. */
const OF_ENGINE = {
  neo4j: ['NEO4J_URI', 'NEO4J_USERNAME', 'NEO4J_PASSWORD', 'NEO4J_DATABASE'],
  meilisearch: ['MEILI_URL', 'MEILI_API_KEY'],
} as const;

export interface EngineChoice {
  readonly store: 'sqlite' | 'neo4j';
  readonly neo4jUri: string;
  readonly search: 'embedded' | 'meilisearch';
  readonly meiliUrl: string;
  readonly searchFallback: 'none' | 'embedded';
}

/** Errors: BAD_USER_INPUT, where an engine is chosen and not told where it is, or a fallback where nothing can go away. */
export function checkEngines({ store, neo4jUri: uri, search, meiliUrl, searchFallback }: EngineChoice): void {
  if (store === 'neo4j' && uri === '')
    throw badInput(
      'GONGFU_STORE is neo4j; NEO4J_URI is to be given, too, such as neo4j://127.0.0.1:7687, and NEO4J_PASSWORD where the server asks for one.',
    );
  if (search === 'meilisearch' && meiliUrl === '')
    throw badInput(
      'GONGFU_SEARCH is meilisearch; MEILI_URL is to be given, too, such as http://127.0.0.1:7700, and MEILI_API_KEY where the server asks for one.',
    );
  if (search === 'embedded' && searchFallback === 'embedded')
    throw badInput(
      'GONGFU_SEARCH_FALLBACK is embedded, and GONGFU_SEARCH is as well: a fallback is for meilisearch. Leave it out, or set GONGFU_SEARCH=meilisearch.',
    );
}

/** Variables that are set for an engine that is not chosen: most often it was meant to be. */
export function unusedEngineVariables(
  env: Readonly<Record<string, string | undefined>>,
  { store, search }: Pick<EngineChoice, 'store' | 'search'>,
): readonly string[] {
  const unused = [
    ...(store === 'neo4j' ? [] : OF_ENGINE.neo4j),
    ...(search === 'meilisearch' ? [] : OF_ENGINE.meilisearch),
  ];
  return unused.filter((name) => env[name]?.trim());
}
