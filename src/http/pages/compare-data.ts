/** Two to six entities → the page that sets them side by side. */
import type { GraphRecord, StatementRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import type { Comparison } from '../../inquiry/compare.ts';
import { chosenRows, ROW_CHOICES, type RowChoice } from '../../inquiry/comparison/choice.ts';
import type { StoredEntity } from '../../inquiry/entities.ts';
import type { ComparedEntity, ComparePageData } from '../../ui/compare/compare-page-data.ts';
import type { EntityLink } from '../../ui/record/statement-data.ts';
import { compareExamples, othersLike } from './compare-examples.ts';
import type { FoundNames } from './compare-names.ts';
import type { CompareAsked } from './compare-params.ts';
import { compareGroups } from './compare-rows.ts';
import { trimmed } from './describe-statement.ts';
import { readKnown } from './known-records.ts';
import type { PageInquiries } from './page-inquiries.ts';
import { entityLink, given, labelled, textsOf } from './record-words.ts';

const LEAST_COMPARED = 2;

/** Some seven reads for the comparison (inquiry/compare.ts), four for what it names, and two more. Errors: those of `compare`. */
export async function comparePageData(
  inquiries: PageInquiries,
  { asked, found }: { readonly asked: CompareAsked; readonly found: FoundNames },
  scope: Scope,
): Promise<ComparePageData> {
  const { entities, unresolved } = found;
  const ids = entities.map(({ record }) => record.id);
  const [table, others, examples] = await Promise.all([
    ids.length < LEAST_COMPARED ? NO_TABLE : tableData(inquiries, { ids, show: asked.show }, scope),
    othersLike(inquiries, entities, scope),
    asked.names.length > 0 ? [] : compareExamples(inquiries, scope),
  ]);
  const compared = entities.map((entity) => comparedEntity(inquiries, entity));
  return { page: 'comparison', ids, show: asked.show, entities: compared, ...table, unresolved, others, examples };
}

type Table = Pick<ComparePageData, 'groups' | 'counts' | 'revision' | 'sources'>;

const NO_TABLE: Table = { groups: [], counts: { all: 0, differ: 0, shared: 0 }, sources: [] };

interface TableAsked {
  readonly ids: readonly string[];
  readonly show: RowChoice;
}

async function tableData(inquiries: PageInquiries, { ids, show }: TableAsked, scope: Scope): Promise<Table> {
  const { ontology } = inquiries;
  const whole = await inquiries.compare(ids, scope);
  const counts = Object.fromEntries(ROW_CHOICES.map((choice) => [choice, chosenRows(whole, choice).rows.length]));
  const chosen = chosenRows(whole, show);
  const statements = statementsIn(chosen).map(({ record }) => trimmed(record));
  const [known, revision] = await Promise.all([
    readKnown(inquiries, [...statements, ...whole.entities.map(({ record }): GraphRecord => record)], scope),
    lastRevision(inquiries, whole, scope),
  ]);
  const groups = compareGroups(chosen, { ontology, known });
  const passages = statements.flatMap(({ evidence }) => evidence.flatMap((one) => known.passage(one.passage) ?? []));
  const documents = [...new Set(passages.map(({ record }) => record.document))];
  const sources = documents.flatMap((id): readonly EntityLink[] => {
    const record = known.entity(id);
    return record ? [entityLink(ontology, record)] : [];
  });
  // A number for each of ROW_CHOICES.
  return { groups, counts: counts as ComparePageData['counts'], sources, ...(revision ? { revision } : {}) };
}

interface StatementIn {
  readonly record: StatementRecord;
  readonly revision: number;
}

function statementsIn({ rows }: Comparison): readonly StatementIn[] {
  return rows.flatMap(({ cells }) =>
    cells.flatMap(({ relations, observations, claims }): readonly StatementIn[] => [
      ...relations,
      ...observations,
      ...claims,
    ]),
  );
}

/** Of the compared and all that is stated of them, whatever is shown of it. */
async function lastRevision(
  { history }: PageInquiries,
  comparison: Comparison,
  scope: Scope,
): Promise<ComparePageData['revision']> {
  const stored: readonly { readonly record: GraphRecord; readonly revision: number }[] = [
    ...comparison.entities,
    ...statementsIn(comparison),
  ];
  const last = stored.reduce((one, other) => (other.revision > one.revision ? other : one));
  const { edges } = await history(last.record.id, { first: 1, withTotal: false }, scope);
  const [newest] = edges;
  return newest && { number: newest.node.number, at: newest.node.at };
}

function comparedEntity({ ontology }: PageInquiries, { record }: StoredEntity): ComparedEntity {
  const { type, kind, summary, summaryEn, period } = record;
  return given({
    ...entityLink(ontology, record),
    kind: kind === undefined ? undefined : labelled(kind, ontology.entityType(type)?.kinds),
    summary: textsOf(summary, summaryEn),
    period,
  });
}
