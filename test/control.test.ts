/** The control socket of a running server. */
import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { askServer, type ControlHandlers, listenForControl, type Progress } from '../src/control.ts';
import { dataFolder } from '../src/data-folder.ts';
import { badInput } from '../src/domain/errors.ts';
import { tempFolder } from './temp-folder.ts';

const isWindows = process.platform === 'win32';

const handlers: ControlHandlers = {
  echo: async (input) => input,
  count: async (_input, onProgress) => {
    for (const done of [1, 2]) onProgress({ what: 'counting', done, of: 2 });
    return 'counted';
  },
  refuse: async () => {
    throw badInput('No.', { faults: [1] });
  },
  break: async () => {
    throw new Error('broken');
  },
};

async function listening(own: ControlHandlers = handlers): Promise<string> {
  const address = dataFolder(tempFolder()).controlAddress;
  const server = await listenForControl(address, own);
  onTestFinished(() => server.close());
  return address;
}

describe('a request', () => {
  it('gets its result, however large it is', async () => {
    const address = await listening();
    const input = { text: '飞地抱团\n'.repeat(200_000) };
    expect(await askServer(address, { op: 'echo', input })).toEqual({ result: input });
  });

  it('tells of its progress', async () => {
    const address = await listening();
    const seen: Progress[] = [];
    const answer = await askServer(address, { op: 'count', input: {}, onProgress: (progress) => seen.push(progress) });
    expect(answer).toEqual({ result: 'counted' });
    expect(seen.map(({ done }) => done)).toEqual([1, 2]);
  });

  it('that is refused carries code, message and details', async () => {
    const address = await listening();
    await expect(askServer(address, { op: 'refuse', input: {} })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: 'No.',
      details: { faults: [1] },
    });
  });

  it('that breaks, or that the server does not know, leaves the server answering', async () => {
    const address = await listening();
    await expect(askServer(address, { op: 'break', input: {} })).rejects.toMatchObject({ code: 'INTERNAL' });
    await expect(askServer(address, { op: 'toString', input: {} })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    const socket = createConnection(address);
    socket.write('not json\n');
    socket.resume();
    await once(socket, 'close');
    expect(await askServer(address, { op: 'echo', input: 1 })).toEqual({ result: 1 });
  });

  it('finds nobody where no server runs', async () => {
    expect(await askServer(dataFolder(tempFolder()).controlAddress, { op: 'echo', input: 1 })).toBeUndefined();
  });
});

describe('the socket', () => {
  it.skipIf(isWindows)('is for its owner only', async () => {
    expect(statSync(await listening()).mode & 0o777).toBe(0o600);
  });

  it.skipIf(isWindows)('takes the place of one that a crash has left', async () => {
    const address = dataFolder(tempFolder()).controlAddress;
    writeFileSync(address, '');
    const server = await listenForControl(address, handlers);
    onTestFinished(() => server.close());
    expect(await askServer(address, { op: 'echo', input: 1 })).toEqual({ result: 1 });
  });

  it.skipIf(isWindows)('that is something else is not written to', async () => {
    const address = dataFolder(tempFolder()).controlAddress;
    writeFileSync(address, '');
    await expect(askServer(address, { op: 'echo', input: 1 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('closes when what is under way has its answer, and does not wait for silent clients', async () => {
    const address = dataFolder(tempFolder()).controlAddress;
    const release = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    const slow: ControlHandlers = {
      slow: async () => {
        started.resolve();
        await release.promise;
        return 'done';
      },
    };
    const server = await listenForControl(address, slow);
    const silent = createConnection(address);
    silent.on('error', () => undefined);
    const answer = askServer(address, { op: 'slow', input: {} });
    await started.promise;
    const closed = server.close();
    release.resolve();
    expect(await answer).toEqual({ result: 'done' });
    await closed;
  });
});

describe('lines that follow a request', () => {
  async function* lines(count: number) {
    for (let number = 0; number < count; number += 1) yield `${number} 飞地抱团\n`;
  }

  it('reach the server in order, as it reads them', async () => {
    const address = await listening({
      bytes: async (_input, _onProgress, more) => {
        let text = '';
        for await (const piece of more) {
          text += Buffer.from(piece).toString('latin1');
          if (text.endsWith('END\n')) return Buffer.from(text, 'latin1').toString('utf8').split('\n').length;
        }
        return 'broken off';
      },
    });
    const more = (async function* () {
      yield* lines(100_000);
      yield 'END\n';
    })();
    expect(await askServer(address, { op: 'bytes', input: {}, more })).toEqual({ result: 100_002 });
  });

  it('that cannot be read end the request with their error, and the server sees them break off', async () => {
    const seen = Promise.withResolvers<string>();
    const address = await listening({
      bytes: async (_input, _onProgress, more) => {
        for await (const _piece of more);
        seen.resolve('broken off');
        return 'all';
      },
    });
    const more = (async function* () {
      yield* lines(10);
      throw badInput('Line 10 is no line.');
    })();
    await expect(askServer(address, { op: 'bytes', input: {}, more })).rejects.toThrow('Line 10 is no line.');
    expect(await seen.promise).toBe('broken off');
  });

  it('are no longer sent when the server has refused them, and its answer arrives', async () => {
    const address = await listening({
      bytes: async (_input, _onProgress, more) => {
        for await (const _piece of more) throw badInput('No such lines.');
      },
    });
    const endless = lines(Number.POSITIVE_INFINITY);
    await expect(askServer(address, { op: 'bytes', input: {}, more: endless })).rejects.toThrow('No such lines.');
  });
});
