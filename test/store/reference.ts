/** The naive store: everything in memory, every answer computed from all records. What it says is what the port means. */

import type { Revision } from '../../src/domain/change.ts';
import { GongfuError } from '../../src/domain/errors.ts';
import type { Ontology } from '../../src/domain/ontology.ts';
import { compareText, historyPosition } from '../../src/domain/order.ts';
import type { PageRequest } from '../../src/domain/page.ts';
import { parseMoves } from '../../src/domain/plan/moves.ts';
import { parseRecord, recordJson } from '../../src/domain/record-json.ts';
import { type Scope, timeout, type Viewer } from '../../src/domain/scope.ts';
import { recordAsSeen } from '../../src/domain/visibility.ts';
import {
  type ExportedRecord,
  exportedId,
  type GraphStore,
  type LoadedLine,
  type StoreCounts,
} from '../../src/store/port.ts';
import * as lists from './reference/lists.ts';
import { loadInto } from './reference/load.ts';
import { pageOf } from './reference/pages.ts';
import { applyTo, emptyState, lastNumber, type ReferenceState } from './reference/state.ts';
import { hidesFor, type View, viewOf } from './reference/view.ts';
import { neighboursOf, pathsOf, subgraphOf } from './reference/walks.ts';

/** `state`: what an earlier one left behind, to open it again. */
export function createReferenceStore(ontology: Ontology, state: ReferenceState = emptyState()): GraphStore {
  let isClosed = false;
  let isLoading = false;
  const open = () => {
    if (isClosed) throw new GongfuError('UNAVAILABLE', 'The store is closed.');
  };
  const requireFree = () => {
    open();
    if (isLoading) throw new GongfuError('UNAVAILABLE', 'The store is being loaded.');
  };
  const views = new Map<Viewer, { readonly revision: number; readonly view: View }>();
  const see = (scope: Scope): View => {
    open();
    if (Date.now() > scope.deadlineAt) throw timeout('The reading');
    const known = views.get(scope.viewer);
    if (known?.revision === state.revisions.length) return known.view;
    const view = viewOf(state, ontology, scope.viewer);
    views.set(scope.viewer, { revision: state.revisions.length, view });
    return view;
  };
  return {
    name: 'reference',
    ...reads(see),
    async history(ids, page, scope) {
      see(scope);
      return ids.map((id) => historyOf(state, ontology, scope.viewer, id, page));
    },
    async scan(after, limit, scope) {
      return scanned(state, see(scope), after).slice(0, limit);
    },
    async changes(since, limit) {
      open();
      return state.revisions.filter((revision) => revision.seq > since).slice(0, limit);
    },
    async position() {
      open();
      return { revision: lastNumber(state), seq: lastNumber(state) };
    },
    async health() {
      open();
      return { ok: true, writable: true, problems: [] };
    },
    async apply(request) {
      requireFree();
      return applyTo(state, ontology, request);
    },
    async load(batches) {
      requireFree();
      isLoading = true;
      try {
        const lines: LoadedLine[] = [];
        for await (const batch of batches) lines.push(...batch);
        return loadInto(state, ontology, lines);
      } finally {
        isLoading = false;
      }
    },
    async snapshot() {
      open();
      return createReferenceStore(ontology, structuredClone(state));
    },
    async close() {
      isClosed = true;
    },
  };
}

type Own = 'name' | 'history' | 'scan' | 'snapshot' | 'changes' | 'position' | 'health' | 'apply' | 'load' | 'close';
type Reads = Omit<GraphStore, Own>;

function reads(see: (scope: Scope) => View): Reads {
  const each = <I, O>(inputs: readonly I[], scope: Scope, answer: (view: View, input: I) => O): readonly O[] => {
    const view = see(scope);
    return inputs.map((input) => answer(view, input));
  };
  return {
    records: async (ids, scope) => each(ids, scope, (view, id) => view.all.get(view.resolve(id))),
    named: async (keys, type, scope) => each(keys, scope, (view, key) => idsNamed(view, key, type)),
    entities: async (queries, scope) => each(queries, scope, lists.entities),
    relations: async (queries, scope) => each(queries, scope, lists.relations),
    observations: async (queries, scope) => each(queries, scope, lists.observations),
    claims: async (queries, scope) => each(queries, scope, lists.claims),
    relationsOf: async (ids, query, scope) => each(ids, scope, (view, id) => lists.relationsOf(view, id, query)),
    observationsOf: async (ids, page, scope) => each(ids, scope, (view, id) => lists.observationsOf(view, id, page)),
    claimsOf: async (ids, page, scope) => each(ids, scope, (view, id) => lists.claimsOf(view, id, page)),
    passagesOf: async (ids, page, scope) => each(ids, scope, (view, id) => lists.passagesOf(view, id, page)),
    contentOf: async (ids, section, page, scope) =>
      each(ids, scope, (view, id) => lists.contentOf(view, id, section, page)),
    outlineOf: async (ids, scope) => each(ids, scope, lists.outlineOf),
    mentionsIn: async (ids, types, page, scope) =>
      each(ids, scope, (view, id) => lists.mentionsIn(view, id, types, page)),
    statementsIn: async (ids, page, scope) => each(ids, scope, (view, id) => lists.statementsIn(view, id, page)),
    neighbours: async (ids, query, scope) => each(ids, scope, (view, id) => neighboursOf(view, id, query)),
    paths: async (query, scope) => pathsOf(see(scope), query),
    subgraph: async (query, scope) => subgraphOf(see(scope), query),
    counts: async (scope) => countsOf(see(scope)),
    countEntities: async (filters, scope) => each(filters, scope, lists.countOfEntities),
  };
}

function scanned(state: ReferenceState, view: View, after: string | undefined): readonly ExportedRecord[] {
  const stamps = new Map(
    state.revisions.map(({ number, at, actor, reason }) => [number, { number, at, actor, reason }]),
  );
  const stampOf = (number: number) => stamps.get(number) ?? { number, at: '', actor: '', reason: '' };
  const records = [...view.all.values()].map(({ record, revision }) => ({ record, revision: stampOf(revision) }));
  const merged = [...state.merged].flatMap(([id, { target, revision }]) =>
    view.all.has(target) ? [{ merged: { id, into: target }, revision: stampOf(revision) }] : [],
  );
  return [...records, ...merged]
    .filter((line) => after === undefined || compareText(exportedId(line), after) > 0)
    .sort((one, other) => compareText(exportedId(one), exportedId(other)));
}

function idsNamed(view: View, key: { level: string; key: string }, type: string | undefined): readonly string[] {
  const found = view.entities.filter(({ record }) => {
    const names = (view.keys(record.id)?.names ?? []).filter(
      ({ document }) => document === undefined || !view.hides(view.resolve(document)),
    );
    return (
      (type ?? record.type) === record.type && names.some((name) => name.level === key.level && name.key === key.key)
    );
  });
  return found.map(({ record }) => record.id).slice(0, 20);
}

function countsOf(view: View): StoreCounts {
  const count = (names: readonly string[]) => {
    const counts: Record<string, number> = {};
    for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
    return counts;
  };
  return {
    entities: count(view.entities.map(({ record }) => record.type)),
    relations: count(view.relations.map(({ record }) => record.relationType)),
    passages: view.passages.length,
    observations: view.observations.length,
    claims: view.claims.length,
  };
}

function historyOf(state: ReferenceState, ontology: Ontology, viewer: Viewer, asked: string, page: PageRequest) {
  const ids = lifeOf(state, asked);
  const hides = hidesFor(state, ontology, viewer);
  const seen = (text: string | undefined) => {
    const record = text === undefined ? undefined : recordAsSeen(parseRecord(text), hides);
    return record && recordJson(record);
  };
  const edges = state.revisions.flatMap((revision) => {
    const changes = ids.flatMap((id) => {
      const change = revision.changes.find((one) => one.id === id);
      const [before, after] = [seen(change?.before), seen(change?.after)];
      if (before === undefined && after === undefined) return [];
      return [{ id, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
    });
    const node: Revision = { ...revision, changes };
    return changes.length > 0 ? [{ node, at: historyPosition(revision.number) }] : [];
  });
  return pageOf(edges, page);
}

/** The id, and what it became: each that it was merged into, one after the other. */
function lifeOf(state: ReferenceState, asked: string): readonly string[] {
  const ids = new Set([asked]);
  for (const id of ids) {
    const entry = state.merged.get(id);
    if (entry) ids.add(parseMoves(entry.moves)?.into ?? entry.target);
  }
  return [...ids];
}
