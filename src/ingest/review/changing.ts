/** What a person says instead of what was proposed: fields by name, as text. */
import { badInput } from '../../domain/errors.ts';
import { isId } from '../../domain/ids.ts';
import { nameKeysOfRef } from '../../text/keys.ts';
import type { ProposalKind, Proposed, ProposedEnd } from '../linking/proposal.ts';
import { type ReviewGraph, storedOf } from './review-graph.ts';

export type ChangeTexts = Readonly<Record<string, string>>;

/** END: an entity by its id or its name. NUMBER: empty takes it away, as it does a TEXT. */
type FieldKind = 'END' | 'NUMBER' | 'TEXT' | 'LABEL';

/** The fields that can be changed, in the order in which they are shown; the first one is what a text alone means. */
export const CHANGEABLE: Readonly<Record<ProposalKind, Readonly<Record<string, FieldKind>>>> = {
  MENTION: { entity: 'END' },
  ENTITY: { label: 'LABEL', labelEn: 'TEXT', type: 'LABEL', kind: 'TEXT', period: 'TEXT' },
  RELATION: { target: 'END', source: 'END', relationType: 'LABEL', status: 'LABEL', period: 'TEXT' },
  OBSERVATION: {
    ...{ value: 'NUMBER', low: 'NUMBER', high: 'NUMBER', unit: 'TEXT', comparator: 'LABEL', period: 'TEXT' },
    ...{ subject: 'END', indicator: 'END', status: 'LABEL', wording: 'TEXT' },
  },
};

export interface ChangeableField {
  readonly name: string;
  readonly kind: FieldKind;
  readonly text: string;
}

export function changeableFields(proposed: Proposed): readonly ChangeableField[] {
  const texts = changeTexts(proposed);
  return Object.entries(CHANGEABLE[proposed.kind]).map(([name, kind]) => ({ name, kind, text: texts[name] ?? '' }));
}

/** What stands in the fields now: an end by its id, or `new:KEY` of a proposed entity. */
export function changeTexts(proposed: Proposed): ChangeTexts {
  const values = valuesOf(proposed);
  return Object.fromEntries(
    Object.entries(CHANGEABLE[proposed.kind]).map(([name, kind]) => {
      const value = values[name];
      if (kind === 'END') return [name, endText(value)];
      return [name, value === undefined || value === null ? '' : String(value)];
    }),
  );
}

/** `value=12; unit=万元`, or a text alone. Errors: BAD_USER_INPUT for a field that the proposal has not. */
export function parseChange(text: string, kind: ProposalKind): ChangeTexts {
  const names = Object.keys(CHANGEABLE[kind]);
  const parts = text
    .split(/[;；]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return Object.fromEntries(
    parts.map((part) => {
      const [, name, value] = /^([A-Za-z]+)\s*=(.*)$/su.exec(part) ?? [];
      if (name === undefined) return [names[0] ?? '', part];
      if (names.includes(name)) return [name, (value ?? '').trim()];
      throw unknownField(name, kind);
    }),
  );
}

function unknownField(name: string, kind: ProposalKind): Error {
  return badInput(`There is no ${name} to change here; it takes ${Object.keys(CHANGEABLE[kind]).join(', ')}.`);
}

/** Errors: BAD_USER_INPUT for a field that the proposal has not, for what is no number, and for a name of nothing or of several. */
export async function changed(proposed: Proposed, texts: ChangeTexts, graph: ReviewGraph): Promise<Proposed> {
  const now = changeTexts(proposed);
  const kinds = CHANGEABLE[proposed.kind];
  const values: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(texts)) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (kind === undefined) throw unknownField(name, proposed.kind);
    if (text.trim() === now[name]) continue;
    values[name] = kind === 'END' ? await endOf(text.trim(), graph) : plainOf(name, text.trim(), kind);
  }
  return withValues(proposed, values);
}

type Values = Readonly<Record<string, unknown>>;

function valuesOf(proposed: Proposed): Values {
  if (proposed.kind === 'MENTION') return { entity: { id: proposed.entity } };
  if (proposed.kind === 'ENTITY') return { ...proposed.entity };
  if (proposed.kind === 'RELATION') return { ...proposed.relation, source: proposed.source, target: proposed.target };
  return { ...proposed.observation, indicator: proposed.indicator, subject: proposed.subject };
}

/** The table of fields gives each value the type of its field. */
function withValues(proposed: Proposed, values: Values): Proposed {
  const { source, target, indicator, subject, entity, ...plain } = values;
  const ends = Object.entries({ source, target, indicator, subject }).filter(([, end]) => end !== undefined);
  if (proposed.kind === 'MENTION')
    return entity === undefined ? proposed : { ...proposed, entity: (entity as { readonly id: string }).id };
  if (proposed.kind === 'ENTITY') return { ...proposed, entity: { ...proposed.entity, ...plain } };
  if (proposed.kind === 'RELATION')
    return { ...proposed, ...Object.fromEntries(ends), relation: { ...proposed.relation, ...plain } };
  return { ...proposed, ...Object.fromEntries(ends), observation: { ...proposed.observation, ...plain } };
}

function plainOf(name: string, text: string, kind: FieldKind): string | number | null {
  if (text === '' && kind !== 'LABEL') return null;
  if (kind !== 'NUMBER') return text;
  const number = Number(text);
  if (!Number.isFinite(number)) throw badInput(`${name} is ${JSON.stringify(text)}; it takes a number such as 12.5.`);
  return number;
}

const NEW = 'new:';

function endText(value: unknown): string {
  const end = value as ProposedEnd;
  return 'id' in end ? end.id : `${NEW}${end.proposal}`;
}

async function endOf(text: string, graph: ReviewGraph): Promise<ProposedEnd> {
  if (text.startsWith(NEW)) return { proposal: text.slice(NEW.length) };
  if (isId(text)) return { id: text };
  for (const key of nameKeysOfRef(text)) {
    const [ids = []] = await graph.store.named([key], undefined, graph.scope());
    const found = [...(await storedOf(graph, ids)).values()].map(({ record }) => record.id);
    if (found.length === 1) return { id: found[0] ?? '' };
    if (found.length > 1) throw badInput(`${text} names ${found.join(', ')}: give the id of the one that is meant.`);
  }
  throw badInput(`Nothing here is called ${JSON.stringify(text)}: give the id or the name of an entity.`);
}
