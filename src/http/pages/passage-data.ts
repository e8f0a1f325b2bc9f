/** A passage → its page: whose words it is, what is stated and mentioned in it, what stands around it. */

import { POSITION_LENGTHS } from '../../domain/order.ts';
import { emptyPage, type Page } from '../../domain/page.ts';
import type { EntityRecord, PassageRecord, StatementRecord, Stored } from '../../domain/records.ts';
import { quoteSelector, textFragment } from '../../domain/text-selectors.ts';
import { type NearPassages, nearPassages } from '../../inquiry/near-passages.ts';
import type { NearPassage, PassagePageData } from '../../ui/record/page-data.ts';
import { askedOf } from './describe-entity.ts';
import { type Describing, describeStatement } from './describe-statement.ts';
import { readKnown } from './known-records.ts';
import { type AskedPage, type Asking, checkList, listData, pageOf, shows } from './page-lists.ts';
import { textsIn } from './passage-brief.ts';
import { quotesIn } from './passage-quotes.ts';
import { entityLink, given, linkTo } from './record-words.ts';

const STATEMENTS = 'statements';
const MENTIONS = 'mentions';
const LISTS = {
  statements: { name: STATEMENTS, length: POSITION_LENGTHS.statementsIn, start: 100 },
  mentions: { name: MENTIONS, length: POSITION_LENGTHS.mentionsIn, start: 100 },
};

interface FoundPassage {
  readonly passage: Stored<PassageRecord>;
  readonly statements: Page<Stored<StatementRecord>>;
  readonly mentions: Page<Stored<EntityRecord>>;
  readonly near: NearPassages;
}

/** A fixed number of reads. Errors: BAD_USER_INPUT for a list that the page has not, and for the cursor of another list. */
export async function passagePageData(
  passage: Stored<PassageRecord>,
  { inquiries, asked, scope }: Asking,
): Promise<PassagePageData> {
  checkList(asked, [STATEMENTS, MENTIONS]);
  const { reads, ontology } = inquiries;
  const ids = [passage.record.id];
  const [stated, mentioned, near] = await Promise.all([
    shows(asked, STATEMENTS) ? reads.statementsIn(ids, pageOf(asked, LISTS.statements), scope) : [],
    shows(asked, MENTIONS) ? reads.mentionsIn(ids, undefined, pageOf(asked, LISTS.mentions), scope) : [],
    nearPassages(reads, passage.record, scope),
  ]);
  const statements = stated[0] ?? emptyPage();
  const own = statements.edges.map(({ node }) => evidenceHere(node.record, passage.record.id));
  const around = [near.previous, near.next].filter((one) => one !== undefined);
  const known = await readKnown(inquiries, [passage.record, ...around, ...own], scope);
  return describe({ passage, statements, mentions: mentioned[0] ?? emptyPage(), near }, asked, { ontology, known });
}

function describe(found: FoundPassage, asked: AskedPage, describing: Describing): PassagePageData {
  const { passage, statements, mentions, near } = found;
  const { ontology, known } = describing;
  const { id, document, section, paragraph, page, text } = passage.record;
  const url = urlOf(document, describing);
  const whole = passage.record.textKind === 'FULL_TEXT' ? { start: 0, end: text.length } : undefined;
  return given({
    page: 'passage' as const,
    id,
    iri: asked.iri,
    asked: askedOf(asked),
    revision: passage.revision,
    document: linkTo(ontology, known, document),
    documentUrl: url,
    section,
    locator: known.passage(id)?.locator ?? { zh: id },
    paragraph,
    pageNumber: page,
    texts: textsIn(
      passage.record,
      mentions.edges.map(({ node }) => node.record),
      describing,
    ),
    selector: whole && quoteSelector(text, whole),
    textFragment: whole && url && textFragment({ url, text, range: whole }),
    quotes: quotesIn(
      passage.record,
      statements.edges.map(({ node }) => node.record),
      url,
    ),
    statements: listData({ asked, list: STATEMENTS }, statements, ({ record }) =>
      describeStatement(evidenceHere(record, id), describing, record.evidence.length),
    ),
    mentions: listData({ asked, list: MENTIONS }, mentions, ({ record }) => entityLink(ontology, record)),
    previous: nearOf(near.previous, describing),
    next: nearOf(near.next, describing),
  });
}

/** What the statement rests on elsewhere is on its own page. */
function evidenceHere<S extends StatementRecord>(statement: S, passage: string): S {
  return { ...statement, evidence: statement.evidence.filter((one) => one.passage === passage) };
}

/** Undefined where the source has no address, or one that is not http or https. */
function urlOf(document: string, { known }: Describing): string | undefined {
  const url = URL.parse(String(known.entity(document)?.fields.url ?? ''));
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

function nearOf(record: PassageRecord | undefined, { known }: Describing): NearPassage | undefined {
  return record && { id: record.id, locator: known.passage(record.id)?.locator ?? { zh: record.id } };
}
