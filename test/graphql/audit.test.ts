import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningFixture } from '../http/http-fixture.ts';
import { startFixture } from '../http/http-fixture.ts';

let server: RunningFixture;
beforeAll(async () => {
  server = await startFixture();
});
afterAll(() => server.close());

describe('the GraphQL-over-HTTP audit, with every protection on', () => {
  const audits = serverAudits({ url: () => `${server.url}/graphql` });
  it('has 61 parts', () => expect(audits.length).toBe(61));
  for (const audit of audits) {
    it(audit.name, async () => {
      expect(await audit.fn()).toMatchObject({ status: 'ok' });
    });
  }
});
