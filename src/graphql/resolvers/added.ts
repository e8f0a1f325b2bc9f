/** Files handed in over the API, and what became of them. */
import { badInput } from '../../domain/errors.ts';
import type { Visibility } from '../../domain/records.ts';
import type { AddingJob } from '../../ingest/documents.ts';
import { requireActor } from './actor.ts';
import { toEntity, toPassage, toRecord } from './foreseen.ts';
import { resolver, type TypeResolvers } from './resolver.ts';

interface AddDocumentsArguments {
  readonly files: readonly (File | Promise<File>)[];
  readonly visibility?: Visibility | null;
  readonly replaces?: string | null;
  readonly reason?: string | null;
}

export const addDocumentsField = resolver<unknown, AddDocumentsArguments>(async (_, args, context) => {
  const actor = requireActor(context, 'Adding files');
  const { visibility, replaces, reason } = args;
  const files = await Promise.all(args.files);
  if (files.length === 0) throw badInput('`files` is empty: give at least one file.');
  if (replaces && files.length > 1)
    throw badInput(`\`replaces\` is of one file, the newer version; here are ${files.length}.`);
  const results = await context.documents.add({
    files: await Promise.all(files.map(handed)),
    visibility: visibility ?? 'EDITORS',
    ...(replaces ? { replaces } : {}),
    actor,
    ...(reason ? { reason } : {}),
  });
  context.forget();
  return results;
});

async function handed(file: File) {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

type AddResult = AddingJob['results'][number];
type Version = NonNullable<Exclude<AddResult, { readonly outcome: 'REFUSED' }>['version']>;
type Moved = Version['moved'][number];

export function addedResolvers(): TypeResolvers {
  return {
    AddResult: {
      source: toEntity<AddResult>((result) => (result.outcome === 'REFUSED' ? undefined : result.id)),
    },
    VersionReport: {
      kept: resolver<Version>(async ({ kept }, _, { loaders }) =>
        (await loaders.records.loadMany(kept)).filter((stored) => stored !== undefined),
      ),
    },
    MovedEvidence: {
      of: toRecord<Moved>(({ of }) => of),
      passage: toPassage<Moved>(({ passage }) => passage),
    },
  };
}
