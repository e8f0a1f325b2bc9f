/** `/suggest.json?q=…`: what may be meant by what was typed so far. Asked at every pause of typing, so it is small and kept for a while. */
import type { Route } from '../exchange.ts';
import { jsonReply } from '../exchange.ts';
import { type FileParts, scopeOf } from './record-file.ts';
import { queryText, typesAsked } from './search-params.ts';
import { suggestionsData } from './suggest-data.ts';

export const SUGGEST_PATH = '/suggest.json';

/** What is deleted or renamed may be offered for so long. By one reader's browser only: editors see what others do not. */
const KEPT = 'private, max-age=30';

/** Errors: BAD_USER_INPUT for a parameter that is not what it must be. */
export function suggestRoute(parts: FileParts): Route {
  return {
    name: 'suggest',
    methods: ['GET'],
    readsGraph: true,
    handle: async (exchange) => {
      const { inquiries } = parts;
      const prefix = queryText(exchange.query);
      const types = typesAsked(exchange.query, inquiries.ontology);
      const asked = { prefix, ...(types.length > 0 ? { types } : {}) };
      const data = await suggestionsData(inquiries, asked, scopeOf(exchange, parts));
      return jsonReply(200, data, { 'cache-control': KEPT, vary: 'authorization, cookie' });
    },
  };
}
