/** What a merged id keeps so that its merge can be taken back, as the text that a store keeps for it (PlannedMerge). */

/** Beside the revision's own changes, which say what every record was before and after. */
export interface Moves {
  /** What the id was merged into then; that may have been merged on since. */
  readonly into: string;
  /** Of a statement that fell together with another one: the entity whose merge did that, and takes it back. */
  readonly by?: string;
  /** Statements that fell together with another one; `kept` is that other one where the merge left it as it was, as JSON text. */
  readonly fused?: readonly Fused[];
  /** Ids that led to what went, each with what it led to. */
  readonly led?: readonly (readonly [id: string, target: string])[];
  /** Identity keys of passages that were not the first occurrence of their text. */
  readonly occurrences?: readonly (readonly [id: string, identity: string])[];
}

export interface Fused {
  readonly id: string;
  readonly into: string;
  readonly kept?: string;
}

export function movesText(moves: Moves): string {
  return JSON.stringify(moves);
}

/** Undefined where nothing but the target is known. */
export function parseMoves(text: string): Moves | undefined {
  // Not '': written by movesText.
  return text === '' ? undefined : (JSON.parse(text) as Moves);
}
