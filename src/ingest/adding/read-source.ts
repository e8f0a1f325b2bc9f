/** What a read document proposes of itself → the source that it becomes, each field with how it was found. */
import { isDate } from '../../domain/period.ts';
import type { FieldValue, Name, Parts, Visibility } from '../../domain/records.ts';
import { LABEL_RULE, LINE_RULE, textFault } from '../../domain/validate/text-rules.ts';
import type { Proposal, ProposedField, ReadDocument } from '../reading/document.ts';
import { policyKindOf, titlesOf } from './titles.ts';

export type AddedType = 'DOCUMENT' | 'POLICY';

export interface FoundField {
  readonly field: string;
  readonly value: string;
  /** The rule that found it; GIVEN by the person, ASSUMED where nothing says it. */
  readonly how: string;
}

export interface ReadSource {
  readonly type: AddedType;
  readonly label: string;
  readonly labelEn?: string;
  /** A policy is also called by its number. */
  readonly names: readonly Name[];
  /** Of a policy. */
  readonly kind?: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** All of the above, in words. */
  readonly found: readonly FoundField[];
  /** What the document also proposes, for a person to look at. */
  readonly untaken: readonly FoundField[];
}

/** What the person says of the documents; it goes before what they say of themselves. */
export interface SaidOfSource {
  readonly visibility: Visibility;
  readonly title?: string;
  readonly type?: AddedType;
  /** Fields of a source by name; an empty value leaves the field out. */
  readonly fields: ReadonlyMap<string, string>;
}

/** `YYYY`, `10.nnnn/…`: from a given name to the parts of the field `contributors`. */
export type MakeContributor = (name: string) => Parts;

interface Taken {
  readonly proposal: Proposal;
  readonly field: string;
  readonly value: string;
}

/** A field of a source, and the proposals that it takes, the likeliest first. */
const PLAIN: readonly (readonly [field: string, from: readonly ProposedField[]])[] = [
  ['documentNumber', ['documentNumber']],
  ['issuedOn', ['issuedOn', 'adoptedOn', 'year']],
  ['effectiveOn', ['effectiveOn']],
  ['containerTitle', ['journal']],
  ['volume', ['volume']],
  ['issue', ['issue']],
  ['pageRange', ['pages']],
  ['doi', ['doi']],
  ['url', ['url']],
];
/** A body of the law adopts on one day and publishes on another; who signs does both. */
const NO_ISSUE = 'ADOPTED_IN_WORDS';
const OF_POLICY: ReadonlySet<string> = new Set(['effectiveOn']);
const AUTHORS_BY = ['UNDER_TITLE', 'META_', 'FRONT_MATTER', 'OVER_ABSTRACT'];
const ISSUERS_BY = ['SIGNATURE', 'HEAD_OF_DOCUMENT', 'LABEL'];
const FITS: Readonly<Record<string, (value: string) => boolean>> = {
  issuedOn: isDate,
  effectiveOn: isDate,
  doi: (value) => /^10\.\d{4,9}\/\S+$/u.test(value),
  url: (value) => /^https?:\/\/[^\s/?#]+\S*$/iu.test(value) && URL.canParse(value),
};

export function sourceOf(document: ReadDocument, said: SaidOfSource, contributor: MakeContributor): ReadSource {
  const number = said.fields.get('documentNumber') ?? bestOf(document.proposed, ['documentNumber'])?.value ?? '';
  const type = said.type ?? (number === '' ? 'DOCUMENT' : 'POLICY');
  const typeHow = said.type ? 'GIVEN' : number === '' ? 'ASSUMED' : 'DOCUMENT_NUMBER';
  const title = titleOf(document, said);
  const titleEn = document.proposed.find(({ field, value }) => field === 'titleEn' && isLabel(value));
  const kind = type === 'POLICY' ? policyKindOf(title.value) : undefined;
  const plain = plainFields(document, type).filter(({ field }) => !said.fields.has(field));
  const credits = creditsOf(document.proposed, type);
  const given = [...said.fields].filter(([, value]) => value !== '');
  const language = said.fields.has('language') ? undefined : languageOf(document.text);
  const found: readonly FoundField[] = [
    { field: 'type', value: type, how: typeHow },
    { field: 'title', ...title },
    ...(titleEn ? [shown(titleEn)] : []),
    ...(kind ? [{ field: 'kind', value: kind.value, how: kind.how }] : []),
    ...given.map(([field, value]) => ({ field, value, how: 'GIVEN' })),
    ...plain.map(({ field, value, proposal }) => ({ field, value, how: proposal.how })),
    ...credits.map(shown),
    ...(language ? [{ field: 'language', value: language, how: 'SCRIPT_OF_TEXT' }] : []),
  ];
  const used = new Set<Proposal>([...plain.map(({ proposal }) => proposal), ...credits]);
  return {
    type,
    label: title.value,
    ...(titleEn ? { labelEn: titleEn.value.trim() } : {}),
    names: type === 'POLICY' && isLabel(number) ? [{ text: number.trim(), kind: 'SHORT' }] : [],
    ...(kind ? { kind: kind.value } : {}),
    fields: {
      ...Object.fromEntries(plain.map(({ field, value }) => [field, value])),
      ...(plain.some(({ field }) => field === 'containerTitle') ? { cslType: 'article-journal' } : {}),
      ...(language ? { language } : {}),
      ...(credits.length > 0 ? { contributors: credits.map((credit) => partsOf(credit, contributor)) } : {}),
      ...Object.fromEntries(given),
      visibility: said.visibility,
    },
    found,
    untaken: document.proposed.filter((one) => !used.has(one) && !isSaid(one, found)).map(shown),
  };
}

function titleOf(document: ReadDocument, { title }: SaidOfSource): { readonly value: string; readonly how: string } {
  if (title !== undefined) return { value: title.trim(), how: 'GIVEN' };
  const found = titlesOf(document).find(({ value }) => isLabel(value));
  // The name of a file is no title, but it says which file it was.
  return found ?? { value: document.name.replace(/^.*\//u, '').replace(/\.[^.]{1,8}$/u, ''), how: 'FILE_NAME' };
}

function isLabel(value: string): boolean {
  return textFault(value.trim(), LABEL_RULE) === undefined;
}

function plainFields({ proposed }: ReadDocument, type: AddedType): readonly Taken[] {
  const ofType = PLAIN.filter(([field]) => type === 'POLICY' || !OF_POLICY.has(field));
  return ofType.flatMap(([field, from]) => {
    const fitting = proposed.filter(
      (one) => FITS[field]?.(plainOf(one)) !== false && !(field === 'issuedOn' && one.how === NO_ISSUE),
    );
    const proposal = bestOf(fitting, from);
    return proposal ? [{ proposal, field, value: plainOf(proposal) }] : [];
  });
}

function bestOf(proposed: readonly Proposal[], from: readonly ProposedField[]): Proposal | undefined {
  const usable = proposed.filter((one) => textFault(plainOf(one), LINE_RULE) === undefined);
  return from.flatMap((field) => usable.find((one) => one.field === field) ?? [])[0];
}

function plainOf({ field, value }: Proposal): string {
  const plain = value.replaceAll(/\s+/gu, ' ').trim();
  return field === 'doi' ? plain.replace(/^(?:doi\s?[:：]\s?|https?:\/\/(?:dx\.)?doi\.org\/)/iu, '') : plain;
}

/** Authors, and of official documents who issued them: those of one rule, since others name the same in another form. */
function creditsOf(proposed: readonly Proposal[], type: AddedType): readonly Proposal[] {
  const issuers = ofFirstRule(proposed, 'issuer', type === 'POLICY' ? [...ISSUERS_BY, 'META_'] : ISSUERS_BY);
  const authors = type === 'POLICY' ? [] : ofFirstRule(proposed, 'authors', AUTHORS_BY);
  return [...authors, ...issuers];
}

function ofFirstRule(
  proposed: readonly Proposal[],
  field: ProposedField,
  rules: readonly string[],
): readonly Proposal[] {
  const usable = proposed.filter((one) => one.field === field && isLabel(plainOf(one)));
  const by = rules.map((rule) => usable.filter(({ how }) => how.startsWith(rule)));
  return by.find((some) => some.length > 0) ?? [];
}

function partsOf(credit: Proposal, contributor: MakeContributor): Parts {
  const name = plainOf(credit);
  return credit.field === 'issuer' ? { role: 'ISSUER', literal: name } : { role: 'AUTHOR', ...contributor(name) };
}

/** More of a text says the same. */
const LANGUAGE_UNITS = 100_000;

function languageOf(whole: string): string | undefined {
  const text = whole.slice(0, LANGUAGE_UNITS);
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  if (han + latin === 0) return undefined;
  return han >= latin ? 'zh' : 'en';
}

function shown({ field, value, how }: Proposal): FoundField {
  return { field, value, how };
}

/** Another rule found the same. */
function isSaid({ field, value }: Proposal, found: readonly FoundField[]): boolean {
  return found.some((one) => one.field === field && one.value === value.trim());
}
