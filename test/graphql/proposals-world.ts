/** A document with proposals over the API: on a store and a file of proposals as a data folder has them. */
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { type ReviewWorld, reviewWorld } from '../ingest/review/review-fixture.ts';
import { ontology } from '../ingest/seed-fixture.ts';
import { tempFolder } from '../temp-folder.ts';
import { type Asking, createAsking } from './asking.ts';

export interface World extends ReviewWorld {
  readonly asking: Asking;
  /** By an editor; `input` in GraphQL. */
  decide(input: string): Promise<Decision>;
  list(args?: string): Promise<Listed>;
}

interface Decision {
  readonly decided: readonly string[];
  readonly refused: readonly { readonly key: string; readonly message: string }[];
  readonly revision: number | null;
  readonly seq: number | null;
  readonly proposals: readonly {
    readonly key: string;
    readonly state: string;
    readonly written: { id: string } | null;
  }[];
}

interface Listed {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: Record<string, unknown> & { readonly key: string } }[];
}

export async function openWorld(): Promise<World> {
  const store = await openSqliteStore({ file: join(tempFolder(), 'graph.sqlite'), ontology });
  onTestFinished(() => store.close());
  const world = await reviewWorld(store);
  const asking = await createAsking({ ontology, store, review: world.review });
  return {
    ...world,
    asking,
    async decide(input) {
      const { decideProposals } = await asking.data<{ decideProposals: Decision }>(deciding(input), {}, 'EDITORS');
      return decideProposals;
    },
    async list(args = '') {
      const answer = await asking.data<{ proposals: Listed }>(listing(world.document, args), {}, 'EDITORS');
      return answer.proposals;
    },
  };
}

export function deciding(input: string): string {
  return `mutation { decideProposals(input: { ${input} }) {
    decided revision seq refused { key message } proposals { key state written { id } } } }`;
}

export function listing(document: string, args: string): string {
  return `{ proposals(document: "${document}" ${args}) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { key kind state rule by quote text
      document { id } passage { id } range { start end } fields { name text } decision { actor revision } written { id } } } } }`;
}

export const keysOf = ({ edges }: Listed) => edges.map(({ node }) => node.key);
export const relationsOf = async (world: ReviewWorld) =>
  (await world.records()).filter((one) => one.record === 'relation');
