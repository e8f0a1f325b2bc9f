/** What an examination finds: one line a check, for a person, with what to do. */

/** FAULT: something is wrong with the data or keeps it from being served. WARNING: worth a look, nothing is wrong yet. */
export type FindingLevel = 'OK' | 'WARNING' | 'FAULT';

/**
 * What heals a fault. REBUILD: all that stands beside the records is made anew from them. REINDEX: the search index is. BACKUP: what was
 * written is lost here, and a backup has it. HAND: somebody has to change a record or a setting.
 */
export type Remedy = 'REBUILD' | 'REINDEX' | 'BACKUP' | 'HAND';

export interface Finding {
  /** What was looked at: `store file`, `evidence`, … Several findings may share it. */
  readonly check: string;
  readonly level: FindingLevel;
  /** What was found, and what it means. */
  readonly message: string;
  /** What to do; of a warning or a fault. */
  readonly advice?: string;
  /** A few of those concerned. */
  readonly ids?: readonly string[];
  /** Of a fault. */
  readonly remedy?: Remedy;
}

/** As many as a line shows. */
const MAX_IDS = 5;

export function okay(check: string, message: string): Finding {
  return { check, level: 'OK', message };
}

export function warning(check: string, message: string, advice: string, ids: readonly string[] = []): Finding {
  return { check, level: 'WARNING', message, advice, ...some(ids) };
}

export interface FaultText {
  readonly message: string;
  readonly remedy: Remedy;
  /** In place of what the remedy says. */
  readonly advice?: string;
  readonly ids?: readonly string[];
}

export function fault(check: string, { message, remedy, advice, ids = [] }: FaultText): Finding {
  return { check, level: 'FAULT', message, advice: advice ?? ADVICE[remedy], remedy, ...some(ids) };
}

const ADVICE: Readonly<Record<Remedy, string>> = {
  REBUILD: 'stop the server and run `gongfu doctor --repair`: it is made anew from the records',
  REINDEX: 'run `gongfu reindex`, or `gongfu doctor --repair` with the server stopped',
  BACKUP: 'what is lost here cannot be made anew: keep a copy of the data folder, and restore from a backup',
  HAND: 'correct the records named, by import or by the API',
};

function some(ids: readonly string[]): { readonly ids?: readonly string[] } {
  return ids.length > 0 ? { ids: ids.slice(0, MAX_IDS) } : {};
}
