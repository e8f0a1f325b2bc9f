/**
 * A TCP address that stands for an engine and can be put into every state that a network and a server get into. With a target it
 * passes on to a real one; without, it is a fake that runs everywhere.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/**
 * PASS: on to the target. REFUSE: nobody listens, as when it is not started; what was open is closed. HANG: connections are taken and
 * nothing is answered, as by a process that is stopped. RESET: cut off as soon as something is sent. SLOW: each answer comes 5 s late.
 * DEAF: what is sent arrives, and no answer comes back. TRICKLE: an answer without an end, a byte at a time. GARBAGE: random bytes.
 */
export type Manner = 'PASS' | 'REFUSE' | 'HANG' | 'RESET' | 'SLOW' | 'DEAF' | 'TRICKLE' | 'GARBAGE';

export interface Relay {
  readonly host: string;
  set(manner: Manner): Promise<void>;
  close(): Promise<void>;
}

export interface RelayOptions {
  readonly target?: { readonly host: string; readonly port: number };
  readonly manner: Manner;
  /** How an answer of the engine begins, for TRICKLE. */
  readonly opening?: string;
}

const SLOW_MS = 5_000;
const TRICKLE_MS = 20;

export async function startRelay(options: RelayOptions): Promise<Relay> {
  const relay = new TcpRelay(options);
  await relay.begin();
  return relay;
}

class TcpRelay implements Relay {
  readonly #options: RelayOptions;
  readonly #sockets = new Set<Socket>();
  #manner: Manner;
  #port = 0;
  #server: Server | undefined;

  constructor(options: RelayOptions) {
    this.#options = options;
    this.#manner = options.manner;
  }

  get host(): string {
    return `127.0.0.1:${this.#port}`;
  }

  async begin(): Promise<void> {
    await this.#listen();
    if (this.#manner === 'REFUSE') await this.close();
  }

  async set(manner: Manner): Promise<void> {
    this.#manner = manner;
    if (manner === 'REFUSE') await this.close();
    else if (!this.#server) await this.#listen();
    if (manner === 'PASS') this.#cut();
  }

  async close(): Promise<void> {
    const closed = this.#server && once(this.#server, 'close');
    this.#server?.close();
    this.#server = undefined;
    this.#cut();
    await closed;
  }

  /** The same port each time. */
  async #listen(): Promise<void> {
    this.#server = createServer((socket) => this.#take(socket));
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    // A server on TCP has an address of this form.
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  #cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => this.#sockets.delete(socket));
  }

  #take(near: Socket): void {
    this.#keep(near);
    const { target } = this.#options;
    const far = target && connect(target.port, target.host);
    if (far) {
      this.#keep(far);
      far.on('data', (data) => void this.#answer(near, data)).on('close', () => near.destroy());
      near.on('close', () => far.destroy());
    }
    near.on('data', (data) => this.#send(near, far, data));
  }

  #send(near: Socket, far: Socket | undefined, data: Buffer): void {
    switch (this.#manner) {
      case 'PASS':
      case 'SLOW':
      case 'DEAF':
        far?.write(data);
        return;
      case 'RESET':
        near.resetAndDestroy();
        return;
      case 'GARBAGE':
        near.write(randomBytes(64));
        return;
      case 'TRICKLE':
        void this.#trickle(near);
        return;
      case 'HANG':
      case 'REFUSE':
    }
  }

  async #answer(near: Socket, data: Buffer): Promise<void> {
    if (this.#manner === 'SLOW') await setTimeout(SLOW_MS, undefined, { ref: false });
    if ((this.#manner === 'PASS' || this.#manner === 'SLOW') && near.writable) near.write(data);
  }

  async #trickle(near: Socket): Promise<void> {
    near.write(this.#options.opening ?? '');
    while (near.writable && this.#manner === 'TRICKLE') {
      near.write('a');
      await setTimeout(TRICKLE_MS, undefined, { ref: false });
    }
  }
}
