/** Figures that can be set side by side in a picture: of one indicator and unit, against the same, at times or of subjects that differ. Pure. */
import type { ObservationData } from '../record/statement-data.ts';

/** A figure with a number of its own. */
export type Point = ObservationData & { readonly value: number };

/** `time`: lines of one or more subjects; `subjects`: of several at one time. */
export interface Series {
  readonly shape: 'time' | 'subjects';
  /** In the order of time, or by size. */
  readonly points: readonly Point[];
}

const LEAST_POINTS = 3;
/** More lines than these cannot be told apart without colour. */
const MOST_LINES = 4;
const MOST_BARS = 16;

/** At most one for each indicator, unit and what it is against; nothing of fewer than three figures. */
export function seriesIn(figures: readonly ObservationData[]): readonly Series[] {
  const points = figures.filter((figure): figure is Point => figure.value !== undefined);
  const groups = [...Map.groupBy(points, comparableBy).values()];
  return groups.flatMap((group) => timeSeries(group) ?? subjectSeries(group) ?? []);
}

/** Years and the part of one that is over: 2021 is its middle. Undefined for a time that is no point. */
export function timeOf({ period, status }: Pick<Point, 'period' | 'status'>): number | undefined {
  if (period === undefined) return undefined;
  const [start = '', end] = period.split('/');
  // A deadline, or the day up to which something was counted.
  if (end !== undefined && (start !== '..' || end === '..')) return undefined;
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(end ?? start) ?? [];
  if (year === undefined) return undefined;
  const within = month === undefined ? wholeYear(end, status.value) : monthsIn(month, day);
  return Number(year) + within;
}

/** Up to the end of a year; else its middle. */
function wholeYear(end: string | undefined, status: string): number {
  return end !== undefined || status === 'INTENDED' ? 1 : 0.5;
}

function monthsIn(month: string, day: string | undefined): number {
  return (Number(month) - 1 + (day === undefined ? 0.5 : Number(day) / 31)) / 12;
}

function comparableBy({ indicator, unit, comparedWith }: Point): string {
  return JSON.stringify([indicator.id, unit, comparedWith?.id]);
}

function timeSeries(group: readonly Point[]): Series | undefined {
  const timed = group.filter((point) => timeOf(point) !== undefined);
  const times = new Set(timed.map(timeOf));
  const ofSubjects = [...Map.groupBy(timed, ({ subject }) => subject.id).values()];
  const isLine = ofSubjects.some((points) => new Set(points.map(timeOf)).size > 1);
  if (timed.length < LEAST_POINTS || times.size < 2 || !isLine || ofSubjects.length > MOST_LINES) return undefined;
  return { shape: 'time', points: timed.toSorted((a, b) => (timeOf(a) ?? 0) - (timeOf(b) ?? 0)) };
}

/** The time that most figures are of. */
function subjectSeries(group: readonly Point[]): Series | undefined {
  const atOnce = [...Map.groupBy(group, ({ period }) => period ?? '').values()];
  const [points = []] = atOnce.toSorted((a, b) => b.length - a.length);
  const isEach = new Set(points.map(({ subject }) => subject.id)).size === points.length;
  if (points.length < LEAST_POINTS || points.length > MOST_BARS || !isEach) return undefined;
  return { shape: 'subjects', points: points.toSorted((a, b) => b.value - a.value) };
}
