/** Points over time, those of one subject joined by a line; each with its number. */
import { periodWords } from '../../domain/period-words.ts';
import { T } from '../components/said.tsx';
import { numberWords } from '../record/amount-words.ts';
import { useView } from '../view.tsx';
import type { ChartText } from './chart-text.ts';
import { Marker } from './marker.tsx';
import { boundsOf, roomy, type Scale, scaleOf } from './scale.ts';
import { type Point, timeOf } from './series.ts';

const WIDTH = 360;
const HEIGHT = 170;
const LEFT = 34;
const RIGHT = 34;
const TOP = 18;
const BOTTOM = 26;
/** Room that the words below a point take, about. */
const LABEL_WIDTH = 62;

interface TimeChartProps {
  readonly of: readonly Point[];
  readonly text: ChartText;
}

export function TimeChart({ of, text }: TimeChartProps) {
  const x = scaleOf(boundsOf(of.map((point) => timeOf(point) ?? 0)), [LEFT, WIDTH - RIGHT]);
  const y = scaleOf(roomy(boundsOf(of.map(({ value }) => value))), [HEIGHT - BOTTOM, TOP]);
  const subjects = [...Map.groupBy(of, ({ subject }) => subject.id).values()];
  return (
    <>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby={`${text.ids.title} ${text.ids.desc}`}>
        <title id={text.ids.title}>{text.title}</title>
        <desc id={text.ids.desc}>{text.desc}</desc>
        <line class="axis" x1="0" x2={WIDTH} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
        <Times of={of} x={x} />
        {subjects.map((points, i) => (
          <Line key={points[0]?.subject.id} of={points} shape={i} x={x} y={y} />
        ))}
      </svg>
      <Legend of={subjects} />
    </>
  );
}

/** As many as there is room for, the first and the last among them. */
function Times({ of, x }: { readonly of: readonly Point[]; readonly x: Scale }) {
  const { lang } = useView();
  const last = of.at(-1);
  const shown: Point[] = [];
  for (const point of of) {
    const place = placeOf(point, x);
    const isFree = shown.every((one) => Math.abs(placeOf(one, x) - place) >= LABEL_WIDTH);
    const leavesLast = !last || place === placeOf(last, x) || placeOf(last, x) - place >= LABEL_WIDTH;
    if (isFree && leavesLast) shown.push(point);
  }
  return (
    <>
      {shown.map((point) => (
        <text key={point.id} class="tick" x={placeOf(point, x)} y={HEIGHT - 8} text-anchor="middle">
          {point.period && periodWords(point.period, lang, point.status.value)}
        </text>
      ))}
    </>
  );
}

interface LineProps {
  readonly of: readonly Point[];
  readonly shape: number;
  readonly x: Scale;
  readonly y: Scale;
}

function Line({ of, shape, x, y }: LineProps) {
  const { lang } = useView();
  const places = of.map((point) => ({ point, left: placeOf(point, x), top: y.at(point.value) }));
  return (
    <>
      {places.length > 1 && (
        <polyline class="line" data-line={shape} points={places.map(({ left, top }) => `${left},${top}`).join(' ')} />
      )}
      {places.map(({ point, left, top }) => (
        <g key={point.id}>
          <Marker x={left} y={top} shape={shape} isHollow={point.status.value !== 'HOLDS'} />
          <text class="value" x={left} y={top - 8} text-anchor="middle">
            {numberWords({ ...point, unit: '' }, lang)}
          </text>
        </g>
      ))}
    </>
  );
}

/** Which shape is whose; which points are not said to hold. */
function Legend({ of }: { readonly of: readonly (readonly Point[])[] }) {
  const { t } = useView();
  const hollow = of.flat().find(({ status }) => status.value !== 'HOLDS');
  return (
    <ul class="chart-legend">
      {of.map(([first], i) => (
        <li key={first?.subject.id}>
          <Sign shape={i} />
          {first && <T of={first.subject.label} />}
        </li>
      ))}
      {hollow && (
        <li>
          <Sign shape={0} isHollow />
          {t.record.notHeld}
        </li>
      )}
    </ul>
  );
}

function Sign({ shape, isHollow = false }: { readonly shape: number; readonly isHollow?: boolean }) {
  return (
    <svg class="sign" viewBox="0 0 14 14" aria-hidden="true">
      <Marker x={7} y={7} shape={shape} isHollow={isHollow} />
    </svg>
  );
}

function placeOf(point: Point, x: Scale): number {
  return x.at(timeOf(point) ?? 0);
}
