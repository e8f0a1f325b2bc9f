/** Names and ids of what is to be compared → entities, and what could not be understood. */
import { GongfuError } from '../../domain/errors.ts';
import type { Scope } from '../../domain/scope.ts';
import type { StoredEntity } from '../../inquiry/entities.ts';
import { nearNames } from '../../inquiry/near-names.ts';
import type { UnresolvedName } from '../../ui/compare/compare-page-data.ts';
import { readRecords } from './named-records.ts';
import type { PageInquiries } from './page-inquiries.ts';
import { entityLink } from './record-words.ts';

export interface FoundNames {
  /** Each once, in the order asked for. */
  readonly entities: readonly StoredEntity[];
  readonly unresolved: readonly UnresolvedName[];
  /** Of the first that is unresolved. */
  readonly error?: GongfuError;
}

/** Three reads at most where all are known; a completion or two more for each name that nothing has. */
export async function findNames(inquiries: PageInquiries, names: readonly string[], scope: Scope): Promise<FoundNames> {
  const answers = names.length > 0 ? await inquiries.lookup(names, undefined, scope) : [];
  const found = answers.flatMap((answer) => (answer && !(answer instanceof GongfuError) ? [answer] : []));
  const entities = [...new Map(found.map((stored) => [stored.record.id, stored])).values()];
  const faults = names.flatMap((given, i): readonly Fault[] => {
    const answer = answers[i];
    if (answer === undefined) return [{ given, error: unknown(given) }];
    return answer instanceof GongfuError ? [{ given, error: answer }] : [];
  });
  const unresolved = await Promise.all(faults.map((fault) => unresolvedName(inquiries, fault, scope)));
  const [first] = faults;
  return { entities, unresolved, ...(first ? { error: first.error } : {}) };
}

interface Fault {
  readonly given: string;
  readonly error: GongfuError;
}

function unknown(given: string): GongfuError {
  const message = `No entity has the id or the name “${given}”; \`search\` and \`suggest\` find names.`;
  return new GongfuError('NOT_FOUND', message, { details: { ids: [given] } });
}

async function unresolvedName(
  inquiries: PageInquiries,
  { given, error }: Fault,
  scope: Scope,
): Promise<UnresolvedName> {
  const isAmbiguous = error.code === 'AMBIGUOUS';
  const ids = isAmbiguous ? candidatesOf(error) : await nearIds(inquiries, given, scope);
  const records = await readRecords(inquiries, ids, scope);
  const candidates = ids.flatMap((id) => {
    const record = records.get(id);
    return record?.record === 'entity' ? [entityLink(inquiries.ontology, record)] : [];
  });
  return { given, fault: isAmbiguous ? 'ambiguous' : 'unknown', candidates };
}

/** As `lookup` gives them. */
function candidatesOf({ details }: GongfuError): readonly string[] {
  const candidates = Array.isArray(details.candidates) ? details.candidates : [];
  return candidates.map(({ id }: { readonly id: string }) => id);
}

/** Of an id what is behind its prefix is a name, too: pinyin. */
async function nearIds(inquiries: PageInquiries, given: string, scope: Scope): Promise<readonly string[]> {
  const name = given.replace(/^[a-z]+:/, '').replaceAll('-', '');
  const hits = await nearNames(name, { words: [] }, inquiries.suggest, scope).catch(withoutIndex);
  return [...new Set(hits.map(({ id }) => id))];
}

/** What is near is a help: where the index is away, the page says the rest without it. */
function withoutIndex(error: unknown): readonly [] {
  if (error instanceof GongfuError && (error.code === 'UNAVAILABLE' || error.code === 'TIMEOUT')) return [];
  throw error;
}
