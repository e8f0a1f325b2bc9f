/** The stages that an ordered relation leads to, in their order: what each added, whom it joined, and when. */
import { periodWords } from '../../domain/period-words.ts';
import { Link } from '../components/link.tsx';
import { T } from '../components/said.tsx';
import { say } from '../lang.ts';
import { CompactEvidence } from '../record/compact-evidence.tsx';
import { Evidence } from '../record/evidence.tsx';
import { OtherEnd } from '../record/other-end.tsx';
import type { SeenRelationData, StageData, StageSection, StageStatement } from '../record/page-data.ts';
import { Note, StatementFacts } from '../record/statement-parts.tsx';
import { useView } from '../view.tsx';

export function Timeline({ of }: { readonly of: readonly SeenRelationData[] }) {
  const { t } = useView();
  const hasNew = of.some(({ stage }) => stage?.sections.some(({ items }) => items.some(({ isNew }) => isNew)));
  return (
    <>
      {hasNew && (
        <p class="aside">
          <New /> {t.record.newSays}
        </p>
      )}
      <ol class="stages">
        {of.map((relation) => (
          <Stage key={relation.id} of={relation} />
        ))}
      </ol>
    </>
  );
}

function Stage({ of }: { readonly of: SeenRelationData }) {
  const { t, lang } = useView();
  const { id, ordinal, status, stage, other } = of;
  const period = stage?.period ?? of.period;
  return (
    <li id={id} value={ordinal} class="statement" data-status={status.value}>
      <h3>
        <OtherEnd of={of} />
      </h3>
      {period && <p class="period">{periodWords(period, lang, status.value)}</p>}
      {stage?.summary && (
        <p class="ours" title={t.record.ourSummary}>
          <T of={stage.summary} />
        </p>
      )}
      {stage && <Stated of={stage} id={other.id} />}
      <div class="meta">
        <StatementFacts of={of} />
        <Evidence of={of} />
      </div>
      <Note of={of} />
    </li>
  );
}

/** The statements of the stage itself, and how many more its own page has. */
function Stated({ of: { sections, more }, id }: { readonly of: StageData; readonly id: string }) {
  const { t } = useView();
  return (
    <>
      {sections.length > 0 && (
        <dl class="stage">
          {sections.map((section, i) => (
            <Statements key={i} of={section} />
          ))}
        </dl>
      )}
      {more > 0 && (
        <p>
          <Link to={`/${id}`}>{t.record.moreStatements(more)}</Link>
        </p>
      )}
    </>
  );
}

function Statements({ of: { reads, items } }: { readonly of: StageSection }) {
  return (
    <div>
      <dt>
        <T of={reads} />
      </dt>
      <dd>
        <ul>
          {items.map((item) => (
            <Statement key={item.id} of={item} />
          ))}
        </ul>
      </dd>
    </div>
  );
}

function Statement({ of }: { readonly of: StageStatement }) {
  const { lang } = useView();
  return (
    <li>
      <OtherEnd of={of} /> {of.period && <span class="aside">{periodWords(of.period, lang, of.status.value)} </span>}
      {of.isNew && (
        <>
          <New />{' '}
        </>
      )}
      <CompactEvidence of={[of]} name={say(of.other.label, lang).text} />
    </li>
  );
}

function New() {
  const { t } = useView();
  return <span class="new">{t.record.isNew}</span>;
}
