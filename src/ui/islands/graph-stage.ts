/** Sigma as this page wants it, and the buttons beside it. */
import type { MultiDirectedGraph } from 'graphology';
import Sigma from 'sigma';
import { button, made } from './graph-beside.ts';
import type { Colours } from './graph-colours.ts';
import { savePng } from './graph-png.ts';
import { EDGE_PROGRAMS, ShapeProgram } from './graph-programs.ts';
import type { Words } from './graph-words.ts';

export interface StageState {
  colours(): Colours;
  /** What is shown now: another after each load. */
  graph(): MultiDirectedGraph;
  /** The node that others step back behind, with its neighbours. */
  focus(): ReadonlySet<string> | undefined;
  focused(): string | undefined;
}

export function isStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

export function createStage(canvas: HTMLElement, state: StageState): Sigma {
  return new Sigma(state.graph(), canvas, {
    nodeProgramClasses: { shape: ShapeProgram },
    defaultNodeType: 'shape',
    edgeProgramClasses: EDGE_PROGRAMS,
    defaultEdgeType: 'arrow',
    // Labels are drawn by graph-labels.ts; what sigma draws under the pointer has colours of its own.
    renderLabels: false,
    defaultDrawNodeHover: () => {},
    itemSizesReference: 'positions',
    zoomToSizeRatioFunction: (ratio) => ratio,
    minEdgeThickness: 1.1,
    stagePadding: 8,
    minCameraRatio: 0.03,
    maxCameraRatio: 4,
    zIndex: true,
    ...(isStill() ? { zoomDuration: 0, inertiaDuration: 0, doubleClickZoomingDuration: 0 } : {}),
    nodeReducer: (id, data) => {
      const { faded } = state.colours();
      return state.focus()?.has(id) === false
        ? { ...data, color: faded(data.color), fill: faded(data.fill), zIndex: 0 }
        : data;
    },
    edgeReducer: (id, data) => {
      const node = state.focused();
      const stepsBack = node !== undefined && !state.graph().hasExtremity(id, node);
      return stepsBack ? { ...data, color: state.colours().faded(data.color), zIndex: 0 } : data;
    },
  });
}

/** A wheel turns the page, as everywhere; with Ctrl it zooms. */
export function leaveWheelToPage(canvas: HTMLElement): void {
  canvas.addEventListener('wheel', (event) => !event.ctrlKey && !event.metaKey && event.stopPropagation(), {
    capture: true,
    passive: true,
  });
}

export function createTools(words: Words, sigma: () => Sigma | undefined, colours: () => Colours): HTMLElement {
  const duration = isStill() ? 0 : 200;
  const tools = made('div', { class: 'graph-tools' });
  const tool = (name: string, act: (stage: Sigma) => void) =>
    button(words(name), () => {
      const stage = sigma();
      if (stage) act(stage);
    });
  const hint = made('span', {});
  hint.textContent = words('wheel');
  tools.append(
    tool('zoomIn', (stage) => void stage.getCamera().animatedZoom({ duration })),
    tool('zoomOut', (stage) => void stage.getCamera().animatedUnzoom({ duration })),
    tool('whole', (stage) => void stage.getCamera().animatedReset({ duration })),
    tool('png', (stage) => savePng(stage, colours())),
    hint,
  );
  return tools;
}
