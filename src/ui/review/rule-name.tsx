/** By which rule something is proposed: in words, with its code for who looks it up. */
import { T } from '../components/said.tsx';
import { REVIEW_RULES } from '../strings/review-rules.ts';

export function RuleName({ of }: { readonly of: string }) {
  const words = REVIEW_RULES[of];
  return words ? (
    <span title={of}>
      <T of={words} />
    </span>
  ) : (
    <code>{of}</code>
  );
}
