/** /livez, /readyz and /metrics, for those who run the service. */
import type { Route } from './exchange.ts';
import { jsonReply, reply } from './exchange.ts';
import type { HealthSource } from './health.ts';
import { readiness } from './health.ts';
import type { Metrics } from './metrics.ts';

export interface OperationParts {
  readonly health: HealthSource;
  readonly metrics: Metrics;
  readonly version: string;
  readonly isClosing: () => boolean;
}

export function operationRoutes({ health, metrics, version, isClosing }: OperationParts): ReadonlyMap<string, Route> {
  const get = (name: string, handle: Route['handle']): Route => ({ name, methods: ['GET'], readsGraph: false, handle });
  const fresh = { 'cache-control': 'no-store' };
  return new Map([
    ['/livez', get('livez', () => jsonReply(200, { live: true, version }, fresh))],
    [
      '/readyz',
      get('readyz', async () => {
        const state = await readiness(health, isClosing());
        return jsonReply(state.ready ? 200 : 503, { ...state, version }, fresh);
      }),
    ],
    ['/metrics', get('metrics', async () => reply(200, metrics.contentType, await metrics.text(), fresh))],
  ]);
}
