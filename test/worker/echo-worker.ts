/** A worker for the tests of src/worker.ts. */
import { setTimeout as delay } from 'node:timers/promises';
import { badInput, GongfuError } from '../../src/domain/errors.ts';
import { serveCalls } from '../../src/worker.ts';

export type EchoMethods = {
  readonly greet: { readonly request: string; readonly reply: string };
  readonly wait: { readonly request: { readonly waitMs: number }; readonly reply: number };
  readonly fail: { readonly request: 'known' | 'unknown'; readonly reply: never };
  readonly breakDown: { readonly request: undefined; readonly reply: never };
};

await serveCalls<EchoMethods>((data) => {
  const { greeting } = data as { readonly greeting: string };
  if (greeting === '') throw badInput('a greeting is needed');
  return {
    methods: {
      greet: (name) => `${greeting}, ${name}`,
      wait: ({ waitMs }) => delay(waitMs, waitMs),
      fail: (kind) => {
        throw kind === 'known' ? new GongfuError('CONFLICT', 'no', { details: { ids: ['a'] } }) : new TypeError('oh');
      },
      breakDown: () => {
        setImmediate(() => {
          throw new Error('broken');
        });
        return new Promise<never>(() => {});
      },
    },
  };
});
