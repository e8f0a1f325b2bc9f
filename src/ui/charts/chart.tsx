/** A series as a small picture beside its table: title and description say what is drawn, nothing is said by colour alone. */
import { periodWords } from '../../domain/period-words.ts';
import { type Lang, say } from '../lang.ts';
import { useView, type View } from '../view.tsx';
import { BarChart } from './bar-chart.tsx';
import { valueWords } from './chart-text.ts';
import type { Point, Series } from './series.ts';
import { TimeChart } from './time-chart.tsx';

interface ChartProps {
  readonly of: Series;
  /** Unlike that of any other on the page. */
  readonly id: string;
}

export function Chart({ of, id }: ChartProps) {
  const view = useView();
  const [first] = of.points;
  if (!first) return null;
  const title = titleOf(first, of, view);
  const ids = { title: `${id}-title`, desc: `${id}-desc` };
  const text = { title, desc: describe(of, view), ids };
  return (
    <figure class="chart">
      <figcaption>
        {title}
        {of.shape === 'time' && view.t.record.sentence.aside([view.t.record.notFromZero])}
      </figcaption>
      {of.shape === 'time' ? <TimeChart of={of.points} text={text} /> : <BarChart of={of.points} text={text} />}
    </figure>
  );
}

function titleOf(first: Point, { shape }: Series, { t, lang }: View): string {
  const { indicator, unit, comparedWith, period } = first;
  const notes = [
    ...(unit ? [unit] : []),
    ...(comparedWith ? [t.record.sentence.against(say(comparedWith.label, lang).text)] : []),
    ...(shape === 'subjects' && period ? [periodWords(period, lang, first.status.value)] : []),
  ];
  return say(indicator.label, lang).text + (notes.length > 0 ? t.record.sentence.aside(notes) : '');
}

function describe({ points }: Series, { t, lang }: View): string {
  const subjects = [...Map.groupBy(points, ({ subject }) => subject.id).values()];
  const said = subjects.map((own) => {
    const name = own[0] ? say(own[0].subject.label, lang).text : '';
    return t.record.sentence.named(name, own.map((point) => pointWords(point, lang, t)).join(t.record.sentence.comma));
  });
  return said.join(t.record.semicolon);
}

/** 2021年 1.94, 到2025年 不超过1.8（拟达成） */
function pointWords(point: Point, lang: Lang, t: View['t']): string {
  const { period, status } = point;
  const when = period ? `${periodWords(period, lang, status.value)} ` : '';
  return when + valueWords(point, lang, t);
}
