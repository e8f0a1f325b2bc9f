/** Something that ranks passages, to be measured. */
export interface Ranker {
  readonly name: string;
  /** Ids of passages, the best first, at most 100. Undefined where it cannot be asked such a query. */
  rank(query: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

export const RANKED = 100;
