/** A text with the citations that its author accepted, without looking for them again. */
import type { Scope } from '../../domain/scope.ts';
import type { CitationStyle } from '../citation-styles.ts';
import type { CiteAsked } from '../cite.ts';
import { type Marked, MOST_PASSAGES, marked } from './marked.ts';
import { saidIn } from './said.ts';

/** By the place of a sentence in the text, from 0: ids of the passages that it cites. */
export type Accepted = ReadonlyMap<number, ReadonlySet<string>>;

export interface AcceptedRequest {
  /** As it was looked at: its sentences are counted again. */
  readonly text: string;
  readonly accepted: Accepted;
  readonly style: CitationStyle;
}

/** What the viewer may not see is not cited. Errors: those of `saidIn`. Cost: a read, and `marked`. */
export async function citeAccepted(
  { store, ontology }: Pick<CiteAsked, 'store' | 'ontology'>,
  { text, accepted, style }: AcceptedRequest,
  scope: Scope,
): Promise<Marked> {
  const said = saidIn(text);
  const ids = [...new Set([...accepted.values()].flatMap((some) => [...some]))].slice(0, MOST_PASSAGES);
  const found = ids.length === 0 ? [] : await store.records(ids, scope);
  const passages = new Map(
    found.flatMap((one) => (one?.record.record === 'passage' ? [[one.record.id, one.record] as const] : [])),
  );
  const places = said.map(({ range }, at) => ({
    range,
    passages: [...(accepted.get(at) ?? [])].flatMap((id) => passages.get(id) ?? []),
  }));
  return marked(text, places, { store, ontology, style, options: {}, scope });
}
