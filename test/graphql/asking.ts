/** A service without HTTP: schema, inquiries and writer over the reference store, asked like a client would. */
import { type ExecutionResult, type GraphQLSchema, graphql } from 'graphql';
import type { Ontology } from '../../src/domain/ontology.ts';
import { readOntology } from '../../src/domain/read-ontology.ts';
import { scopeFor, type Viewer } from '../../src/domain/scope.ts';
import { createContext } from '../../src/graphql/context.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import type { Documents } from '../../src/ingest/documents.ts';
import type { Review } from '../../src/ingest/review/review.ts';
import { createWriter } from '../../src/ingest/write.ts';
import { createInquiries } from '../../src/inquiry/inquiries.ts';
import type { SearchIndex } from '../../src/search/port.ts';
import type { GraphStore } from '../../src/store/port.ts';
import { createKeys } from '../../src/text/keys.ts';
import { change, type Item } from '../store/items.ts';
import { createReferenceStore } from '../store/reference.ts';

export const PUBLIC_URL = 'https://example.org';
const TIMEOUT_MS = 20_000;

export type Data = Readonly<Record<string, unknown>>;
type Variables = Readonly<Record<string, unknown>>;

export interface Asking {
  readonly ontology: Ontology;
  readonly store: GraphStore;
  /** The answer of an anonymous reader, or of an editor. */
  ask(query: string, variables?: Variables, viewer?: Viewer): Promise<ExecutionResult<Data>>;
  /** The data of an answer that must have no errors. */
  data<T = Data>(query: string, variables?: Variables, viewer?: Viewer): Promise<T>;
  /** The code of the answer's only error. */
  code(query: string, variables?: Variables, viewer?: Viewer): Promise<unknown>;
}

export interface AskingOptions {
  readonly items?: readonly Item[];
  readonly ontology?: Ontology;
  readonly store?: GraphStore;
  readonly index?: SearchIndex;
  readonly review?: Review;
}

export async function createAsking(options: AskingOptions = {}): Promise<Asking> {
  const ontology = options.ontology ?? (await shippedOntology());
  const store = options.store ?? createReferenceStore(ontology);
  if (options.items) await store.apply(change(...options.items));
  const schema = schemaOf(ontology);
  const inquiries = createInquiries({ ontology, store, index: options.index ?? withoutIndex() });
  const writer = createWriter({ store, ontology, keys: createKeys() });
  const { review = {} as Review } = options;
  const ask: Asking['ask'] = async (query, variables = {}, viewer = 'PUBLIC') => {
    const facts = {
      scope: scopeFor(viewer, TIMEOUT_MS),
      requestId: 'test',
      publicUrl: PUBLIC_URL,
      ...(viewer === 'EDITORS' ? { actor: { name: 'tester' } } : {}),
    };
    const contextValue = createContext({ inquiries, writer, documents: {} as Documents, review }, facts);
    const answer = await graphql({ schema, source: query, variableValues: variables, contextValue });
    // What graphql gives has objects without a prototype, which compare unequal to literals.
    return JSON.parse(JSON.stringify({ ...answer, errors: answer.errors?.map(codeAndMessage) }));
  };
  return {
    ontology,
    store,
    ask,
    async data<T>(query: string, variables?: Variables, viewer?: Viewer) {
      const { data, errors } = await ask(query, variables, viewer);
      if (errors || !data) throw new Error(`expected an answer, got ${JSON.stringify(errors)}`);
      // The test says what it asked for.
      return data as T;
    },
    async code(query, variables, viewer) {
      const { errors } = await ask(query, variables, viewer);
      if (errors?.length !== 1) throw new Error(`expected one error, got ${JSON.stringify(errors)}`);
      return errors[0]?.extensions?.code;
    },
  };
}

let shipped: Promise<Ontology> | undefined;
const schemas = new WeakMap<Ontology, GraphQLSchema>();

/** Read once for all tests of a file: it is frozen. */
export function shippedOntology(): Promise<Ontology> {
  shipped ??= readOntology(new URL('../../schema/', import.meta.url));
  return shipped;
}

function schemaOf(ontology: Ontology): GraphQLSchema {
  const schema = schemas.get(ontology) ?? createSchema(ontology);
  schemas.set(ontology, schema);
  return schema;
}

/** The code of ours that an error has, beside its message; details as a client gets them. */
function codeAndMessage(error: {
  readonly message: string;
  readonly originalError?: Error | undefined | null;
  readonly path?: unknown;
}) {
  const cause = error.originalError;
  const code = !cause ? 'GRAPHQL_VALIDATION_FAILED' : 'code' in cause ? cause.code : 'INTERNAL';
  const details = cause && 'details' in cause && typeof cause.details === 'object' ? cause.details : {};
  return { message: error.message, path: error.path, extensions: { code, ...details } };
}

/** For questions that need no search: any use of it fails. */
export function withoutIndex(): SearchIndex {
  return new Proxy({} as SearchIndex, {
    get: (_, method) => {
      throw new Error(`this test has no index, and ${String(method)} was called`);
    },
  });
}
