/** The index made anew in a second pair of the engine's indexes, compared, and swapped in. */
import { GongfuError } from '../../domain/errors.ts';
import type { SearchDocument } from '../document.ts';
import type { RefusedDocument } from '../port.ts';
import type { Content } from './content.ts';
import type { EngineQuery } from './engine.ts';
import { allOf, is, isOneOf } from './filters.ts';
import { metaRow } from './meta.ts';
import { isOfDocuments, type Putting, prepare, putParted } from './put.ts';
import { recut } from './recut.ts';
import type { Row } from './rows.ts';

/** So many changes wait for the engine, which works on several of them together. */
const UNDER_WAY = 8;
/** Of these documents it is looked whether they are found in the new index as they were put: one in so many, at most. */
const SAMPLED = 50;
const MAX_SAMPLES = 40;
const REQUEST_MS = 30_000;

interface Sample {
  readonly id: string;
  readonly hash: unknown;
  readonly audience: unknown;
  readonly term: string | undefined;
}

interface Change {
  readonly task: number;
  readonly groups: readonly (readonly Row[])[];
}

export class Rebuilding {
  readonly #putting: Putting;
  readonly #ids = new Set<string>();
  readonly #refused = new Map<string, RefusedDocument>();
  readonly #samples = new Map<string, Sample>();
  /** Of names that were not known when the first texts were cut. */
  readonly #late = new Set<string>();
  readonly #underWay: Change[] = [];

  constructor(putting: Putting) {
    this.#putting = putting;
  }

  get content(): Content {
    return this.#putting.content;
  }

  async add(documents: readonly SearchDocument[]): Promise<void> {
    const { engine } = this.content;
    const hadTexts = this.#ids.size > 0;
    const { groups, wordRows, freshNames, refused } = await prepare(documents, this.#putting);
    if (hadTexts) for (const name of freshNames) this.#late.add(name);
    for (const one of refused) this.#refused.set(one.id, one);
    if (wordRows.length > 0) this.#underWay.push({ task: await engine.put('WORDS', wordRows), groups: [] });
    await this.#put(groups);
    for (const [row] of groups) if (row) this.#note(row);
    while (this.#underWay.length > UNDER_WAY) await this.#settleOne();
  }

  /** Until all is in the new index, cut into words by all names, and found there. Errors: UNAVAILABLE where something is not. */
  async finish(seq: number): Promise<void> {
    while (this.#underWay.length > 0) await this.#settleOne();
    await recut([...this.#late], this.#putting);
    const { content } = this;
    content.meta = { ...content.meta, seq, refused: [...this.#refused.values()] };
    await content.engine.follow([await content.engine.put('DOCUMENTS', [metaRow(content.meta)])]);
    await this.#compare();
  }

  async #put(groups: readonly (readonly Row[])[]): Promise<void> {
    if (groups.length === 0) return;
    try {
      this.#underWay.push({ task: await this.content.engine.put('DOCUMENTS', groups.flat()), groups });
    } catch (error) {
      if (!isOfDocuments(error)) throw error;
      await this.#parted(groups);
    }
  }

  async #settleOne(): Promise<void> {
    const next = this.#underWay.shift();
    if (!next) return;
    try {
      await this.content.engine.follow([next.task]);
    } catch (error) {
      if (!isOfDocuments(error) || next.groups.length === 0) throw error;
      await this.#parted(next.groups);
    }
  }

  async #parted(groups: readonly (readonly Row[])[]): Promise<void> {
    for (const one of await putParted(this.content.engine, groups)) this.#refused.set(one.id, one);
  }

  #note(row: Row): void {
    this.#ids.add(row.id);
    const isWanted = this.#samples.has(row.id) || (this.#ids.size % SAMPLED === 1 && this.#samples.size < MAX_SAMPLES);
    // Written by `rowOf` of rows.ts.
    const [term] = row.terms as readonly string[];
    if (isWanted) this.#samples.set(row.id, { id: row.id, hash: row.hash, audience: row.audience, term });
  }

  /** By the number of documents, and by some of them, each asked for by one of its words. */
  async #compare(): Promise<void> {
    const samples = [...this.#samples.values()].filter(({ id }) => !this.#refused.has(id));
    const [all, ...found] = await this.content.engine.ask(
      [{ index: 'DOCUMENTS', filter: is('isFirst', 'true'), limit: 0 }, ...samples.map(sampleQuery)],
      Date.now() + REQUEST_MS,
    );
    const expected = this.#ids.size - [...this.#refused.keys()].filter((id) => this.#ids.has(id)).length;
    if (all?.total !== expected) throw differs(`it has ${all?.total ?? 0} documents, and ${expected} were put into it`);
    const lost = samples.find(({ hash }, i) => found[i]?.rows[0]?.hash !== hash);
    if (lost) throw differs(`'${lost.id}' is not found in it as it was put`);
  }
}

function sampleQuery({ id, audience, term }: Sample): EngineQuery {
  const byTerm = term === undefined ? [] : [is('terms', term)];
  const filter = allOf([is('id', id), is('audience', String(audience)), ...byTerm, isOneOf('isFirst', ['true'])]);
  return { index: 'DOCUMENTS', filter, limit: 1, fields: ['hash'] };
}

function differs(how: string): GongfuError {
  return new GongfuError(
    'UNAVAILABLE',
    `The rebuilt search index is not swapped in: ${how}. The old one is searched on.`,
  );
}
