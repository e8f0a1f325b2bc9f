/**
 * What filters and facets ask of the documents of an index file, in memory: a number for each fact of each row, so that tens of
 * thousands of matches are filtered and counted in milliseconds. Facts that rows share (a list of regions) are held once.
 */
import type { Viewer } from '../../domain/scope.ts';
import { type Audience, type Facts, facetsOfCounts, passesFilter, valuesOf } from '../facts.ts';
import type { FacetName, SearchAnswer, SearchFilter } from '../port.ts';

type Fact = keyof Omit<Facts, 'id' | 'audience' | 'weight' | 'place'>;
const FACTS: readonly Fact[] = ['isPassage', 'type', 'kind', 'domains', 'regions', 'documents', 'from', 'to'];
const AUDIENCES: readonly Audience[] = ['ALL', 'PUBLIC', 'EDITORS'];
const NO_ROW = 255;
const MAX_COMBINATIONS = 1_000_000;

export class FactTable {
  readonly #columns = new Map(FACTS.map((fact) => [fact, new FactColumn()] as const));
  readonly #rowsOfId = new Map<string, readonly number[]>();
  readonly #ids: (string | undefined)[] = [];
  #audiences = new Uint8Array(0);
  #passages = new Uint8Array(0);
  #weights = new Float64Array(0);
  #versions = new Uint32Array(0);
  #rows = 0;
  /** Of rows that editors alone see. */
  #hidden = 0;

  /** How many documents: what each audience sees of one counts once. */
  get documents(): number {
    return this.#rowsOfId.size;
  }

  /** How many rows: a document that editors see differently has two. */
  get rows(): number {
    return this.#rows;
  }

  /** Whether there is a row that not everyone sees. */
  get hasHidden(): boolean {
    return this.#hidden > 0;
  }

  /** Above every rowid. */
  get end(): number {
    return this.#ids.length;
  }

  set(rowid: number, facts: Facts): void {
    this.#grow(rowid);
    if (this.#ids[rowid] === undefined) this.#rows += 1;
    if (this.audienceOf(rowid) === 'EDITORS') this.#hidden -= 1;
    if (facts.audience === 'EDITORS') this.#hidden += 1;
    this.#ids[rowid] = facts.id;
    this.#audiences[rowid] = AUDIENCES.indexOf(facts.audience);
    this.#passages[rowid] = facts.isPassage ? 1 : 0;
    this.#weights[rowid] = facts.weight;
    this.#versions[rowid] = this.versionOf(rowid) + 1;
    for (const [fact, column] of this.#columns) column.set(rowid, facts[fact]);
    const others = (this.#rowsOfId.get(facts.id) ?? []).filter((other) => other !== rowid);
    this.#rowsOfId.set(facts.id, [...others, rowid]);
  }

  drop(rowid: number): void {
    const id = this.#ids[rowid];
    if (id === undefined) return;
    this.#rows -= 1;
    if (this.audienceOf(rowid) === 'EDITORS') this.#hidden -= 1;
    this.#ids[rowid] = undefined;
    this.#audiences[rowid] = NO_ROW;
    this.#versions[rowid] = this.versionOf(rowid) + 1;
    const others = (this.#rowsOfId.get(id) ?? []).filter((other) => other !== rowid);
    if (others.length > 0) this.#rowsOfId.set(id, others);
    else this.#rowsOfId.delete(id);
  }

  /** Ascending. */
  rowids(): readonly number[] {
    const rowids: number[] = [];
    for (let rowid = 0; rowid < this.end; rowid++) if (this.#audiences[rowid] !== NO_ROW) rowids.push(rowid);
    return rowids;
  }

  /** Of a row that is there. */
  idOf(rowid: number): string {
    return this.#ids[rowid] ?? '';
  }

  /** Another one after each change of the row or its texts: what was kept of it is out of date. */
  versionOf(rowid: number): number {
    return this.#versions[rowid] ?? 0;
  }

  weightOf(rowid: number): number {
    return this.#weights[rowid] ?? 0;
  }

  isPassage(rowid: number): boolean {
    return this.#passages[rowid] === 1;
  }

  documentsOf(rowid: number): Facts['documents'] {
    // Put in by `set` from Facts.
    return (this.#fact(rowid, 'documents') ?? []) as Facts['documents'];
  }

  typeOf(rowid: number): Facts['type'] {
    const type = this.#fact(rowid, 'type');
    return typeof type === 'string' ? type : undefined;
  }

  audienceOf(rowid: number): Audience | undefined {
    return AUDIENCES[this.#audiences[rowid] ?? NO_ROW];
  }

  rowsOf(id: string): readonly number[] {
    return this.#rowsOfId.get(id) ?? [];
  }

  /** The row of it that the viewer sees. */
  visibleRow(id: string, viewer: Viewer): number | undefined {
    return this.rowsOf(id).find((rowid) => this.isVisible(rowid, viewer));
  }

  isVisible(rowid: number, viewer: Viewer): boolean {
    const audience = this.#audiences[rowid];
    return audience === 0 || (audience !== undefined && AUDIENCES[audience] === viewer);
  }

  /** Whether a row fulfils the filter: looked at once for each combination of facts that rows share. */
  passes(filter: SearchFilter): (rowid: number) => boolean {
    if (Object.values(filter).every((condition) => condition === undefined)) return () => true;
    const passes = passesFilter(filter);
    const verdicts = new Map<string, boolean>();
    const asked = FACTS.filter((fact) => ASKED_BY[fact].some((name) => filter[name] !== undefined));
    return (rowid) => {
      let key = '';
      for (const fact of asked) key += `${this.#columns.get(fact)?.numberOf(rowid)} `;
      const known = verdicts.get(key);
      if (known !== undefined) return known;
      const verdict = passes(this.#factsOf(rowid));
      verdicts.set(key, verdict);
      return verdict;
    };
  }

  /** As `countFacets` of facts.ts. Cost: some nanoseconds a row and facet. */
  countFacets(names: readonly FacetName[], rows: Uint32Array): SearchAnswer['facets'] {
    return names.map((name) => {
      const values = new Map<string, number>();
      for (const { rowid, count } of this.#combinations(COUNTED_BY[name], rows)) {
        for (const value of this.#valuesOf(rowid, name)) values.set(value, (values.get(value) ?? 0) + count);
      }
      return facetsOfCounts(name, values);
    });
  }

  /** What a single fact gives a facet is kept with its number. */
  #valuesOf(rowid: number, name: FacetName): readonly string[] {
    const facts = COUNTED_BY[name];
    const read = () => valuesOf(this.#factsOf(rowid, facts), name);
    const column = facts[1] === undefined && facts[0] !== undefined ? this.#columns.get(facts[0]) : undefined;
    return column?.facetValues(rowid, read) ?? read();
  }

  /** How many rows share each combination of one or two facts, with one of these rows. */
  #combinations(
    facts: readonly Fact[],
    rows: Uint32Array,
  ): readonly { readonly rowid: number; readonly count: number }[] {
    const [first, second] = facts.map((fact) => this.#columns.get(fact));
    if (!first) return [];
    const size = first.size * (second?.size ?? 1);
    // Periods have so few combinations of days that an array of all is smaller than their rows.
    if (size > MAX_COMBINATIONS) return Array.from(rows, (rowid) => ({ rowid, count: 1 }));
    const counts = new Uint32Array(size);
    const examples = new Uint32Array(size);
    for (const rowid of rows) {
      const number = first.numberOf(rowid) + (second ? first.size * second.numberOf(rowid) : 0);
      counts[number] = (counts[number] ?? 0) + 1;
      examples[number] = rowid;
    }
    const found: { readonly rowid: number; readonly count: number }[] = [];
    for (let number = 0; number < size; number++) {
      const count = counts[number] ?? 0;
      if (count > 0) found.push({ rowid: examples[number] ?? 0, count });
    }
    return found;
  }

  #fact(rowid: number, fact: Fact): unknown {
    return this.#columns.get(fact)?.valueOf(rowid);
  }

  #factsOf(rowid: number, wanted: readonly Fact[] = FACTS): Facts {
    const facts = Object.fromEntries(wanted.map((fact) => [fact, this.#fact(rowid, fact)]));
    // Written by `set` from Facts, column by column.
    return { ...facts, id: this.idOf(rowid), audience: 'ALL', weight: this.weightOf(rowid) } as unknown as Facts;
  }

  #grow(rowid: number): void {
    while (this.#ids.length <= rowid) this.#ids.push(undefined);
    if (rowid < this.#audiences.length) return;
    const size = Math.max(rowid + 1, 2 * this.#audiences.length, 1_024);
    const audiences = new Uint8Array(size).fill(NO_ROW);
    audiences.set(this.#audiences);
    this.#audiences = audiences;
    const passages = new Uint8Array(size);
    passages.set(this.#passages);
    this.#passages = passages;
    const weights = new Float64Array(size);
    weights.set(this.#weights);
    this.#weights = weights;
    const versions = new Uint32Array(size);
    versions.set(this.#versions);
    this.#versions = versions;
  }
}

const ASKED_BY: Readonly<Record<Fact, readonly (keyof SearchFilter)[]>> = {
  isPassage: ['passages', 'types', 'kinds'],
  type: ['types'],
  kind: ['kinds'],
  domains: ['domains'],
  regions: ['regions'],
  documents: ['documents'],
  from: ['from', 'to'],
  to: ['from', 'to'],
};
const COUNTED_BY: Readonly<Record<FacetName, readonly Fact[]>> = {
  type: ['type'],
  kind: ['kind'],
  domain: ['domains'],
  region: ['regions'],
  document: ['documents'],
  year: ['from', 'to'],
};

/** One fact of every row, as the number of its value. */
class FactColumn {
  readonly #values: unknown[] = [undefined];
  readonly #numbers = new Map<string, number>();
  /** By number, for the one facet that counts by this fact alone. */
  readonly #facetValues: (readonly string[] | undefined)[] = [];
  #ofRows = new Uint32Array(0);

  /** Above every number. */
  get size(): number {
    return this.#values.length;
  }

  set(rowid: number, value: unknown): void {
    if (rowid >= this.#ofRows.length) {
      const larger = new Uint32Array(Math.max(rowid + 1, 2 * this.#ofRows.length, 1_024));
      larger.set(this.#ofRows);
      this.#ofRows = larger;
    }
    this.#ofRows[rowid] = this.#numberOf(value);
  }

  numberOf(rowid: number): number {
    return this.#ofRows[rowid] ?? 0;
  }

  facetValues(rowid: number, read: () => readonly string[]): readonly string[] {
    const number = this.numberOf(rowid);
    const values = this.#facetValues[number] ?? read();
    this.#facetValues[number] = values;
    return values;
  }

  valueOf(rowid: number): unknown {
    return this.#values[this.numberOf(rowid)];
  }

  #numberOf(value: unknown): number {
    if (value === undefined) return 0;
    const key = JSON.stringify(value);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#values.length);
    return this.#values.push(value) - 1;
  }
}
