/** The thread that lays out large graphs. */
import { serveCalls } from '../worker.ts';
import { layOut } from './layout.ts';
import type { Layout, LayoutGraph } from './layout-graph.ts';

export type LayoutMethods = { layOut: { request: LayoutGraph; reply: Layout } };

await serveCalls<LayoutMethods>(() => ({ methods: { layOut } }));
