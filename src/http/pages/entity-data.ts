/** An entity → its page: what it is, and all that is stated of it, each list from its start or one from where it was asked. */
import { POSITION_LENGTHS } from '../../domain/order.ts';
import type { PageRequest } from '../../domain/page.ts';
import { emptyPage, type Page } from '../../domain/page.ts';
import type {
  ClaimRecord,
  EntityRecord,
  GraphRecord,
  ObservationRecord,
  PassageRecord,
  Stored,
} from '../../domain/records.ts';
import type { Gathered } from '../../inquiry/compare-gathered.ts';
import type { EntityPageData } from '../../ui/record/page-data.ts';
import { describeEntity } from './describe-entity.ts';
import { trimmed } from './describe-statement.ts';
import { readKnown } from './known-records.ts';
import { type FoundNaming, namingLists, readNamings } from './named-in.ts';
import { type AskedPage, type Asking, checkList, LIST_LENGTH, pageOf, shows } from './page-lists.ts';
import { figuresIn } from './read-passage.ts';
import { type FoundSection, readSections, sectionNames } from './relation-sections.ts';
import { CONTENT, type FoundSource, readSource } from './source-data.ts';
import { type FoundStage, readStages } from './stages.ts';

const FIGURES = 'observations';
const CLAIMS = 'claims';
const PASSAGES = 'passages';
const PASSAGES_START = 10;

/** What was read for a page, before it is put into words. */
export interface FoundEntity {
  readonly entity: Stored<EntityRecord>;
  readonly asked: AskedPage;
  readonly sections: readonly FoundSection[];
  readonly stages: ReadonlyMap<string, FoundStage>;
  readonly gathered: Gathered;
  readonly figures: Page<Stored<ObservationRecord>>;
  readonly claims: Page<Stored<ClaimRecord>>;
  readonly namings: readonly FoundNaming[];
  readonly passages: Page<Stored<PassageRecord>>;
  readonly source?: FoundSource;
}

/**
 * A fixed number of reads for an entity with up to 200 relations; for one with more, one for each field of its type beside them. Three
 * more where its type gathers what is stated of others.
 * Errors: BAD_USER_INPUT for a list that the page has not, and for the cursor of another list.
 */
export async function entityPageData(entity: Stored<EntityRecord>, asking: Asking): Promise<EntityPageData> {
  const { inquiries, asked, scope } = asking;
  const { ontology } = inquiries;
  const isSource = ontology.entityType(entity.record.type)?.isSource === true;
  checkList(asked, [
    ...sectionNames(ontology, entity.record),
    ...[FIGURES, CLAIMS, PASSAGES],
    ...namingLists(ontology),
    ...(isSource ? [CONTENT] : []),
  ]);
  const found = await readEntity(entity, asking, isSource);
  const known = await readKnown(inquiries, spokenOf(found), scope);
  return describeEntity(found, { ontology, known });
}

async function readEntity(entity: Stored<EntityRecord>, asking: Asking, isSource: boolean): Promise<FoundEntity> {
  const { inquiries, asked, scope } = asking;
  const { reads } = inquiries;
  const ids = [entity.record.id];
  const list = <R>(name: keyof typeof LISTS, read: (page: PageRequest) => Promise<readonly Page<R>[]>) =>
    shows(asked, name) ? firstOf(read(pageOf(asked, { name, ...LISTS[name] }))) : Promise.resolve(emptyPage<R>());
  const [sections, figures, claims, namings, passages, source] = await Promise.all([
    readSections(entity.record, asking),
    list(FIGURES, (page) => reads.observationsOf(ids, page, scope)),
    list(CLAIMS, (page) => reads.claimsOf(ids, page, scope)),
    readNamings(asking),
    list(PASSAGES, (page) => reads.passagesOf(ids, page, scope)),
    isSource && shows(asked, CONTENT) ? readSource(asking) : undefined,
  ]);
  const [stages, gathered] = await Promise.all([readStages(sections, asking), readGathered(entity, sections, asking)]);
  return {
    ...{ entity, asked, sections, stages, gathered, figures, claims, namings },
    passages: asked.list === undefined ? startOf(passages) : passages,
    ...(source ? { source } : {}),
  };
}

const NOTHING_GATHERED: Gathered = { relations: [], cut: new Set() };

function readGathered(
  entity: Stored<EntityRecord>,
  sections: readonly FoundSection[],
  { inquiries, asked, scope }: Asking,
): Promise<Gathered> {
  if (asked.list !== undefined) return Promise.resolve(NOTHING_GATHERED);
  return inquiries.gathered({ entity, relations: sections.flatMap(({ page }) => nodesOf(page)) }, scope);
}

/** As ListDef (page-lists.ts). */
const LISTS = {
  [FIGURES]: { length: POSITION_LENGTHS.observationsOf, start: 100 },
  [CLAIMS]: { length: POSITION_LENGTHS.claimsOf, start: 100 },
  // As many as its own page shows: what is read whole can stand in the order of the text.
  [PASSAGES]: { length: POSITION_LENGTHS.passagesOf, start: LIST_LENGTH },
} as const;

/** Of more than a page holds, a few. */
function startOf<R>(page: Page<R>): Page<R> {
  return page.hasNextPage ? { ...page, edges: page.edges.slice(0, PASSAGES_START) } : page;
}

async function firstOf<R>(pages: Promise<readonly Page<R>[]>): Promise<Page<R>> {
  return (await pages)[0] ?? emptyPage();
}

/** Whatever the page puts into words. */
function spokenOf({
  entity,
  sections,
  stages,
  gathered,
  figures,
  claims,
  namings,
  passages,
  source,
}: FoundEntity): readonly GraphRecord[] {
  const relations = sections.flatMap(({ page }) => nodesOf(page));
  const ofStages = [...stages.values()].flatMap((stage) => stage.relations);
  const named = namings.flatMap(({ page }) => nodesOf(page));
  const statements = [
    ...relations,
    ...ofStages,
    ...gathered.relations,
    ...nodesOf(figures),
    ...nodesOf(claims),
    ...named,
  ];
  const texts = [...nodesOf(passages), ...(source?.content ? nodesOf(source.content) : [])];
  const figuresHere = source ? figuresIn(source) : [];
  return [
    entity.record,
    ...statements.map(({ record }) => trimmed(record)),
    ...texts.map(({ record }) => record),
    ...figuresHere,
  ];
}

function nodesOf<T>(page: Page<T>): readonly T[] {
  return page.edges.map(({ node }) => node);
}
