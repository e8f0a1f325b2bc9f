/** The judged figures against the proposed ones, each sentence a text of its own; its subject is a thing of the graph where the judged one is a name. */
import { convertedValue } from '../../../../src/domain/units.ts';
import type { Proposal, ProposedEnd, ProposedObservation } from '../../../../src/ingest/linking/proposal.ts';
import { samePeriod } from '../../../../src/inquiry/support/times.ts';
import { foldName } from '../../../../src/text/keys.ts';
import { normalisedText } from '../../../../src/text/normalise.ts';
import { type GoldFigure, type GoldFigureCase, readFigures } from '../gold/read-gold.ts';
import { type Graph, linkingWorld } from '../linking-world.ts';
import { type FieldOutcome, type Outcome, paired } from './score.ts';

const SOURCE = 'policy:text';
const PLACE = 'region:place';
/** What the document is of: a figure without a subject in its sentence is of it. */
const PLACE_LABEL = '本地';

interface ProposedFigure {
  readonly observation: ProposedObservation['observation'];
  readonly subject: string;
  readonly indicator: string;
  readonly kind: string;
}

/** Cost: links each sentence once, in a graph with the places and things that are its subjects. */
export async function measureFigures(): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const one of readFigures()) {
    const graph = graphOf(one);
    const world = await linkingWorld(graph);
    outcomes.push(outcomeOf(one, graph, await world.link(SOURCE, one.text)));
  }
  return outcomes;
}

function graphOf({ figures }: GoldFigureCase): Graph {
  const named = figures.flatMap(({ subject, comparedWith }) => [subject ?? '', comparedWith ?? '']);
  const subjects = [...new Set(named)].filter((one) => one !== '' && namedAs(one) === one);
  return {
    entities: [
      { type: 'POLICY', id: SOURCE, label: `${PLACE_LABEL}的通知`, kind: 'NOTICE' },
      { type: 'REGION', id: PLACE, label: PLACE_LABEL },
      ...subjects.map((label, at) =>
        isPlace(label)
          ? { type: 'REGION', id: `region:s${at}`, label }
          : { type: 'MECHANISM', id: `mechanism:s${at}`, label, kind: 'OPERATION' },
      ),
    ],
  };
}

/** 全县, 该市: the place that the document is of. */
function namedAs(subject: string): string {
  return /^[全该本][省市县区镇乡村]$/u.test(subject) ? PLACE_LABEL : subject;
}

function isPlace(label: string): boolean {
  return /[国省市县区镇乡村]$/u.test(label) && !/示范区|园区/u.test(label);
}

function outcomeOf(one: GoldFigureCase, graph: Graph, proposals: readonly Proposal[]): Outcome {
  const { pairs, missed, wrong } = paired(one.figures, figuresIn(graph, proposals), sameAmount);
  return {
    ...{ half: one.half, set: 'figures', right: pairs.length },
    wrong: wrong.map(
      ({ observation, indicator }) => `${one.id} ${JSON.stringify(observation)} ${indicator} | ${one.text}`,
    ),
    missed: missed.map(({ value, low, unit }) => `${one.id} ${value ?? low}${unit ?? ''} | ${one.text}`),
    fields: pairs.flatMap(([gold, proposed]) => fieldsOf(one, gold, proposed)),
  };
}

function figuresIn(graph: Graph, proposals: readonly Proposal[]): readonly ProposedFigure[] {
  const labels = new Map(graph.entities.map(({ id, label }) => [id, { label, kind: '' }]));
  for (const { key, proposed } of proposals)
    if (proposed.kind === 'ENTITY') labels.set(key, { label: proposed.entity.label, kind: proposed.entity.kind ?? '' });
  const named = (end: ProposedEnd) => labels.get('id' in end ? end.id : end.proposal) ?? { label: '', kind: '' };
  return proposals.flatMap(({ proposed }) =>
    proposed.kind === 'OBSERVATION'
      ? [
          {
            observation: proposed.observation,
            subject: named(proposed.subject).label,
            indicator: named(proposed.indicator).label,
            kind: named(proposed.indicator).kind,
          },
        ]
      : [],
  );
}

/** The same amount, whatever its unit is printed as. */
function sameAmount(gold: GoldFigure, { observation }: ProposedFigure): boolean {
  const same = (one: number | undefined, other: number | null | undefined) => {
    if (one === undefined || other === undefined || other === null) return one === (other ?? undefined);
    const [a, b] = [
      convertedValue(one, gold.unit && normalisedText(gold.unit)),
      convertedValue(other, observation.unit ?? undefined),
    ];
    return a.dimension === b.dimension && Math.abs(a.value - b.value) <= 1e-9 * Math.abs(a.value);
  };
  return same(gold.value, observation.value) && same(gold.low, observation.low) && same(gold.high, observation.high);
}

function fieldsOf(one: GoldFigureCase, gold: GoldFigure, proposed: ProposedFigure): readonly FieldOutcome[] {
  const { observation, subject, indicator, kind } = proposed;
  const period = observation.period ?? undefined;
  const said = (field: string, judged: unknown, other: unknown) =>
    `${one.id} ${field}: ${judged} ≠ ${other} | ${one.text}`;
  const fields: FieldOutcome[] = [
    {
      field: 'comparator',
      isRight: observation.comparator === gold.comparator,
      said: said('comparator', gold.comparator, observation.comparator),
    },
    {
      field: 'status',
      isRight: observation.status === gold.status,
      said: said('status', gold.status, observation.status),
    },
    { field: 'period', isRight: isSamePeriod(gold.period, period), said: said('period', gold.period, period) },
    {
      field: 'indicator',
      isRight: gold.indicator.every((words) => foldName(indicator).includes(foldName(words))),
      said: said('indicator', gold.indicator.join('+'), indicator),
    },
  ];
  if (gold.subject !== undefined)
    fields.push({
      field: 'subject',
      isRight: foldName(subject) === foldName(namedAs(gold.subject)),
      said: said('subject', gold.subject, subject),
    });
  if (gold.kind !== undefined)
    fields.push({ field: 'kind', isRight: kind === gold.kind, said: said('kind', gold.kind, kind) });
  return fields;
}

/** With the same end open: 截至2098年底 and 到2098年 are ../2098. */
function isSamePeriod(judged: string | undefined, proposed: string | undefined): boolean {
  if (judged === undefined || proposed === undefined) return judged === proposed;
  return samePeriod(proposed, judged) && judged.startsWith('../') === proposed.startsWith('../');
}
