/** What the server needs to know of the parts behind it, as the composition root gives it, and what /livez and /readyz answer. */

export interface PartHealth {
  /** As in logs and metrics: sqlite, embedded. */
  readonly name: string;
  readonly ok: boolean;
  /** What is wrong and what to do; empty where all is well. */
  readonly problems: readonly string[];
  /** Position in the change feed. */
  readonly seq: number;
}

export interface ServiceHealth {
  /** `ok`: questions are answered from it, whether or not it takes changes (`writable`). */
  readonly store: PartHealth & { readonly writable: boolean; readonly revision: number };
  readonly index: PartHealth & {
    readonly documents: number;
    /** Searches are answered, by it or by the one beside it. */
    readonly answers: boolean;
    readonly semantic?: SemanticHealth;
    /** The index beside it, and how many changes that is behind the store. */
    readonly fallback?: { readonly name: string; readonly behind: number };
  };
}

/** Search by meaning, where it is on: its model, how many texts have their vector and how many want it, why it does not get on. */
export interface SemanticHealth {
  readonly model: string;
  readonly vectors: number;
  readonly wanting: number;
  readonly problem?: string;
}

export interface HealthSource {
  /** Cheap; asked by every /readyz and /metrics. */
  check(): Promise<ServiceHealth>;
  /** Waits at most `timeoutMs` until store and index have `seq`; says who is behind then. */
  waitForSeq(seq: number, timeoutMs: number): Promise<'READY' | 'INDEX_BEHIND' | 'STORE_BEHIND'>;
}

export interface Readiness {
  readonly ready: boolean;
  readonly degraded: readonly string[];
  readonly store?: ServiceHealth['store'];
  readonly index?: ServiceHealth['index'] & { readonly behind: number };
}

/** Ready means that questions are answered from the store, and searches by an index; what else is missing is named in `degraded`. */
export async function readiness(source: HealthSource, isClosing: boolean): Promise<Readiness> {
  if (isClosing) return { ready: false, degraded: ['The server is shutting down.'] };
  try {
    return describe(await source.check());
  } catch {
    return { ready: false, degraded: ['The state of store and index cannot be read; see the log.'] };
  }
}

function describe({ store, index }: ServiceHealth): Readiness {
  const behind = Math.max(0, store.seq - index.seq);
  const degraded = [
    ...storeProblems(store),
    ...index.problems,
    ...(behind > 0 ? [`Search is ${behind} changes behind the store.`] : []),
    ...semanticProblems(index.semantic),
  ];
  return { ready: store.ok && index.answers, degraded, store, index: { ...index, behind } };
}

function semanticProblems(semantic: SemanticHealth | undefined): readonly string[] {
  if (semantic?.problem) return [`Search by meaning fails: ${semantic.problem}`];
  return semantic && semantic.wanting > 0 ? [`Search by meaning is ${semantic.wanting} texts behind.`] : [];
}

/** A store that is read but not written answers questions: it is ready, and degraded. */
function storeProblems({ ok, writable, problems }: ServiceHealth['store']): readonly string[] {
  if (ok && writable) return problems;
  const what = ok ? 'The store cannot be written' : 'The store cannot be read';
  return problems.length === 0 ? [`${what}.`] : problems.map((problem) => `${what}: ${problem}`);
}
