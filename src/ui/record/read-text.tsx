/** The text of a passage as it is read: what it mentions are links, the words that statements rest on are marked. */
import type { ComponentChildren } from 'preact';
import { hrefOf, useView } from '../view.tsx';
import type { EntityMark, PassageText, QuoteHere } from './page-data.ts';

interface ReadTextProps {
  readonly of: Pick<PassageText, 'text' | 'entities'>;
  /** Those with a range in this text are marked. */
  readonly quotes: readonly QuoteHere[];
  /** Names a quote's mark after the statements that rest on it. */
  readonly classOf?: (statement: string) => string | undefined;
}

export function ReadText({ of: { text, entities }, quotes, classOf = () => undefined }: ReadTextProps) {
  const ranges = quotes.flatMap(({ range, statements }) => {
    const names = statements.flatMap((id) => classOf(id) ?? []).join(' ');
    return range ? [{ ...range, names }] : [];
  });
  return (
    <bdi>
      {piecesOf(text, entities).map(({ start, end, id }) => (
        <Piece key={start} id={id}>
          {marked(text, { start, end }, ranges)}
        </Piece>
      ))}
    </bdi>
  );
}

interface Span {
  readonly start: number;
  readonly end: number;
}

interface PieceSpan extends Span {
  /** Of the entity that it names. */
  readonly id?: string;
}

/** The whole text: names, and what stands between them. */
function piecesOf(text: string, entities: readonly EntityMark[]): readonly PieceSpan[] {
  const starts = [0, ...entities.map(({ end }) => end)];
  const pieces = entities.flatMap((entity, i): readonly PieceSpan[] => [
    { start: starts[i] ?? 0, end: entity.start },
    entity,
  ]);
  return [...pieces, { start: starts.at(-1) ?? 0, end: text.length }].filter(({ start, end }) => start < end);
}

function Piece({ id, children }: { readonly id: string | undefined; readonly children: ComponentChildren }) {
  const view = useView();
  if (id === undefined) return <>{children}</>;
  return (
    <a class="mention" href={hrefOf(view, `/${id}`)}>
      {children}
    </a>
  );
}

interface MarkedRange extends Span {
  readonly names: string;
}

/** Quotes may overlap one another and reach over names: a mark goes as far as the same quotes do. */
function marked(text: string, { start, end }: Span, ranges: readonly MarkedRange[]): ComponentChildren {
  const inside = ranges.filter((range) => range.start < end && start < range.end);
  if (inside.length === 0) return text.slice(start, end);
  const ends = inside.flatMap((range) => [Math.max(range.start, start), Math.min(range.end, end)]);
  const cuts = [...new Set([start, ...ends, end])].toSorted((one, other) => one - other);
  return cuts.slice(0, -1).map((from, i) => {
    const part = text.slice(from, cuts[i + 1]);
    const names = inside.filter((range) => range.start <= from && from < range.end).map((range) => range.names);
    if (names.length === 0) return part;
    return (
      <mark key={from} class={names.join(' ').trim() || undefined}>
        {part}
      </mark>
    );
  });
}
