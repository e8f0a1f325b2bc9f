/** Passages to choose evidence from: by words, within a source or anywhere, or by the number of the paragraph. */
import { GongfuError } from '../../../domain/errors.ts';
import type { PassageRecord } from '../../../domain/records.ts';
import type { FinderAsked, FinderData, PassageShown } from '../../../ui/edit/edit-data.ts';
import { namePassages, readRecords } from '../named-records.ts';
import { type EndParts, idIn } from './ends.ts';
import { sourceTypes } from './evidence-spec.ts';
import { shownPassage } from './form-names.ts';

const FOUND = 10;
const MAX_QUERY = 300;
const NAME = /^form-find-(words|source|paragraph):(.+)$/;

/** What was typed into the finders of a form, by the path of their list. */
export function findersIn(form: URLSearchParams): ReadonlyMap<string, FinderAsked> {
  const asked = new Map<string, FinderAsked>();
  for (const [name, value] of form) {
    const [, field, path] = NAME.exec(name) ?? [];
    if (field === undefined || path === undefined) continue;
    const before = asked.get(path) ?? { words: '', source: '', paragraph: '' };
    asked.set(path, { ...before, [field]: value.trim() });
  }
  return asked;
}

export async function foundPassages(asked: FinderAsked, parts: EndParts): Promise<FinderData> {
  const { inquiries, scope } = parts;
  const source = asked.source === '' ? undefined : await sourceOf(asked.source, parts);
  if (source === null) return { ...asked, fault: 'noSource' };
  const ids = await idsOf(asked, source, parts);
  if (typeof ids === 'string') return { ...asked, fault: ids };
  const records = await readRecords(inquiries, ids, scope);
  const passages = ids.flatMap((id): readonly PassageRecord[] => {
    const record = records.get(id);
    return record?.record === 'passage' ? [record] : [];
  });
  const named = await namePassages(inquiries, passages, scope);
  const found = passages.flatMap(({ id }): readonly PassageShown[] => {
    const passage = named.get(id);
    return passage ? [shownPassage(passage, inquiries)] : [];
  });
  return found.length === 0 ? { ...asked, fault: 'nothing' } : { ...asked, found };
}

/** Null where nothing, or more than one, is called that. */
async function sourceOf(text: string, { inquiries, scope, publicUrl }: EndParts): Promise<string | null> {
  const ref = idIn(text, publicUrl) ?? text;
  const [answer] = await inquiries.lookup([ref], sourceTypes(inquiries.ontology), scope);
  return answer && !(answer instanceof GongfuError) ? answer.record.id : null;
}

async function idsOf(
  { words, paragraph }: FinderAsked,
  source: string | undefined,
  parts: EndParts,
): Promise<readonly string[] | 'noWords' | 'noSource' | 'noParagraph'> {
  const { inquiries, scope, publicUrl } = parts;
  const id = idIn(words, publicUrl);
  if (id !== undefined) return [id];
  if (words === '') {
    if (paragraph === '' && source === undefined) return 'noWords';
    if (source === undefined) return 'noSource';
    const number = paragraph === '' ? 1 : Number(paragraph.normalize('NFKC'));
    return Number.isSafeInteger(number) ? from(source, number, parts) : 'noParagraph';
  }
  const filter = { passages: true, ...(source === undefined ? {} : { documents: [source] }) };
  const query = words.slice(0, MAX_QUERY);
  const { hits } = await inquiries.search({ query, mode: 'FULL_TEXT', filter, first: FOUND, facets: [] }, scope);
  return hits.map((hit) => hit.id);
}

/** The passages of a source from a paragraph on. */
async function from(source: string, paragraph: number, { inquiries, scope }: EndParts): Promise<readonly string[]> {
  const page = { first: FOUND, withTotal: false, after: [paragraph - 0.5, ''] };
  const [content] = await inquiries.reads.contentOf([source], [], page, scope);
  return (content?.edges ?? []).map(({ node }) => node.record.id);
}
