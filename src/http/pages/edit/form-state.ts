/** What was asked of a form: which record, what stands in it, and which button was pressed. */
import { badInput } from '../../../domain/errors.ts';
import type { GraphRecord, Stored } from '../../../domain/records.ts';
import type { Scope } from '../../../domain/scope.ts';
import type { Documents } from '../../../ingest/documents.ts';
import type { Writer } from '../../../ingest/write.ts';
import type { FinderAsked, Said } from '../../../ui/edit/edit-data.ts';
import type { Lang } from '../../../ui/lang.ts';
import { STRINGS } from '../../../ui/strings.ts';
import { notFound, type PageInquiries } from '../page-inquiries.ts';
import { type Draft, draftIn, draftOfRecord, withoutBlanks } from './draft.ts';
import { type ButtonPress, buttonIn } from './draft-changes.ts';
import { findersIn } from './finder.ts';
import { findState, lastState, newSpec, specOf, stateAt, storedUnder } from './form-target.ts';
import type { FormSpec } from './spec.ts';

export interface FormAsked {
  /** Undefined for what is new. */
  readonly id?: string;
  readonly query: URLSearchParams;
  /** What was sent; undefined where the form is opened. */
  readonly form?: URLSearchParams;
  readonly lang: Lang;
}

export interface EditParts {
  readonly inquiries: PageInquiries;
  readonly writer: Writer;
  readonly documents: Pick<Documents, 'forget'>;
  readonly scope: Scope;
  readonly publicUrl: string;
  readonly actor: string;
}

export interface FormState {
  readonly id?: string;
  /** What is stored under the id now: of a merged id what it was merged into. */
  readonly stored?: Stored;
  readonly spec: FormSpec;
  readonly draft: Draft;
  /** The revision that the form began with. */
  readonly base: number;
  /** The revision that is restored. */
  readonly past?: number;
  readonly reason: string;
  readonly button: ButtonPress;
  readonly finders: ReadonlyMap<string, FinderAsked>;
  /** The digest of what was previewed. */
  readonly seen: string;
  /** Of a conflict, field by field. */
  readonly takes: ReadonlyMap<string, string>;
  readonly lang: Lang;
  readonly said?: Said;
}

/** Undefined where the address says not what is to be added. Errors: NOT_FOUND; BAD_USER_INPUT for a number that is none. */
export async function formStateOf(asked: FormAsked, parts: EditParts): Promise<FormState | undefined> {
  return asked.form ? sentState(asked, asked.form, parts) : openedState(asked, parts);
}

const NOTHING_PRESSED = { button: buttonIn(''), finders: new Map(), seen: '', takes: new Map(), reason: '' };

async function openedState({ id, query, lang }: FormAsked, parts: EditParts): Promise<FormState | undefined> {
  const { inquiries, scope } = parts;
  if (id === undefined) {
    const spec = newSpec(query, inquiries.ontology);
    const draft = spec && draftIn(prefilled(query), spec);
    return spec && draft && { ...NOTHING_PRESSED, spec, draft, base: 0, lang };
  }
  const stored = await storedUnder(inquiries, id, scope);
  const past = numberIn(query, 'state');
  if (past !== undefined) return restoringState({ id, past, lang, ...(stored ? { stored } : {}) }, parts);
  if (!stored) throw notFound(id);
  const spec = specOf(stored.record, inquiries.ontology);
  return {
    ...NOTHING_PRESSED,
    id,
    stored,
    spec,
    draft: draftOfRecord(stored.record, spec),
    base: stored.revision,
    lang,
  };
}

type Restoring = Pick<FormState, 'lang' | 'stored'> & { readonly id: string; readonly past: number };

/** The earlier state in the fields, and at once what it would change. */
async function restoringState(
  { id, past, stored, lang }: Restoring,
  { inquiries, scope }: EditParts,
): Promise<FormState> {
  const { record } = await stateAt(inquiries, id, past, scope);
  const spec = specOf(record, inquiries.ontology);
  return {
    ...NOTHING_PRESSED,
    id,
    ...(stored ? { stored } : {}),
    spec,
    draft: draftOfRecord(record, spec),
    base: stored?.revision ?? 0,
    past,
    reason: STRINGS[lang].edit.restoreReason(past),
    button: buttonIn('preview'),
    lang,
    said: 'restoring',
  };
}

async function sentState(asked: FormAsked, form: URLSearchParams, parts: EditParts): Promise<FormState | undefined> {
  const { id, query, lang } = asked;
  const base = numberIn(form, 'form-base') ?? 0;
  const past = numberIn(form, 'form-state');
  const known = id === undefined ? undefined : await recordFor(id, past ?? base, parts);
  const { ontology } = parts.inquiries;
  const spec = known ? specOf(known.record, ontology, form) : newSpec(query, ontology, form);
  if (!spec) return undefined;
  return {
    ...(id === undefined ? {} : { id }),
    ...(known?.stored ? { stored: known.stored } : {}),
    spec,
    draft: withoutBlanks(draftIn(form, spec), spec.fields),
    base,
    ...(past === undefined ? {} : { past }),
    reason: (form.get('form-reason') ?? '').replace(/\r\n?/g, '\n').trim(),
    button: buttonIn(form.get('form-do') ?? 'preview'),
    finders: findersIn(form),
    seen: form.get('form-seen') ?? '',
    takes: new Map([...form].flatMap(([name, value]) => takeIn(name, value))),
    lang,
  };
}

/** What the form is made from: the record, or where it was removed meanwhile its state when the form began. */
async function recordFor(
  id: string,
  revision: number,
  { inquiries, scope }: EditParts,
): Promise<{ readonly record: GraphRecord; readonly stored?: Stored }> {
  const stored = await storedUnder(inquiries, id, scope);
  if (stored) return { record: stored.record, stored };
  const past = (await findState(inquiries, id, revision, scope)) ?? (await lastState(inquiries, id, scope));
  if (!past) throw notFound(id);
  return { record: past.record };
}

/** Fields that the address fills in: a list's first item without its number. */
function prefilled(query: URLSearchParams): URLSearchParams {
  const relation = query.get('relation');
  const fields = [...query].filter(([name]) => name !== 'type' && name !== 'record' && name !== 'relation');
  return new URLSearchParams([...fields, ...(relation ? [['relationType', relation]] : []), ...figureRelation(query)]);
}

/** `relation` of a figure is a field of its own; of a relation it names the type. */
function figureRelation(query: URLSearchParams): string[][] {
  const relation = query.get('relation');
  return query.get('record') === 'observation' && relation ? [['relation', relation]] : [];
}

function takeIn(name: string, value: string): readonly (readonly [string, string])[] {
  const field = /^form-take:(.+)$/.exec(name)?.[1];
  return field === undefined ? [] : [[field, value]];
}

function numberIn(params: URLSearchParams, name: string): number | undefined {
  const text = params.get(name);
  if (text === null || text === '') return undefined;
  if (!/^\d{1,10}$/.test(text)) throw badInput(`\`${name}\` is the number of a revision.`);
  return Number(text);
}
