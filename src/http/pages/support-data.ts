/** What was found for a pasted text → what its page shows. */
import type { PassageRecord, StatementRecord } from '../../domain/records.ts';
import type { Scope } from '../../domain/scope.ts';
import { isTextStyle } from '../../inquiry/citation-files.ts';
import type { FoundStatement, Marked, Support, SupportMatch } from '../../inquiry/support.ts';
import type { PlaceData } from '../../ui/components/place.tsx';
import type {
  FindingData,
  FoundData,
  MarkedData,
  SentenceData,
  SentencePart,
  Verdict,
} from '../../ui/support/support-page-data.ts';
import { referencesOf } from './cite-entries.ts';
import { type Describing, describeListed, trimmed } from './describe-statement.ts';
import { readKnown } from './known-records.ts';
import type { PageInquiries } from './page-inquiries.ts';
import { codeOf, entityLink, given, linkTo, textsOf } from './record-words.ts';

/** Five reads, whatever the length of the text. */
export async function foundData(
  inquiries: PageInquiries,
  { statements, cited, degraded }: Support,
  scope: Scope,
): Promise<Omit<FoundData, 'key'>> {
  const known = await readKnown(inquiries, recordsOf(statements), scope);
  const describing = { ontology: inquiries.ontology, known };
  const named = statements.flatMap(({ mentions }) => mentions.map(({ entity }) => entity));
  const entities = [...new Map(named.map((entity) => [entity.id, entity])).values()];
  return {
    sentences: statements.map((one, i) => sentenceData(one, new Set(cited[i]), describing)),
    entities: entities.map((entity) => entityLink(inquiries.ontology, entity)),
    degraded,
  };
}

export function markedData({ markedText, markedPieces, bibliography }: Marked, cited: readonly string[]): MarkedData {
  return {
    text: markedText,
    pieces: markedPieces,
    references: referencesOf(bibliography),
    list: bibliography.text,
    passages: [...new Set(cited)],
    isFile: !isTextStyle(bibliography.style),
  };
}

/** Passages and statements of the matches, of which the page says where they stand and what they say. */
function recordsOf(statements: readonly FoundStatement[]): readonly (PassageRecord | StatementRecord)[] {
  const matches = statements.flatMap((one) => one.matches);
  const stated = matches.flatMap(({ statement }) => (statement ? [trimmed(statement)] : []));
  return [...new Map([...matches.map(({ passage }) => passage), ...stated].map((one) => [one.id, one])).values()];
}

function sentenceData(found: FoundStatement, cited: ReadonlySet<string>, describing: Describing): SentenceData {
  const { range, negated, matches } = found;
  return {
    range,
    parts: partsOf(found, describing),
    verdict: verdictOf(found),
    negated,
    findings: matches.map((match) => findingData(match, cited.has(match.passage.id), describing)),
  };
}

function verdictOf({ checkable, unsupported, matches }: FoundStatement): Verdict {
  if (!checkable) return 'NOT_CHECKABLE';
  if (unsupported) return 'NOTHING';
  return matches.length === 0 ? 'LATE' : 'FOUND';
}

/** Mentions of one range stand together; none lies within another. */
function partsOf({ text, range, mentions }: FoundStatement, { ontology }: Describing): readonly SentencePart[] {
  const places = [...Map.groupBy(mentions, ({ range: { start, end } }) => `${start} ${end}`).values()];
  const parts: SentencePart[] = [];
  let last = 0;
  for (const same of places) {
    const [start, end] = [(same[0]?.range.start ?? 0) - range.start, (same[0]?.range.end ?? 0) - range.start];
    if (start < last) continue;
    parts.push({ text: text.slice(last, start), entities: [] });
    parts.push({ text: text.slice(start, end), entities: same.map(({ entity }) => entityLink(ontology, entity)) });
    last = end;
  }
  return [...parts, { text: text.slice(last), entities: [] }].filter((part) => part.text !== '');
}

function findingData(match: SupportMatch, accepted: boolean, describing: Describing): FindingData {
  const { ontology } = describing;
  const { relation, differs, rounded, score, passage, quote, statement, sharedEntities } = match;
  return given({
    ...{ relation, differs, rounded, score, accepted },
    place: placeOf(passage, quote, describing),
    textKind: codeOf(ontology, 'TextKind', passage.textKind),
    text: quote === undefined ? wordsOf(passage) : undefined,
    statement: statement && describeListed(statement, describing),
    sharedEntities: sharedEntities.map((entity) => entityLink(ontology, entity)),
  });
}

/** The translation of a source's own words is ours, and not shown as theirs. */
function wordsOf({ text, textEn, textKind }: PassageRecord) {
  return textKind === 'FULL_TEXT' ? { zh: text } : textsOf(text, textEn);
}

function placeOf({ id, document }: PassageRecord, quote: string | undefined, describing: Describing): PlaceData {
  const { ontology, known } = describing;
  const locator = known.passage(id)?.locator ?? { zh: id, en: id };
  return given({ passage: id, document, documentLabel: linkTo(ontology, known, document).label, locator, quote });
}
