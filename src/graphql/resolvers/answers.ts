/** Questions whose answers are of their own form: paths, subgraph, comparison, history, outline. */

import type { Revision } from '../../domain/change.ts';
import { POSITION_LENGTHS } from '../../domain/order.ts';
import type { Basis, RelationTypeName, Status } from '../../domain/records.ts';
import { type CitationStyle, DEFAULT_STYLE } from '../../inquiry/citation-styles.ts';
import type { CitationOptions } from '../../inquiry/cite.ts';
import type { ComparisonRow, SharedEnd } from '../../inquiry/comparison-rows.ts';
import type { Path } from '../../inquiry/paths.ts';
import { askedList, type PageArguments } from '../connections.ts';
import { toEntity } from './foreseen.ts';
import { type FieldResolvers, inLang, type LangArgument, present, resolver, type TypeResolvers } from './resolver.ts';

interface SelectionArguments {
  readonly relationTypes?: readonly RelationTypeName[] | null;
  readonly status?: readonly Status[] | null;
  readonly basis?: readonly Basis[] | null;
}

interface PathsArguments extends SelectionArguments {
  readonly from: string;
  readonly to: string;
  readonly maxLength: number;
  readonly first: number;
}

interface SubgraphArguments extends SelectionArguments {
  readonly roots: readonly string[];
  readonly depth: number;
  readonly limit: number;
}

interface FindSourceArguments {
  readonly ref: string;
  readonly first: number;
}

interface CiteArguments {
  readonly ids: readonly string[];
  readonly style?: CitationStyle | null;
  readonly options?: { readonly [K in keyof CitationOptions]?: CitationOptions[K] | null } | null;
}

export function answerFields(): FieldResolvers {
  return {
    paths: resolver<unknown, PathsArguments>((_, args, { inquiries, scope }) => {
      const { from, to, maxLength, first } = args;
      return inquiries.paths({ from, to, maxLength, first, ...selection(args) }, scope);
    }),
    subgraph: resolver<unknown, SubgraphArguments>((_, args, { inquiries, scope }) => {
      const { roots, depth, limit } = args;
      return inquiries.subgraph({ roots, depth, limit, ...selection(args) }, scope);
    }),
    compare: resolver<unknown, { readonly ids: readonly string[] }>((_, { ids }, { inquiries, scope }) =>
      inquiries.compare(ids, scope),
    ),
    lookup: resolver<unknown, FindSourceArguments>(async (_, { ref, first }, { inquiries, scope }) => {
      const matches = await inquiries.findSource(ref, first, scope);
      return matches.map(({ source, ...match }) => ({ ...match, document: source }));
    }),
    cite: resolver<unknown, CiteArguments>((_, { ids, style, options }, { inquiries, scope }) =>
      inquiries.cite(ids, style ?? DEFAULT_STYLE, present(options ?? {}), scope),
    ),
    history: resolver<unknown, PageArguments & { readonly id: string }>(async (_, args, { inquiries, scope }, info) => {
      const list = askedList('', args, POSITION_LENGTHS.history, info);
      return list.connection(await inquiries.history(args.id, list.page, scope), (node: Revision) => ({ node }));
    }),
  };
}

export function answerResolvers(): TypeResolvers {
  return {
    Path: { length: resolver<Path>(({ relations }) => relations.length) },
    ComparisonRow: {
      label: resolver<ComparisonRow, LangArgument>(({ label }, { lang }) => inLang(lang, label.zh, label.en)),
    },
    SharedEnd: { entity: toEntity<SharedEnd>(({ entity }) => entity) },
  };
}

function selection({ relationTypes, status, basis }: SelectionArguments) {
  return present({ types: relationTypes, status, basis });
}
