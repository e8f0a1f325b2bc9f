/** Writing: inputs of the API → the one write path. */

import type { ChangeOutcome } from '../../domain/change.ts';
import type { EntityTypeDef, Ontology } from '../../domain/ontology.ts';
import type { FieldValue } from '../../domain/records.ts';
import type { EntityInput, WriteInputs } from '../../ingest/input.ts';
import type { GraphContext } from '../context.ts';
import { requireActor } from './actor.ts';
import { addDocumentsField, addedResolvers } from './added.ts';
import { decideProposalsField } from './deciding.ts';
import { type FieldResolvers, resolver, type TypeResolvers } from './resolver.ts';

/** As graphql has checked it: exactly one key, with what that type's input allows. */
type OneOfInput = Readonly<Record<string, Omit<EntityInput, 'type' | 'fields'> & Readonly<Record<string, unknown>>>>;
type ListName = 'passages' | 'relations' | 'observations' | 'claims';

interface ChangeInput extends Pick<WriteInputs, ListName | 'remove'> {
  readonly entities?: readonly OneOfInput[] | null;
}

interface WriteArguments<I> {
  readonly input: I;
  readonly reason?: string | null;
}

export function mutationFields(ontology: Ontology): FieldResolvers {
  const entityInputs = (inputs: readonly OneOfInput[]) => inputs.map((input) => entityInput(input, ontology));
  return {
    upsertEntities: resolver<unknown, WriteArguments<readonly OneOfInput[]>>((_, { input, reason }, context) =>
      write(context, { entities: entityInputs(input) }, reason),
    ),
    upsertPassages: listField('passages'),
    upsertRelations: listField('relations'),
    recordObservations: listField('observations'),
    recordClaims: listField('claims'),
    remove: resolver<unknown, { readonly ids: readonly string[]; readonly reason: string }>(
      (_, { ids, reason }, context) => write(context, { remove: ids }, reason),
    ),
    change: resolver<unknown, WriteArguments<ChangeInput>>((_, { input, reason }, context) =>
      write(context, { ...input, entities: entityInputs(input.entities ?? []) }, reason),
    ),
    merge: resolver<unknown, { readonly from: string; readonly into: string; readonly reason: string }>(
      (_, { from, into, reason }, context) =>
        written(context, (actor) => context.writer.merge(from, into, { actor, reason })),
    ),
    addDocuments: addDocumentsField,
    decideProposals: decideProposalsField,
    unmerge: resolver<unknown, { readonly id: string; readonly reason: string }>((_, { id, reason }, context) =>
      written(context, (actor) => context.writer.unmerge(id, { actor, reason })),
    ),
  };
}

export function mutationResolvers(): TypeResolvers {
  return {
    ...addedResolvers(),
    ChangeResult: {
      changed: resolver<ChangeOutcome>(async ({ changed }, _, { loaders }) => {
        const found = await loaders.records.loadMany(changed);
        return found.filter((stored) => stored !== undefined);
      }),
    },
  };
}

function listField<K extends ListName>(list: K) {
  return resolver<unknown, WriteArguments<WriteInputs[K]>>((_, { input, reason }, context) =>
    write(context, { [list]: input }, reason),
  );
}

function write(context: GraphContext, inputs: WriteInputs, reason: string | null | undefined): Promise<ChangeOutcome> {
  return written(context, (actor) => context.writer.write(inputs, { actor, ...(reason ? { reason } : {}) }));
}

async function written(
  context: GraphContext,
  change: (actor: string) => Promise<ChangeOutcome>,
): Promise<ChangeOutcome> {
  const outcome = await change(requireActor(context, 'Writing'));
  context.forget();
  return outcome;
}

/** The one key names the type; the type's own fields go into `fields`. */
function entityInput(input: OneOfInput, ontology: Ontology): EntityInput {
  for (const type of ontology.entityTypes) {
    const given = input[type.field];
    if (given) return { ...given, type: type.name, fields: ownFields(given, type) };
  }
  throw new Error('graphql let an EntityInput without a key pass');
}

function ownFields(
  input: Readonly<Record<string, unknown>>,
  type: EntityTypeDef,
): Readonly<Record<string, FieldValue | null>> {
  const names = type.fields.map((field) => field.name).filter((name) => input[name] !== undefined);
  // graphql has checked the values against the types of the fields.
  return Object.fromEntries(names.map((name) => [name, input[name] as FieldValue | null]));
}
