/** An index that may come after the service: until then every question is refused at once with UNAVAILABLE. */
import type { Arrival } from '../domain/arrival.ts';
import type { SearchIndex } from './port.ts';

export function lateIndex(name: string, arrival: Arrival<SearchIndex>): SearchIndex {
  return {
    name,
    search: async (request, scope) => arrival.get().search(request, scope),
    suggest: async (request, scope) => arrival.get().suggest(request, scope),
    update: async (batch) => arrival.get().update(batch),
    rebuild: async () => arrival.get().rebuild(),
    listed: async (after, limit) => arrival.get().listed(after, limit),
    status: async () => arrival.get().status(),
    close: () => arrival.close(),
  };
}
