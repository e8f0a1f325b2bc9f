/** Completion of a prefix: rows with a name key that begins so, the heaviest first; their names are ranked by suggestions.ts. */
import type { Viewer } from '../../domain/scope.ts';
import type { NameForm } from '../names.ts';
import type { SuggestionHit, SuggestRequest } from '../port.ts';
import type { SearchSettings } from '../settings.ts';
import { type Candidate, type PrefixKey, prefixKeys, suggestions } from '../suggestions.ts';
import type { Engine, EngineQuery } from './engine.ts';
import { allOf, type FilterText, facetValue, is, isOneOf, startsWith, textOfFacet, visibleTo } from './filters.ts';
import { nameValue, type Row, type StoredName } from './rows.ts';

/** Among names of one weight type and length decide: so many of the heaviest are ranked. */
const ROWS_READ = 300;

export interface Completing {
  readonly engine: Engine;
  readonly settings: SearchSettings;
  readonly deadlineAt: number;
}

/** Throws TIMEOUT past the deadline. Cost: one round trip. */
export async function complete(
  { engine, settings, deadlineAt }: Completing,
  request: SuggestRequest,
  viewer: Viewer,
): Promise<readonly SuggestionHit[]> {
  const { prefix, first, types } = request;
  const keys = prefixKeys(prefix);
  const seen = [visibleTo(viewer), ...(types ? [isOneOf('type', types.map(facetValue))] : [])];
  const answers = await engine.ask(
    keys.flatMap(({ form, key }) => {
      const value = nameValue(form, key);
      return [rowsWith(is('nameKeys', value), seen), rowsWith(startsWith('nameKeys', value), seen)];
    }),
    deadlineAt,
  );
  const rows = new Map(answers.flatMap((answer) => answer.rows).map((row) => [row.key, row]));
  const candidates = [...rows.values()].flatMap((row) => candidatesOf(row, keys));
  return suggestions(candidates, prefix, { first, typeRanks: settings.typeRanks });
}

function rowsWith(filter: FilterText, seen: readonly FilterText[]): EngineQuery {
  return {
    index: 'DOCUMENTS',
    filter: allOf([...seen, filter]),
    limit: ROWS_READ,
    sort: ['weight:desc', 'typeRank:asc'],
    fields: ['key', 'id', 'type', 'names', 'weight'],
  };
}

function candidatesOf({ id, type, names, weight }: Row, keys: readonly PrefixKey[]): readonly Candidate[] {
  if (typeof type !== 'string') return [];
  const begins = (form: NameForm, key: string) => keys.some((one) => one.form === form && key.startsWith(one.key));
  // Written by `rowOf` of rows.ts.
  return ((names ?? []) as readonly StoredName[])
    .filter(([form, key]) => begins(form, key))
    .map(([form, key, text, isLabel]) => ({
      ...{ id, form, key, text, isLabel },
      type: textOfFacet(type),
      weight: Number(weight ?? 0),
    }));
}
