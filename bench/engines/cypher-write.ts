/** The mutation by hand: one statement a figure, durable when it is answered. */
import neo4j, { type Driver } from 'neo4j-driver';
import type { PlainObservation } from '../graphql/plain-write.ts';
import { RECORD_OBSERVATION } from './cypher-statements.ts';

export function createCypherWrite(driver: Driver): (input: readonly PlainObservation[]) => Promise<object> {
  return async (input) => {
    const session = driver.session({ defaultAccessMode: neo4j.session.WRITE });
    try {
      for (const { evidence, ...rest } of input) {
        const { subject, indicator } = rest;
        const own = {
          ...rest,
          passages: evidence.map(({ passage }) => passage),
          quotes: evidence.map(({ quote }) => quote),
        };
        await session.run(RECORD_OBSERVATION, { subject, indicator, own });
      }
    } finally {
      await session.close();
    }
    return { changed: input.map(({ id }) => ({ id })), removed: [], unchanged: 0 };
  };
}
