/** A GraphQL request between HTTP and the executor: read and let in, without anything of sockets. */
import type { GraphQLSchema } from 'graphql';
import type { Access } from '../access/viewer.ts';
import type { Scope } from '../domain/scope.ts';

/** What the resolvers' context is made from, one per request. */
export interface RequestFacts {
  readonly scope: Scope;
  /** The editor; undefined means anonymous. */
  readonly actor?: { readonly name: string };
  readonly requestId: string;
  /** Base of permanent addresses, without a slash at its end. */
  readonly publicUrl: string;
}

export interface GraphqlParts {
  readonly schema: GraphQLSchema;
  readonly createContext: (facts: RequestFacts) => object;
  readonly publicUrl: string;
  readonly requestTimeoutMs: number;
  readonly writeTimeoutMs: number;
}

/** One request that HTTP has already read and let in. */
export interface GraphqlRequest {
  readonly method: 'GET' | 'POST';
  /** With its leading question mark, for GET. */
  readonly search: string;
  readonly accept: string | undefined;
  readonly contentType: string | undefined;
  /** Bytes where it has files in it. */
  readonly body?: string | Uint8Array;
  readonly requestId: string;
  readonly access: Access;
  /** Gets what is masked from the client. */
  readonly report: (error: unknown) => void;
  /** Gets what logs and metrics may know: no values, no variables. */
  readonly note: (facts: OperationNote) => void;
}

export interface OperationNote {
  readonly operation?: 'query' | 'mutation' | 'subscription';
  /** As the client calls it. */
  readonly operationName?: string;
  readonly cost?: number;
  readonly errorCodes?: readonly string[];
}

export interface GraphqlAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
