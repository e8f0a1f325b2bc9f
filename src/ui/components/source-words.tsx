/** Words of a source that stand as a heading or a name, in the language that they are in. */
import { langOf } from '../lang.ts';
import { useLangTag } from './said.tsx';

export function SourceWords({ of }: { readonly of: string }) {
  return <bdi lang={useLangTag(langOf(of))}>{of}</bdi>;
}
