/**
 * Limits on a document's shape, before it is validated: validation itself is quadratic on hostile documents. Nothing here needs
 * the schema or the variables; those come in with the cost (cost.ts).
 */
import type { DocumentNode, FieldNode, FragmentDefinitionNode, SelectionNode, SelectionSetNode } from 'graphql';
import { Kind, Lexer, Source, TokenKind, visit } from 'graphql';
import { GongfuError } from '../domain/errors.ts';

export const LIMITS = {
  tokens: 1_000,
  /** Levels of fields; `edges` and `node` do not count. */
  depth: 12,
  /** Below `__schema` and `__type`; the standard introspection query has 15. */
  introspectionDepth: 16,
  aliases: 50,
  rootFields: 20,
  directives: 30,
  cost: 20_000,
} as const;

export type LimitName = keyof typeof LIMITS;

export function limitExceeded(limit: string, allowed: number, message: string): GongfuError {
  return new GongfuError('LIMIT_EXCEEDED', message, { details: { limit, allowed } });
}

/** Throws LIMIT_EXCEEDED. A text that is no GraphQL is left to the parser, which has the better message. */
export function checkTokens(text: string): void {
  const lexer = new Lexer(new Source(text));
  for (let count = 0; ; count += 1) {
    if (count > LIMITS.tokens) throw tooMany('tokens', 'words and signs');
    try {
      if (lexer.advance().kind === TokenKind.EOF) return;
    } catch {
      return;
    }
  }
}

/** Throws LIMIT_EXCEEDED; takes invalid documents, too (unknown fragments, fragment cycles). One visit of each selection set. */
export function checkShape(document: DocumentNode): void {
  checkWritten(document);
  const measure = createMeasure(document);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const shape = measure(definition.selectionSet);
    if (shape.fields > LIMITS.rootFields) throw tooMany('rootFields', 'root fields');
    if (shape.aliases > LIMITS.aliases) throw tooMany('aliases', 'aliases');
    if (shape.depth > LIMITS.depth) throw tooDeep('depth', shape.depth, 'ask for what lies deeper in a second request');
    if (shape.introspectionDepth > LIMITS.introspectionDepth)
      throw tooDeep('introspectionDepth', shape.introspectionDepth, 'the standard introspection query passes');
  }
}

interface Shape {
  readonly depth: number;
  readonly introspectionDepth: number;
  /** Fragments count as often as they are spread. */
  readonly aliases: number;
  /** Fields of this selection set itself. */
  readonly fields: number;
}

const NOTHING: Shape = { depth: 0, introspectionDepth: 0, aliases: 0, fields: 0 };
const UNCOUNTED = new Set(['edges', 'node']);

/** As written, in all operations and fragments, used or not: validation reads them all. */
function checkWritten(document: DocumentNode): void {
  let aliases = 0;
  let directives = 0;
  visit(document, {
    Field: (node) => {
      if (node.alias) aliases += 1;
    },
    Directive: () => {
      directives += 1;
    },
  });
  if (aliases > LIMITS.aliases) throw tooMany('aliases', 'aliases');
  if (directives > LIMITS.directives) throw tooMany('directives', 'directives');
}

/** Each selection set is measured once; one that contains itself by a fragment cycle counts as empty there (validation refuses it). */
function createMeasure(document: DocumentNode): (set: SelectionSetNode) => Shape {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const known = new Map<SelectionSetNode, Shape>();

  function ofSet(set: SelectionSetNode): Shape {
    const before = known.get(set);
    if (before) return before;
    known.set(set, NOTHING);
    const shape = set.selections.map(ofSelection).reduce(together, NOTHING);
    known.set(set, shape);
    return shape;
  }
  function ofSelection(selection: SelectionNode): Shape {
    if (selection.kind === Kind.INLINE_FRAGMENT) return ofSet(selection.selectionSet);
    if (selection.kind === Kind.FIELD)
      return ofField(selection, selection.selectionSet ? ofSet(selection.selectionSet) : NOTHING);
    const fragment = fragments.get(selection.name.value);
    return fragment ? ofSet(fragment.selectionSet) : NOTHING;
  }
  return ofSet;
}

function ofField(field: FieldNode, below: Shape): Shape {
  const name = field.name.value;
  const isIntrospection = name === '__schema' || name === '__type';
  const own = UNCOUNTED.has(name) || name === '__typename' ? 0 : 1;
  return {
    depth: isIntrospection ? 0 : own + below.depth,
    introspectionDepth: isIntrospection ? 1 + below.depth : below.introspectionDepth,
    aliases: (field.alias ? 1 : 0) + below.aliases,
    fields: 1,
  };
}

function together(a: Shape, b: Shape): Shape {
  return {
    depth: Math.max(a.depth, b.depth),
    introspectionDepth: Math.max(a.introspectionDepth, b.introspectionDepth),
    aliases: a.aliases + b.aliases,
    fields: a.fields + b.fields,
  };
}

function tooMany(limit: LimitName, what: string): GongfuError {
  return limitExceeded(
    limit,
    LIMITS[limit],
    `The document has more than ${LIMITS[limit]} ${what}, which is the most that one may have: split it, and pass long lists as variables.`,
  );
}

function tooDeep(limit: LimitName, found: number, advice: string): GongfuError {
  return limitExceeded(
    limit,
    LIMITS[limit],
    `The document is ${found} levels deep, at most ${LIMITS[limit]} are allowed (edges and node do not count): ${advice}.`,
  );
}
