/** Entities side by side: what was chosen, the table, and how to take it along. */
import { Notice } from '../components/notice.tsx';
import { T } from '../components/said.tsx';
import { SourceAddresses } from '../components/source-addresses.tsx';
import { renderPage } from '../frame.tsx';
import { GraphPreview, type GraphPreviewData } from '../graph/graph-preview.tsx';
import { say } from '../lang.ts';
import { OneSource } from '../record/one-source.tsx';
import type { StatementData } from '../record/statement-data.ts';
import { useView, type View } from '../view.tsx';
import { AddForm, StartForm } from './add-form.tsx';
import { compareLink } from './compare-address.ts';
import type { ComparePageData, UnresolvedName } from './compare-page-data.ts';
import { CompareTable } from './compare-table.tsx';
import { Compared } from './compared.tsx';
import { Examples } from './examples.tsx';
import { RowChoices } from './row-choices.tsx';
import { TakeAlong } from './take-along.tsx';

export function comparePage(data: ComparePageData, view: View, preview?: GraphPreviewData): string {
  const { t, lang } = view;
  const names = data.entities.map(({ label }) => say(label, lang).text);
  const isTable = names.length > 1;
  return renderPage({
    view,
    title: names.length > 0 ? t.compare.titleOf(names) : t.compare.title,
    description: isTable ? t.compare.describe(names) : t.compare.intro,
    isError: data.unresolved.length > 0,
    listsSources: isTable,
    children: <ComparePage of={data} preview={preview} />,
  });
}

interface ComparePageProps {
  readonly of: ComparePageData;
  /** What joins the compared, where there is enough of it to draw. */
  readonly preview?: GraphPreviewData | undefined;
}

function ComparePage({ of, preview }: ComparePageProps) {
  const { t, lang } = useView();
  const { entities, show, unresolved } = of;
  const names = entities.map(({ label }) => say(label, lang).text);
  return (
    <article class="comparison" data-columns={entities.length}>
      <p class="type-line">{t.compare.title}</p>
      <h1>{names.length > 0 ? <bdi>{names.join(t.record.list)}</bdi> : t.compare.start}</h1>
      {unresolved.map((one) => (
        <Unresolved key={one.given} of={one} in={of} />
      ))}
      {entities.length === 0 ? <Start of={of} /> : <Compared of={of} />}
      {entities.length === 1 && <p>{t.compare.oneOnly}</p>}
      {entities.length > 0 && <AddForm of={of} />}
      {entities.length > 1 && (
        <>
          <RowChoices of={of} />
          {show !== 'all' && <p class="aside">{t.compare.showSays[show]}</p>}
          {of.groups.length === 0 && <p class="nothing">{t.compare.nothing[show]}</p>}
          {of.groups.length > 0 && (
            <OneSource of={statementsOf(of)}>
              <CompareTable of={of} />
            </OneSource>
          )}
          <p class="legend">{t.compare.legend}</p>
          <TakeAlong of={of} />
          {preview && <GraphPreview of={preview} />}
          <SourceAddresses of={of.sources} heading={t.compare.sources} />
        </>
      )}
    </article>
  );
}

function statementsOf({ groups }: ComparePageData): readonly StatementData[] {
  return groups.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.flat().flatMap(({ statements }) => statements)),
  );
}

function Start({ of }: { readonly of: ComparePageData }) {
  const { t } = useView();
  return (
    <>
      <p>{t.compare.intro}</p>
      <StartForm />
      <Examples of={of.examples} />
    </>
  );
}

interface UnresolvedProps {
  readonly of: UnresolvedName;
  readonly in: ComparePageData;
}

/** Each candidate is a link to the comparison with it. */
function Unresolved({ of, in: page }: UnresolvedProps) {
  const view = useView();
  const { t } = view;
  const { given, fault, candidates } = of;
  const left = page.ids.length < 6 ? page.ids : [];
  return (
    <Notice>
      {t.compare.unresolved[fault](given)}
      {candidates.length > 0 && (
        <>
          {fault === 'unknown' && <span class="candidate"> {t.compare.near}</span>}
          {candidates.map((candidate) => (
            <span key={candidate.id} class="candidate">
              {' '}
              <a href={compareLink(view, [...left, candidate.id], page.show)}>
                <T of={candidate.label} />
              </a>{' '}
              <span class="kind">
                <T of={candidate.type.label} />
              </span>
            </span>
          ))}
        </>
      )}
    </Notice>
  );
}
