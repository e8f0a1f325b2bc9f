/** Whether something is still at an address: asked with HEAD, and with GET where that is not answered. Nothing of it is read or kept. */

export type AddressState = 'OK' | 'MOVED' | 'GONE' | 'UNREACHABLE';

export interface AddressAnswer {
  /** MOVED: for good, and something is there. GONE: 404 or 410. UNREACHABLE: no answer in time, or one that says neither. */
  readonly state: AddressState;
  /** Of the last answer. */
  readonly status?: number;
  /** Where it has moved to. */
  readonly to?: string;
  /** Why it cannot be reached. */
  readonly problem?: string;
}

export interface CheckOptions {
  /** For an address with all that it leads to. */
  readonly timeoutMs: number;
  /** Whom the sites see. */
  readonly userAgent: string;
}

const MAX_REDIRECTS = 5;
const FOR_GOOD: ReadonlySet<number> = new Set([301, 308]);
const REDIRECTS: ReadonlySet<number> = new Set([...FOR_GOOD, 302, 303, 307]);
const GONE: ReadonlySet<number> = new Set([404, 410]);

/** Never throws. */
export async function checkAddress(address: string, options: CheckOptions): Promise<AddressAnswer> {
  const signal = AbortSignal.timeout(options.timeoutMs);
  try {
    return await followed(address, signal, options);
  } catch (error) {
    const problem = signal.aborted ? `no answer within ${options.timeoutMs / 1000} s` : problemOf(error);
    return { state: 'UNREACHABLE', problem };
  }
}

async function followed(address: string, signal: AbortSignal, options: CheckOptions): Promise<AddressAnswer> {
  let at = address;
  let isForGood = true;
  for (let steps = 0; steps <= MAX_REDIRECTS; steps += 1) {
    const { status, location } = await asked(at, signal, options);
    if (!REDIRECTS.has(status) || location === null)
      return answerOf(status, at === address || !isForGood ? undefined : at);
    isForGood &&= FOR_GOOD.has(status);
    const next = URL.parse(location, at);
    if (!next || !/^https?:$/.test(next.protocol))
      return { state: 'UNREACHABLE', status, problem: `it leads to ${location}` };
    at = next.href;
  }
  return { state: 'UNREACHABLE', problem: `it leads on more than ${MAX_REDIRECTS} times` };
}

function answerOf(status: number, to: string | undefined): AddressAnswer {
  if (GONE.has(status)) return { state: 'GONE', status };
  if (status >= 200 && status < 300) return to === undefined ? { state: 'OK', status } : { state: 'MOVED', status, to };
  return { state: 'UNREACHABLE', status, problem: `it answers ${status}` };
}

/** Some sites answer HEAD with an error, and some not at all as they would GET. */
async function asked(address: string, signal: AbortSignal, { userAgent }: CheckOptions) {
  const ask = async (method: 'HEAD' | 'GET') => {
    const headers = { 'user-agent': userAgent, accept: '*/*' };
    const reply = await fetch(address, { method, headers, redirect: 'manual', signal });
    await reply.body?.cancel();
    return { status: reply.status, location: reply.headers.get('location') };
  };
  const head = await ask('HEAD');
  return head.status < 400 ? head : ask('GET');
}

function problemOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : undefined;
  return code ?? (cause instanceof Error ? cause.message : String(cause));
}
