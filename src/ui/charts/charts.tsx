/** Pictures of those figures of a list that can be set side by side. */
import type { ObservationData } from '../record/statement-data.ts';
import { Chart } from './chart.tsx';
import { seriesIn } from './series.ts';

const MOST_CHARTS = 6;

/** Nothing where no three figures can be compared. */
export function Charts({ of }: { readonly of: readonly ObservationData[] }) {
  const series = seriesIn(of).slice(0, MOST_CHARTS);
  if (series.length === 0) return null;
  return (
    <div class="charts">
      {series.map((one, i) => (
        <Chart key={i} of={one} id={`chart-${i + 1}`} />
      ))}
    </div>
  );
}
