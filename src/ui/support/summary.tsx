/** How a pasted text stands, in one line: how many sentences agree, differ, and so on, each with a way to it. */
import { useView } from '../view.tsx';
import { sentenceId } from './findings.tsx';
import type { SentenceData } from './support-page-data.ts';

type Outcome = 'agrees' | 'differs' | 'related' | 'nothing' | 'unchecked';

/** What most needs a look comes first. */
const ORDER: readonly Outcome[] = ['differs', 'nothing', 'related', 'agrees', 'unchecked'];
/** More are found by reading on. */
const LINKED = 30;

export function Summary({ of }: { readonly of: readonly SentenceData[] }) {
  const { t } = useView();
  const byOutcome = Map.groupBy(
    of.map((sentence, at) => ({ at, outcome: outcomeOf(sentence) })),
    ({ outcome }) => outcome,
  );
  return (
    <dl class="summary">
      {ORDER.flatMap((outcome) => {
        const places = byOutcome.get(outcome) ?? [];
        if (places.length === 0) return [];
        return (
          <div key={outcome} data-outcome={outcome}>
            <dt>
              {t.support.summary[outcome]} <span class="count">{t.support.count(places.length)}</span>
            </dt>
            <dd>
              {places.slice(0, LINKED).map(({ at }) => (
                <a key={at} href={`#${sentenceId(at)}`}>
                  {t.support.sentence(at + 1)}
                </a>
              ))}
              {places.length > LINKED && '…'}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** A number that differs is to be seen even where another source agrees. */
function outcomeOf({ verdict, negated, findings }: SentenceData): Outcome {
  if (verdict === 'NOTHING') return 'nothing';
  if (verdict !== 'FOUND') return 'unchecked';
  const has = (relation: string) => findings.some((finding) => finding.relation === relation);
  if (!negated && (has('NUMBER_AGREES') || has('QUOTES')))
    return has('NUMBER_DIFFERS') && !has('NUMBER_AGREES') ? 'differs' : 'agrees';
  return has('NUMBER_DIFFERS') ? 'differs' : 'related';
}
