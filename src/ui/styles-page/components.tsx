/** The components that pages share, each alive. */
import type { ComponentChildren } from 'preact';
import { Charts } from '../charts/charts.tsx';
import { Facts } from '../components/facts.tsx';
import { MarkedText } from '../components/marked-text.tsx';
import { Notice } from '../components/notice.tsx';
import { Place, Quote } from '../components/place.tsx';
import { T } from '../components/said.tsx';
import { SearchForm } from '../components/search-form.tsx';
import { FiguresTable } from '../record/figures-table.tsx';
import { StatementItem } from '../record/statement-item.tsx';
import { Timeline } from '../timeline/timeline.tsx';
import { useView } from '../view.tsx';
import { SAMPLE_FIGURES, SAMPLE_PLACE, SAMPLE_RELATIONS, SAMPLE_STAGES } from './samples.ts';

export function Components() {
  const { t } = useView();
  const words = t.stylesPage;
  return (
    <>
      <Sample of="Notice">
        <Notice>{words.sampleNotice}</Notice>
      </Sample>
      <Sample of="SearchForm">
        <SearchForm id="sample-q" class="search" />
      </Sample>
      <Sample of="form">
        <Controls />
      </Sample>
      <Sample of="Place, Quote">
        <p>
          <Place {...SAMPLE_PLACE} />
        </p>
        <p>
          <Quote text={SAMPLE_PLACE.quote} />
        </p>
      </Sample>
      <Sample of="StatementItem">
        <ul class="statements">
          {SAMPLE_RELATIONS.map((relation) => (
            <StatementItem key={relation.id} of={relation} />
          ))}
        </ul>
      </Sample>
      <Sample of="FiguresTable">
        <FiguresTable of={SAMPLE_FIGURES} id="region:none" />
      </Sample>
      <Sample of="Charts">
        <Charts of={SAMPLE_FIGURES} />
      </Sample>
      <Sample of="Timeline">
        <Timeline of={SAMPLE_STAGES} />
      </Sample>
      <Sample of="MarkedText">
        <p lang="zh-CN">
          <MarkedText text={SAMPLE_PLACE.quote} ranges={[{ start: 2, end: 4 }]} />
        </p>
      </Sample>
      <Sample of="Facts">
        <Facts
          facts={[
            { name: words.name, value: <T of={SAMPLE_PLACE.documentLabel} /> },
            { name: words.value, value: '1,234' },
          ]}
        />
      </Sample>
    </>
  );
}

interface SampleProps {
  /** As in the sources. */
  readonly of: string;
  readonly children: ComponentChildren;
}

function Sample({ of, children }: SampleProps) {
  return (
    <section class="sample">
      <h3 lang="en">
        <code>{of}</code>
      </h3>
      {children}
    </section>
  );
}

/** A form that goes nowhere else. */
function Controls() {
  const { t, path } = useView();
  const words = t.stylesPage;
  return (
    <form action={path} method="get" class="sample-form">
      <p>
        <label for="sample-field">{words.sampleField}</label> <input id="sample-field" name="sample" type="text" />
      </p>
      <p>
        <label for="sample-option">{words.sampleOption}</label>{' '}
        <select id="sample-option" name="option">
          <option>{words.light}</option>
          <option>{words.dark}</option>
        </select>
      </p>
      <p>
        <button type="submit">{words.sampleButton}</button>
      </p>
    </form>
  );
}
