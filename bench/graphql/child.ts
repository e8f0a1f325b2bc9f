/** What a measured server tells the bench over its IPC channel: where it listens, and the CPU time that it has used. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Of all threads of the process. */
export interface Usage {
  readonly cpuMs: number;
  /** Of it, what a database on the network took. */
  readonly databaseMs?: number;
  readonly rssBytes: number;
}

/** Answers every message with the usage so far. The channel does not keep the process alive. */
export function answerUsage(): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMs: (user + system) / 1_000, rssBytes: process.memoryUsage.rss() } satisfies Usage);
  });
  process.channel?.unref();
}

/** Takes any free port and prints the address. */
export function listening(server: Server): void {
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    process.stdout.write(`http://127.0.0.1:${port}\n`);
  });
}
