/** A proposal: what it would write in plain words, by which rule, and what can be decided of it. */
import { T } from '../components/said.tsx';
import { useView } from '../view.tsx';
import { type At, DecisionForm } from './decision-form.tsx';
import type { ProposalData } from './review-data.ts';
import { RuleName } from './rule-name.tsx';

interface ProposalProps {
  readonly of: ProposalData;
  readonly at: At;
  readonly isCurrent: boolean;
}

export function Proposal({ of, at, isCurrent }: ProposalProps) {
  const words = useView().t.review;
  const { key, state, rule, isModel, percent, sentence, facts, quote, decision } = of;
  const id = `says-${key}`;
  return (
    <li id={`p-${key}`} class="proposal" tabIndex={-1} data-proposal={key} data-current={isCurrent || undefined}>
      <p class="said" id={id}>
        <T of={sentence} />
      </p>
      {facts.length > 0 && (
        <dl class="facts">
          {facts.map(({ label, value }) => (
            <div key={label.zh}>
              <dt>
                <T of={label} />
              </dt>
              <dd>
                <T of={value} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p class="aside">
        <q lang="zh-CN">{quote}</q> · <RuleName of={rule} />
        {isModel && ` · ${words.model}`} · {words.confidence(percent)}
        {state !== 'OPEN' && ` · ${words.states[state]}`}
        {decision && (
          <>
            {' · '}
            {words.decidedBy(decision.actor)} <time dateTime={decision.at}>{decision.at.slice(0, 10)}</time>
          </>
        )}
      </p>
      {state === 'OPEN' ? (
        <OpenTools of={of} at={at} describedBy={id} />
      ) : (
        <DecisionForm action="undo" at={at} fields={{ key }} label={words.undo} describedBy={id} isUndo />
      )}
    </li>
  );
}

interface OpenToolsProps extends Pick<ProposalProps, 'of' | 'at'> {
  readonly describedBy: string;
}

function OpenTools({ of: { key, rule, fields }, at, describedBy }: OpenToolsProps) {
  const { review } = useView().t;
  const shared = { at, fields: { key }, describedBy };
  return (
    <div class="decisions">
      <DecisionForm action="accept" label={review.accept} isMain {...shared} />
      <DecisionForm action="reject" label={review.reject} {...shared} />
      <details class="change">
        <summary>{review.change}</summary>
        <DecisionForm action="change" label={review.change} isMain {...shared}>
          <p class="hint">{review.changeHint}</p>
          {fields.map(({ name, text }) => (
            <ChangeField key={name} id={`${key}-${name}`} name={name} text={text} />
          ))}
        </DecisionForm>
      </details>
      <details>
        <summary>{review.ofRule}</summary>
        <RuleForms rule={rule} at={at} id={key} />
      </details>
    </div>
  );
}

function ChangeField({ id, name, text }: { readonly id: string; readonly name: string; readonly text: string }) {
  const labels: Readonly<Record<string, string>> = useView().t.review.fields;
  return (
    <div class="field">
      <label for={id}>{labels[name] ?? name}</label>
      <input id={id} type="text" name={`to-${name}`} value={text} dir="auto" autocomplete="off" />
    </div>
  );
}

function RuleForms({ rule, at, id }: { readonly rule: string; readonly at: ProposalProps['at']; readonly id: string }) {
  const { review } = useView().t;
  return (
    <>
      <DecisionForm action="accept-rule" at={at} fields={{ rule }} label={review.acceptRule}>
        <div class="field for-number">
          <label for={`${id}-least`}>{review.least}</label>
          <input id={`${id}-least`} type="text" name="confidence" inputMode="decimal" autocomplete="off" />
        </div>
      </DecisionForm>
      <DecisionForm action="reject-rule" at={at} fields={{ rule }} label={review.rejectRule} />
    </>
  );
}
