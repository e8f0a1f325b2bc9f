/** A bar for each subject, the longest first, each with its name above and its number behind. */
import { say } from '../lang.ts';
import { shortLine } from '../plain-line.ts';
import { useView } from '../view.tsx';
import { type ChartText, valueWords } from './chart-text.ts';
import { boundsOf, round, scaleOf } from './scale.ts';
import type { Point } from './series.ts';

const WIDTH = 360;
const ROW = 36;
const BAR = 10;
/** Kept free for the numbers. */
const NUMBERS = 96;
const LONGEST_NAME = 24;

interface BarChartProps {
  readonly of: readonly Point[];
  readonly text: ChartText;
}

export function BarChart({ of, text }: BarChartProps) {
  const { lang, t } = useView();
  const [least, most] = boundsOf([0, ...of.map(({ value }) => value)]);
  const x = scaleOf([least, most], [0, WIDTH - NUMBERS]);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${of.length * ROW}`} role="img" aria-labelledby={`${text.ids.title} ${text.ids.desc}`}>
      <title id={text.ids.title}>{text.title}</title>
      <desc id={text.ids.desc}>{text.desc}</desc>
      {of.map((point, i) => {
        const [from, to] = boundsOf([x.at(0), x.at(point.value)]);
        const name = point.status.value === 'HOLDS' ? 'bar' : 'bar hollow';
        return (
          <g key={point.id}>
            <text class="tick" x="0" y={i * ROW + 14}>
              {shortLine(say(point.subject.label, lang).text, LONGEST_NAME)}
            </text>
            <rect class={name} x={from} y={i * ROW + 19} width={Math.max(1, round(to - from))} height={BAR} />
            <text class="value" x={to + 6} y={i * ROW + 28}>
              {valueWords({ ...point, unit: '' }, lang, t)}
            </text>
          </g>
        );
      })}
      <line class="axis" x1={x.at(0)} x2={x.at(0)} y1="0" y2={of.length * ROW} />
    </svg>
  );
}
