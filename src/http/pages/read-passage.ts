/** A passage where its source is read: what it mentions, the words of it that statements rest on, its figures. Pure. */
import type { ObservationRecord, PassageRecord } from '../../domain/records.ts';
import type { ReadPassage } from '../../ui/record/page-data.ts';
import { type Describing, describeStatement } from './describe-statement.ts';
import { passageBrief, textsIn } from './passage-brief.ts';
import { quotesHere } from './passage-quotes.ts';
import type { FoundHere, FoundSource } from './source-data.ts';

const NOTHING: FoundHere = { statements: [], stated: 0, mentioned: [] };

export function readPassage(record: PassageRecord, { here }: FoundSource, describing: Describing): ReadPassage {
  const { statements, stated, mentioned } = here.get(record.id) ?? NOTHING;
  return {
    ...passageBrief(record, describing),
    texts: textsIn(record, mentioned, describing),
    quotes: quotesHere(record, statements),
    stated,
    figures: figuresOf({ statements }).map((figure) => describeStatement(figure, describing)),
  };
}

/** What is to be known of the source's figures beforehand. */
export function figuresIn({ here }: FoundSource): readonly ObservationRecord[] {
  return [...here.values()].flatMap(figuresOf);
}

/** Without their places: they stand beside it. */
function figuresOf({ statements }: Pick<FoundHere, 'statements'>): readonly ObservationRecord[] {
  return statements
    .filter((statement) => statement.record === 'observation')
    .map((figure) => ({ ...figure, evidence: [] }));
}
