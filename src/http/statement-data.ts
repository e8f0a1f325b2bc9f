/** Statements in words, each with the places where it is made. */
import type { Ontology } from '../domain/ontology.ts';
import type {
  ClaimRecord,
  Evidence,
  ObservationRecord,
  Qualifier,
  RelationRecord,
  StatementRecord,
} from '../domain/records.ts';
import type { Scope } from '../domain/scope.ts';
import type { PlaceData, StatementData } from '../ui/page-data.ts';
import type { NamedPassage } from './named-records.ts';
import { namePassages, readRecords } from './named-records.ts';
import type { PageInquiries } from './page-data.ts';

/** How an entity is called here; its id where it may not be seen. */
type Call = (id: string) => string;

/** In the order of the statements. As many reads for one as for a hundred. */
export async function describeStatements(
  inquiries: PageInquiries,
  statements: readonly StatementRecord[],
  scope: Scope,
): Promise<readonly StatementData[]> {
  const [entities, evidence] = await Promise.all([
    readRecords(inquiries, statements.flatMap(entitiesIn), scope),
    readRecords(
      inquiries,
      statements.flatMap((statement) => statement.evidence.map(({ passage }) => passage)),
      scope,
    ),
  ]);
  const passages = await namePassages(
    inquiries,
    [...evidence.values()].filter((record) => record.record === 'passage'),
    scope,
  );
  const call: Call = (id) => {
    const record = entities.get(id);
    return record?.record === 'entity' ? record.label : id;
  };
  return statements.map((statement) => describe(statement, { ontology: inquiries.ontology, call, passages }));
}

interface Words {
  readonly ontology: Ontology;
  readonly call: Call;
  readonly passages: ReadonlyMap<string, NamedPassage>;
}

function entitiesIn(statement: StatementRecord): readonly string[] {
  const ids: readonly (string | undefined)[] =
    statement.record === 'relation'
      ? [statement.source, statement.target, ...statement.qualifiers.map(({ entity }) => entity)]
      : statement.record === 'observation'
        ? [statement.indicator, statement.subject, statement.comparedWith]
        : [statement.subject, statement.object, statement.scope];
  return [...ids, statement.attributedTo].filter((id) => id !== undefined);
}

function describe(statement: StatementRecord, words: Words): StatementData {
  const { period, note, attributedTo } = statement;
  return {
    id: statement.id,
    text: textOf(statement, words),
    status: statement.status,
    statusLabel: named(words.ontology, 'StatementStatus', statement.status),
    basis: statement.basis,
    basisLabel: named(words.ontology, 'StatementBasis', statement.basis),
    ...(period ? { period } : {}),
    ...(note ? { note } : {}),
    ...(attributedTo ? { attributedTo: words.call(attributedTo) } : {}),
    evidence: statement.evidence.flatMap((one) => placeOf(one, words.passages)),
  };
}

function textOf(statement: StatementRecord, words: Words): string {
  if (statement.record === 'relation') return relationText(statement, words);
  return statement.record === 'observation' ? observationText(statement, words) : claimText(statement, words);
}

function relationText({ source, target, relationType, qualifiers }: RelationRecord, { ontology, call }: Words): string {
  const reads = ontology.relationType(relationType)?.reads.zh ?? relationType;
  const roles = qualifiers.map(
    (qualifier) => `${named(ontology, 'QualifierRole', qualifier.role)}：${qualifierText(qualifier, call)}`,
  );
  return `${call(source)} ${reads} ${call(target)}${roles.length > 0 ? `（${roles.join('；')}）` : ''}`;
}

function qualifierText({ entity, text }: Qualifier, call: Call): string {
  return [entity && call(entity), text].filter(Boolean).join('，');
}

function observationText(observation: ObservationRecord, { ontology, call }: Words): string {
  const { subject, indicator, comparedWith, wording } = observation;
  const against = comparedWith ? `（与${call(comparedWith)}相比）` : '';
  const number = numberText(observation, ontology);
  const amount = number && wording ? `${number}（${wording}）` : (number ?? wording ?? '');
  return `${call(subject)}的${call(indicator)}${against}：${amount}`;
}

/** Undefined, where the figure is in words only. */
function numberText({ value, low, high, unit, comparator }: ObservationRecord, ontology: Ontology): string | undefined {
  const bounds = value === undefined ? [low, high].filter((bound) => bound !== undefined) : [value];
  if (bounds.length === 0) return undefined;
  const mark = comparator === 'EQUAL' ? '' : named(ontology, 'Comparator', comparator);
  return `${mark}${bounds.join('—')}${unit ?? ''}`;
}

function claimText({ subject, claimKind, text, scope }: ClaimRecord, { ontology, call }: Words): string {
  const reach = scope ? `，${call(scope)}` : '';
  return `${call(subject)}（${named(ontology, 'ClaimKind', claimKind)}${reach}）：${text}`;
}

/** Nothing, where the viewer may not see the passage. */
function placeOf(
  { passage: id, quote, stance }: Evidence,
  passages: ReadonlyMap<string, NamedPassage>,
): readonly PlaceData[] {
  const found = passages.get(id);
  if (!found) return [];
  const { passage, documentLabel, locator } = found;
  return [
    {
      passage: id,
      document: passage.document,
      documentLabel,
      locator,
      ...(quote ? { quote } : {}),
      ...(stance === 'CONTRADICTS' ? { contradicts: true } : {}),
    },
  ];
}

function named(ontology: Ontology, enumName: string, value: string): string {
  return ontology.enums.get(enumName)?.find((one) => one.value === value)?.zh ?? value;
}
