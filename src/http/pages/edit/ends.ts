/** Which entities and statements the texts of a form mean: by id, by the label that was shown, else by whatever they are called. */
import { GongfuError } from '../../../domain/errors.ts';
import { isId } from '../../../domain/ids.ts';
import type { EntityTypeName, GraphRecord } from '../../../domain/records.ts';
import type { Scope } from '../../../domain/scope.ts';
import type { Bilingual } from '../../../ui/lang.ts';
import type { EntityLink } from '../../../ui/record/statement-data.ts';
import { readRecords } from '../named-records.ts';
import type { PageInquiries } from '../page-inquiries.ts';
import { readLabel } from '../record-label.ts';
import { entityLink } from '../record-words.ts';
import { type Draft, KNOWN, leavesOf, type PlacedLeaf, textIn } from './draft.ts';
import type { FormSpec, LeafSpec } from './spec.ts';

export type EndFault = 'unknown' | 'ambiguous';

/** What a text was taken for. */
export interface End {
  /** What is sent on: an id, or the text itself where nothing is meant by it. */
  readonly id: string;
  /** As it is shown beside the field. */
  readonly link?: EntityLink;
  /** Of a statement. */
  readonly sentence?: Bilingual;
  readonly fault?: EndFault;
  /** Those that may be meant. */
  readonly candidates?: readonly EntityLink[];
}

/** By path; what is left empty has none. */
export type Ends = ReadonlyMap<string, End>;

export interface EndParts {
  readonly inquiries: PageInquiries;
  readonly scope: Scope;
  readonly publicUrl: string;
}

/** Two reads of records, and a lookup for each sort of field in which something was typed. */
export async function endsIn(draft: Draft, { fields }: FormSpec, parts: EndParts): Promise<Ends> {
  const asked = leavesOf(draft, fields).flatMap((placed) => askedOf(placed, parts));
  const ids = asked.flatMap(({ id, known }) => [id ?? [], known ?? []].flat());
  const records = await readRecords(parts.inquiries, ids, parts.scope);
  const ends = new Map<string, End>();
  const open: Asked[] = [];
  for (const one of asked) {
    const end = await endById(one, records, parts);
    if (end) ends.set(one.path, end);
    else open.push(one);
  }
  for (const [path, end] of await endsByName(open, parts)) ends.set(path, end);
  return ends;
}

interface Asked {
  readonly path: string;
  readonly spec: LeafSpec;
  readonly text: string;
  readonly id?: string;
  readonly known?: string;
}

function askedOf({ path, spec, draft }: PlacedLeaf, { publicUrl }: EndParts): readonly Asked[] {
  const text = textIn(draft, spec.name);
  if ((spec.input !== 'entity' && spec.input !== 'relation') || text === '') return [];
  const known = textIn(draft, spec.name + KNOWN);
  const id = idIn(text, publicUrl);
  return [{ path, spec, text, ...(id ? { id } : {}), ...(isId(known) ? { known } : {}) }];
}

/** An id, as it stands or at the end of an address of ours. */
export function idIn(text: string, publicUrl: string): string | undefined {
  const path = text.startsWith(`${publicUrl}/`) ? text.slice(publicUrl.length + 1) : text.replace(/^\//, '');
  const [id = ''] = path.split(/[?#]/);
  return isId(id) ? id : undefined;
}

async function endById(
  { spec, text, id, known }: Asked,
  records: ReadonlyMap<string, GraphRecord>,
  { inquiries, scope }: EndParts,
): Promise<End | undefined> {
  const record = records.get(id ?? '') ?? shownAs(text, records.get(known ?? ''));
  if (record?.record === 'entity') return { id: record.id, link: entityLink(inquiries.ontology, record) };
  if (spec.input !== 'relation') return id === undefined ? undefined : { id, fault: 'unknown' };
  const sentence = record && (await readLabel(inquiries, record.id, scope));
  return sentence ? { id: record.id, sentence } : { id: id ?? text, fault: 'unknown' };
}

/** The record, where the text is what the form showed for it. */
function shownAs(text: string, record: GraphRecord | undefined): GraphRecord | undefined {
  if (record?.record !== 'entity') return undefined;
  return text === record.label || text === record.labelEn ? record : undefined;
}

async function endsByName(open: readonly Asked[], parts: EndParts): Promise<Ends> {
  const groups = [...Map.groupBy(open, ({ spec }) => (spec.types ?? []).join(' ')).values()];
  const found = await Promise.all(groups.map((group) => lookedUp(group, parts)));
  return new Map(found.flat());
}

async function lookedUp(
  group: readonly Asked[],
  { inquiries, scope }: EndParts,
): Promise<readonly (readonly [string, End])[]> {
  const answers = await inquiries.lookup(
    group.map(({ text }) => text),
    typesOf(group[0]?.spec, inquiries),
    scope,
  );
  return Promise.all(
    group.map(async ({ path, text }, i) => {
      const answer = answers[i];
      if (!answer) return [path, { id: text, fault: 'unknown' as const }] as const;
      if (!(answer instanceof GongfuError)) {
        const link = entityLink(inquiries.ontology, answer.record);
        return [path, { id: answer.record.id, link }] as const;
      }
      if (answer.code !== 'AMBIGUOUS') throw answer;
      const candidates = await candidatesOf(answer, inquiries, scope);
      return [path, { id: text, fault: 'ambiguous' as const, candidates }] as const;
    }),
  );
}

/** All types are asked in one go where none is named. */
function typesOf(spec: LeafSpec | undefined, { ontology }: PageInquiries): readonly EntityTypeName[] | undefined {
  const types = spec?.types;
  return types === undefined || types.length === ontology.entityTypes.length ? undefined : types;
}

async function candidatesOf(
  error: GongfuError,
  inquiries: PageInquiries,
  scope: Scope,
): Promise<readonly EntityLink[]> {
  const { candidates } = error.details;
  // inquiry/lookup.ts says what it lists.
  const ids = (Array.isArray(candidates) ? candidates : []).map(({ id }: { readonly id: string }) => id);
  const records = await readRecords(inquiries, ids, scope);
  return ids.flatMap((id) => {
    const record = records.get(id);
    return record?.record === 'entity' ? [entityLink(inquiries.ontology, record)] : [];
  });
}

/** The draft with the ids that its texts mean: as it is sent on and compared. */
export function withEnds(draft: Draft, spec: FormSpec, ends: Ends): Draft {
  return replaced(draft, spec.fields, ends, '');
}

function replaced(draft: Draft, fields: FormSpec['fields'], ends: Ends, parent: string): Draft {
  const at = (name: string) => (name === '' ? parent : parent === '' ? name : `${parent}.${name}`);
  const entries = fields.map((field) => {
    const path = at(field.name);
    const value = draft[field.name];
    if (field.input !== 'list') return [field.name, ends.get(path)?.id ?? value ?? ''] as const;
    const items = typeof value === 'object' ? value : [];
    return [field.name, items.map((item, i) => replaced(item, field.items, ends, `${path}[${i}]`))] as const;
  });
  return Object.fromEntries(entries);
}
