/** A graph as a picture from the server: every node a link, every relation a line with its words, readable without any script. */
import { LANG_TAGS, type Said, say } from '../lang.ts';
import { hrefOf, useView } from '../view.tsx';
import { type Line, lineBetween, sideways } from './edge-lines.ts';
import type { GraphEdge, NodeType, PlacedNode } from './graph-page-data.ts';
import { outlineOf } from './node-look.ts';
import { LINE, linesOf, type PictureData, radiusOf, shortLabel } from './picture-data.ts';

interface PictureProps {
  readonly of: PictureData;
  /** What it is a picture of. */
  readonly label: string;
}

/** Room around the boxes, so that thick outlines are whole. */
const MARGIN = 4;

export function Picture({ of, label }: PictureProps) {
  const { width, height } = { width: of.width + 2 * MARGIN, height: of.height + 2 * MARGIN };
  return (
    <svg
      class="graph-svg"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`${-MARGIN} ${-MARGIN} ${width} ${height}`}
    >
      <Edges of={of} />
      {of.nodes.map((node) => (
        <Node key={node.id} of={node} type={of.entityTypes.find(({ value }) => value === node.type)} />
      ))}
    </svg>
  );
}

function Edges({ of }: { readonly of: PictureData }) {
  const places = new Map(of.nodes.map((node) => [node.id, node]));
  const shifts = sideways(of.edges);
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: lines take no focus; the table has what they say.
    <g aria-hidden="true">
      {of.edges.map((edge) => {
        const [source, target] = [places.get(edge.source), places.get(edge.target)];
        if (!source || !target) return null;
        const line = lineBetween([source, target], shifts.get(edge.id) ?? 0, [radiusOf(source), endOf(target)]);
        return line ? <Edge key={edge.id} of={edge} in={of} ends={[source, target]} line={line} /> : null;
      })}
    </g>
  );
}

/** Corners reach further out than circles. */
function endOf(node: PlacedNode): number {
  return 1.25 * radiusOf(node);
}

interface EdgeProps {
  readonly of: GraphEdge;
  readonly in: PictureData;
  readonly ends: readonly [PlacedNode, PlacedNode];
  readonly line: Line;
}

function Edge({ of, in: picture, ends, line }: EdgeProps) {
  const { t, lang } = useView();
  const type = picture.relationTypes.find(({ value }) => value === of.type);
  const status = picture.statuses.find(({ value }) => value === of.status);
  const [source, target] = ends.map(({ label }) => shortLabel(say(label, lang).text));
  const words = [
    source ?? '',
    say(type?.reads ?? {}, lang).text,
    target ?? '',
    say(status?.label ?? {}, lang).text,
  ] as const;
  const { x1, y1, x2, y2 } = line;
  return (
    <g class={picture.onPath?.has(of.id) ? 'graph-edge on-path' : 'graph-edge'} data-status={of.status}>
      <title>{t.graph.edgeTitle(...words)}</title>
      <path class="graph-line" d={`M${at(x1, y1)}L${at(x2, y2)}`} />
      {type?.drawn !== 'LINE' && <path class="graph-head" d={headOf(line)} />}
      {type?.drawn === 'CROSS' && <path class="graph-cross" d={crossOf(line)} />}
    </g>
  );
}

const HEAD = { length: 7, half: 3.5 };

function headOf({ x2, y2, dx, dy }: Line): string {
  const [x, y] = [x2 - dx * HEAD.length, y2 - dy * HEAD.length];
  return `M${at(x2, y2)}L${at(x - dy * HEAD.half, y + dx * HEAD.half)}L${at(x + dy * HEAD.half, y - dx * HEAD.half)}z`;
}

/** Upright, in the middle of the line. */
function crossOf({ x1, y1, x2, y2 }: Line): string {
  const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
  return `M${at(x - 4, y - 4)}L${at(x + 4, y + 4)}M${at(x - 4, y + 4)}L${at(x + 4, y - 4)}`;
}

function at(x: number, y: number): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}

function Node({ of, type }: { readonly of: PlacedNode; readonly type: NodeType | undefined }) {
  const view = useView();
  const { lang, t } = view;
  const said = say(of.label, lang);
  const radius = radiusOf(of);
  const title = t.graph.nodeTitle(shortLabel(said.text), say(type?.label ?? {}, lang).text);
  return (
    <g transform={`translate(${of.x} ${of.y})`}>
      <a
        class={of.depth === 0 ? 'graph-node root' : 'graph-node'}
        data-colour={type?.colour}
        href={hrefOf(view, `/${of.id}`)}
      >
        <title>{title}</title>
        <path class="graph-shape" d={outlineOf(type?.shape ?? 0, radius)} />
        <text class="graph-mark" dy="0.36em">
          {type?.mark[lang]}
        </text>
        <Label said={said} top={1.3 * radius} isOther={said.lang !== lang} />
      </a>
    </g>
  );
}

interface LabelProps {
  readonly said: Said;
  readonly top: number;
  readonly isOther: boolean;
}

function Label({ said, top, isOther }: LabelProps) {
  return (
    <text class="graph-label" lang={isOther ? LANG_TAGS[said.lang] : undefined}>
      {linesOf(said.text).lines.map((line, i) => (
        <tspan key={i} x="0" y={Math.round(top + (i + 0.78) * LINE)}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
