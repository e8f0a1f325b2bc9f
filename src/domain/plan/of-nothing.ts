/** What a graph with nothing in it answers to a planning. */
import type { PlanAnswer, PlanRead } from '../plan-port.ts';

export function answerOfNothing(read: PlanRead): PlanAnswer {
  switch (read.read) {
    case 'records':
    case 'identitiesOf':
    case 'targetsOf':
    case 'merges':
      return read.ids.map(() => undefined);
    case 'labels':
      return read.of.map(() => undefined);
    case 'identities':
      return read.keys.map(() => undefined);
    case 'used':
      return read.ids.map(() => false);
    case 'referring':
    case 'targets':
    case 'mergedInto':
      return read.ids.map(() => []);
  }
}
