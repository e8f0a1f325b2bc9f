/** How WebGL draws nodes (by the shape of their type) and relations (by the dashes of their status). */
import { createEdgeArrowHeadProgram, createEdgeCompoundProgram, EdgeProgram, NodeProgram } from 'sigma/rendering';
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';

/** Beside what sigma knows: they are given by the view's reducers. */
export interface NodeLooks {
  readonly shape: number;
  readonly fill: string;
  /** Of the outline, as a part of the radius. */
  readonly border: number;
}

export interface EdgeLooks {
  /** Pixels drawn and left out, in turns; nothing is left out of what is stated to hold. */
  readonly dash: readonly [on: number, off: number];
  /** To the side of the line from centre to centre, in the coordinates that programs get. */
  readonly shift: number;
}

const FLOAT = WebGL2RenderingContext.FLOAT;
const BYTE = WebGL2RenderingContext.UNSIGNED_BYTE;
const TRIANGLES = WebGL2RenderingContext.TRIANGLES;

const float = (name: string, size: number) => ({ name, size, type: FLOAT });
const colour = (name: string) => ({ name, size: 4, type: BYTE, normalized: true });

/** Shared by the ends of all vertex shaders: when picking, the colour is the id. */
const PICKED = `
#ifdef PICKING_MODE
v_color = a_id;
#else
v_color = a_color;
#endif
v_color.a *= 255.0 / 254.0;`;

const NODE_VERTEX = `
attribute vec4 a_id, a_color, a_fill;
attribute vec2 a_position, a_corner;
attribute float a_size, a_shape, a_border;
uniform mat3 u_matrix;
uniform float u_sizeRatio, u_correctionRatio;
varying vec4 v_color, v_fill;
varying vec2 v_at;
varying float v_shape, v_border, v_pixel;
void main() {
  float radius = a_size * u_correctionRatio / u_sizeRatio * 2.0;
  v_at = a_corner * 1.5;
  gl_Position = vec4((u_matrix * vec3(a_position + v_at * radius, 1)).xy, 0, 1);
  v_shape = a_shape;
  v_border = a_border;
  v_pixel = u_sizeRatio / a_size;
  v_fill = a_fill;
  ${PICKED}
}`;

/** The same outlines as ui/graph/node-look.ts draws, as distances from them in radii. */
const NODE_FRAGMENT = `
precision highp float;
varying vec4 v_color, v_fill;
varying vec2 v_at;
varying float v_shape, v_border, v_pixel;
float outline(vec2 p) {
  if (v_shape < 0.5) return length(p) - 1.0;
  if (v_shape < 1.5) return max(p.x, p.y) - 0.884;
  if (v_shape < 2.5) return (p.x + p.y - 1.3) * 0.7071;
  return max(p.x * 0.866 + p.y * 0.5, p.y) - 0.97;
}
void main() {
  float d = outline(abs(v_at));
  #ifdef PICKING_MODE
  gl_FragColor = d > 0.1 ? vec4(0) : v_color;
  #else
  float half_border = v_border / 2.0;
  vec4 inside = mix(v_fill, v_color, smoothstep(-half_border - v_pixel, -half_border, d));
  gl_FragColor = mix(inside, vec4(0), smoothstep(half_border, half_border + v_pixel, d));
  #endif
}`;

const CORNERS = [
  [-1, -1],
  [1, -1],
  [-1, 1],
  [-1, 1],
  [1, -1],
  [1, 1],
];

export class ShapeProgram extends NodeProgram {
  override getDefinition() {
    return {
      VERTICES: 6,
      VERTEX_SHADER_SOURCE: NODE_VERTEX,
      FRAGMENT_SHADER_SOURCE: NODE_FRAGMENT,
      METHOD: TRIANGLES,
      UNIFORMS: ['u_sizeRatio', 'u_correctionRatio', 'u_matrix'],
      ATTRIBUTES: [
        float('a_position', 2),
        float('a_size', 1),
        float('a_shape', 1),
        float('a_border', 1),
        colour('a_color'),
        colour('a_fill'),
        colour('a_id'),
      ],
      CONSTANT_ATTRIBUTES: [float('a_corner', 2)],
      CONSTANT_DATA: CORNERS,
    };
  }

  override processVisibleItem(id: number, start: number, data: NodeDisplayData & NodeLooks): void {
    const { x, y, size, shape, border, color, fill } = data;
    this.array.set([x, y, size, shape, border, floatColor(color), floatColor(fill), id], start);
  }

  override setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    gl.uniform1f(uniformLocations.u_correctionRatio ?? null, params.correctionRatio);
    gl.uniform1f(uniformLocations.u_sizeRatio ?? null, params.sizeRatio);
    gl.uniformMatrix3fv(uniformLocations.u_matrix ?? null, false, params.matrix);
  }
}

type ProgramInfo = Parameters<NodeProgram['setUniforms']>[1];

const LINE_VERTEX = `
attribute vec4 a_id, a_color;
attribute vec2 a_start, a_end, a_normal, a_dash;
attribute float a_along, a_side;
uniform mat3 u_matrix;
uniform float u_sizeRatio, u_correctionRatio, u_minEdgeThickness;
varying vec4 v_color;
varying vec2 v_dash;
varying float v_along, v_across, v_half;
void main() {
  float pixels = max(length(a_normal) / u_sizeRatio, u_minEdgeThickness);
  v_half = pixels / 2.0;
  v_across = a_side * (v_half + 1.0);
  vec2 position = mix(a_start, a_end, a_along) + normalize(a_normal) * v_across * 2.0 * u_correctionRatio;
  gl_Position = vec4((u_matrix * vec3(position, 1)).xy, 0, 1);
  v_along = a_along * length(a_end - a_start) / (2.0 * u_correctionRatio);
  v_dash = a_dash;
  ${PICKED}
}`;

const LINE_FRAGMENT = `
precision highp float;
varying vec4 v_color;
varying vec2 v_dash;
varying float v_along, v_across, v_half;
void main() {
  if (v_dash.y > 0.0 && mod(v_along, v_dash.x + v_dash.y) > v_dash.x) discard;
  gl_FragColor = mix(v_color, vec4(0), smoothstep(v_half - 0.5, v_half + 0.5, abs(v_across)));
}`;

type Edge = EdgeDisplayData & EdgeLooks;

class LineProgram extends EdgeProgram {
  override getDefinition() {
    return {
      VERTICES: 6,
      VERTEX_SHADER_SOURCE: LINE_VERTEX,
      FRAGMENT_SHADER_SOURCE: LINE_FRAGMENT,
      METHOD: TRIANGLES,
      UNIFORMS: ['u_matrix', 'u_sizeRatio', 'u_correctionRatio', 'u_minEdgeThickness'],
      ATTRIBUTES: [
        float('a_start', 2),
        float('a_end', 2),
        float('a_normal', 2),
        float('a_dash', 2),
        colour('a_color'),
        colour('a_id'),
      ],
      CONSTANT_ATTRIBUTES: [float('a_along', 1), float('a_side', 1)],
      CONSTANT_DATA: [
        [0, 1],
        [0, -1],
        [1, 1],
        [1, 1],
        [0, -1],
        [1, -1],
      ],
    };
  }

  override processVisibleItem(
    id: number,
    start: number,
    source: NodeDisplayData,
    target: NodeDisplayData,
    data: Edge,
  ): void {
    const [from, to] = shifted(source, target, data.shift);
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const scale = data.size / (Math.hypot(dx, dy) || 1);
    const [on, off] = data.dash;
    const places = [from.x, from.y, to.x, to.y, -dy * scale, dx * scale];
    this.array.set([...places, on, off, floatColor(data.color), id], start);
  }

  override setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    gl.uniformMatrix3fv(uniformLocations.u_matrix ?? null, false, params.matrix);
    gl.uniform1f(uniformLocations.u_sizeRatio ?? null, params.sizeRatio);
    gl.uniform1f(uniformLocations.u_correctionRatio ?? null, params.correctionRatio);
    gl.uniform1f(uniformLocations.u_minEdgeThickness ?? null, params.minEdgeThickness);
  }
}

/** As thick lines are drawn, seen from pictures of the page. */
const ArrowHeadProgram = createEdgeArrowHeadProgram({ lengthToThicknessRatio: 5.5, widenessToThicknessRatio: 3 });

/** Corners reach further out than circles. */
const REACH = 1.2;

/** At the end of the line that is beside the straight one. */
class HeadProgram extends ArrowHeadProgram {
  override process(
    id: number,
    offset: number,
    source: NodeDisplayData,
    target: NodeDisplayData,
    data: EdgeDisplayData,
  ): void {
    // Every edge of ours has its looks (graph-marks.ts).
    const [from, to] = shifted(source, target, (data as Edge).shift);
    super.process(id, offset, from, { ...to, size: to.size * REACH }, data);
  }
}

function shifted(
  source: NodeDisplayData,
  target: NodeDisplayData,
  shift: number,
): readonly [NodeDisplayData, NodeDisplayData] {
  if (shift === 0) return [source, target];
  const [dx, dy] = [target.x - source.x, target.y - source.y];
  const by = shift / (Math.hypot(dx, dy) || 1);
  const moved = (node: NodeDisplayData) => ({ ...node, x: node.x - dy * by, y: node.y + dx * by });
  return [moved(source), moved(target)];
}

export const EDGE_PROGRAMS = {
  line: LineProgram,
  arrow: createEdgeCompoundProgram([LineProgram, HeadProgram]),
};
