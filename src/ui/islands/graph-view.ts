/** The picture that can be moved, zoomed and asked: sigma over the JSON of the page, with a list and a panel beside it. */
import { MultiDirectedGraph } from 'graphology';
import type Sigma from 'sigma';
import { animateNodes } from 'sigma/utils';
import { type Beside, createBeside, made } from './graph-beside.ts';
import { readColours } from './graph-colours.ts';
import { drawLabels, type Labelled } from './graph-labels.ts';
import type { Live } from './graph-live.ts';
import { drawnGraph, extentOf, type GraphJson, labelledOf, typesOf } from './graph-marks.ts';
import { createStage, createTools, isStill, leaveWheelToPage } from './graph-stage.ts';
import { wordsOf } from './graph-words.ts';

export interface GraphView {
  /** What an address of the page asks for. False where there is nothing to show. */
  load(search: string): Promise<boolean>;
}

const MOVE_MS = 400;

export function createGraphView(root: HTMLElement, live: Live): GraphView {
  return new View(root, live);
}

class View implements GraphView {
  readonly #root: HTMLElement;
  readonly #live: Live;
  readonly #element = made('div', { class: 'graph-live' });
  readonly #canvas = made('div', { class: 'graph-canvas', 'aria-hidden': 'true' });
  readonly #beside: Beside;
  #colours: ReturnType<typeof readColours>;
  #graph = new MultiDirectedGraph();
  #sigma: Sigma | undefined;
  #data: GraphJson | undefined;
  #labelled: readonly Labelled[] = [];
  #selected: string | undefined;
  #hovered: string | undefined;
  #asking: AbortController | undefined;
  #stopMoving = () => {};

  constructor(root: HTMLElement, live: Live) {
    this.#root = root;
    this.#live = live;
    this.#colours = readColours(root);
    this.#beside = createBeside({
      words: wordsOf(root),
      live,
      onSelect: (id) => this.#select(id),
      onExpand: (id) => this.#expand(id),
    });
  }

  async load(search: string): Promise<boolean> {
    this.#asking?.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    const answer = await fetch(`${this.#root.dataset.json}${search}`, { signal }).catch(() => undefined);
    if (!answer?.ok) return false;
    // Our own host's.
    const data = (await answer.json()) as GraphJson;
    if (!data.nodes || signal.aborted) return false;
    this.#show(data);
    return true;
  }

  #show(data: GraphJson): void {
    this.#stopMoving();
    const before = this.#graph;
    this.#data = data;
    this.#labelled = labelledOf(data);
    if (!this.#sigma) this.#makeRoom(data);
    const extent = extentOf(data, this.#canvas);
    this.#graph = drawnGraph(data, extent, this.#colours);
    const from = this.#startFrom(before);
    this.#sigma ??= this.#begin();
    this.#sigma.setGraph(this.#graph);
    this.#sigma.setCustomBBox(extent);
    if (from) this.#move(from);
    this.#beside.show(data, typesOf(data));
    this.#select(this.#selected !== undefined && this.#graph.hasNode(this.#selected) ? this.#selected : undefined);
  }

  #makeRoom({ width, height }: GraphJson): void {
    const tools = createTools(
      wordsOf(this.#root),
      () => this.#sigma,
      () => this.#colours,
    );
    this.#element.append(tools, this.#canvas, this.#beside.element);
    this.#root.querySelector('[data-part="picture"]')?.before(this.#element);
    this.#canvas.style.blockSize = `${Math.round((this.#canvas.clientWidth * height) / width)}px`;
  }

  #begin(): Sigma {
    const sigma = createStage(this.#canvas, {
      graph: () => this.#graph,
      colours: () => this.#colours,
      focus: () => this.#focus(),
      focused: () => this.#focused(),
    });
    drawLabels(sigma, { nodes: () => this.#labelled, colours: () => this.#colours, focus: () => this.#focus() });
    leaveWheelToPage(this.#canvas);
    this.#listen(sigma);
    return sigma;
  }

  #listen(sigma: Sigma): void {
    sigma.on('clickNode', ({ node }) => this.#select(node));
    sigma.on('clickStage', () => this.#select(undefined));
    sigma.on('doubleClickNode', ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      this.#expand(node);
    });
    sigma.on('enterNode', ({ node }) => this.#hover(node));
    sigma.on('leaveNode', () => this.#hover(undefined));
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#recolour());
    for (const canvas of Object.values(sigma.getCanvases()))
      canvas.addEventListener('webglcontextlost', () => this.#giveUp());
  }

  /** What the picture is about just now: a node with its neighbours. */
  #focused(): string | undefined {
    const node = this.#hovered ?? this.#selected;
    return node !== undefined && this.#graph.hasNode(node) ? node : undefined;
  }

  #focus(): ReadonlySet<string> | undefined {
    const node = this.#focused();
    return node === undefined ? undefined : new Set([node, ...this.#graph.neighbors(node)]);
  }

  #hover(node: string | undefined): void {
    this.#hovered = node;
    this.#canvas.classList.toggle('over-node', node !== undefined);
    this.#sigma?.refresh({ skipIndexation: true });
  }

  #select(node: string | undefined): void {
    this.#selected = node;
    this.#beside.select(node);
    this.#sigma?.refresh({ skipIndexation: true });
    if (node !== undefined) this.#bringIntoView(node);
  }

  /** One that was chosen from the list may stand outside of what is seen. */
  #bringIntoView(node: string): void {
    const sigma = this.#sigma;
    const data = sigma?.getNodeDisplayData(node);
    if (!sigma || !data) return;
    const { x, y } = sigma.framedGraphToViewport(data);
    const { width, height } = sigma.getDimensions();
    if (x > 0 && y > 0 && x < width && y < height) return;
    void sigma.getCamera().animate({ x: data.x, y: data.y }, { duration: isStill() ? 0 : MOVE_MS });
  }

  #expand(node: string): void {
    const roots = this.#data?.asked.roots.map(({ id }) => id) ?? [];
    this.#selected = node;
    if (!roots.includes(node)) void this.#live.go(this.#live.hrefWith('roots', [...roots, node]));
  }

  /** Where nodes stood before; new ones come from the node that was expanded. Nothing on the first picture. */
  #startFrom(before: MultiDirectedGraph): ReadonlyMap<string, Place> | undefined {
    if (before.order === 0 || isStill()) return undefined;
    const placeOf = (id: string) =>
      ({ x: before.getNodeAttribute(id, 'x'), y: before.getNodeAttribute(id, 'y') }) as Place;
    const origin = this.#selected !== undefined && before.hasNode(this.#selected) ? placeOf(this.#selected) : undefined;
    return new Map(
      this.#graph.mapNodes((id, { x, y }) => [id, before.hasNode(id) ? placeOf(id) : (origin ?? { x, y })] as const),
    );
  }

  #move(from: ReadonlyMap<string, Place>): void {
    const to = Object.fromEntries(this.#graph.mapNodes((id, { x, y }) => [id, { x, y }]));
    this.#graph.updateEachNodeAttributes((id, attributes) => ({ ...attributes, ...from.get(id) }));
    this.#stopMoving = animateNodes(this.#graph, to, { duration: MOVE_MS, easing: 'quadraticInOut' });
  }

  #recolour(): void {
    this.#colours = readColours(this.#root);
    if (this.#data) this.#show(this.#data);
  }

  /** The picture from the server is there again once this one is gone. */
  #giveUp(): void {
    const sigma = this.#sigma;
    this.#sigma = undefined;
    this.#element.remove();
    sigma?.kill();
  }
}

interface Place {
  readonly x: number;
  readonly y: number;
}
