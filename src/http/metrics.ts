/** What /metrics tells: requests, how long they took, where store and index are, how free the event loop is. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { HealthSource } from './health.ts';
import { readiness } from './health.ts';

export interface RequestMeasure {
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly seconds: number;
  readonly errorCodes: readonly string[];
}

export interface Metrics {
  observe(request: RequestMeasure): void;
  underWay(change: 1 | -1): void;
  /** Prometheus text; asks the health source. */
  text(): Promise<string>;
  readonly contentType: string;
  close(): void;
}

const SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10];
const NANOSECONDS = 1e9;
const RESOLUTION_MS = 10;

export function createMetrics(health: HealthSource, version: string): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'gongfu_http_requests_total',
    help: 'Requests answered.',
    labelNames: ['route', 'method', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'gongfu_http_request_duration_seconds',
    help: 'From the headers read to the answer sent.',
    labelNames: ['route'],
    buckets: SECONDS,
    registers,
  });
  const errors = new Counter({
    name: 'gongfu_errors_total',
    help: 'Errors told to clients.',
    labelNames: ['code'],
    registers,
  });
  let inFlight = 0;
  new Gauge({
    name: 'gongfu_http_requests_under_way',
    help: 'Requests being answered.',
    registers,
    collect() {
      this.set(inFlight);
    },
  });
  new Gauge({
    name: 'gongfu_build_info',
    help: 'The version that runs.',
    labelNames: ['version', 'node'],
    registers,
  }).set({ version, node: process.version }, 1);
  const sample = [watchHealth(registers, health), watchProcess(registers)];
  return {
    observe({ route, method, status, seconds, errorCodes }) {
      requests.inc({ route, method, status });
      durations.observe({ route }, seconds);
      for (const code of errorCodes) errors.inc({ code });
    },
    underWay(change) {
      inFlight += change;
    },
    contentType: registry.contentType,
    async text() {
      for (const { read } of sample) await read();
      return registry.metrics();
    },
    close() {
      for (const { stop } of sample) stop();
      registry.clear();
    },
  };
}

interface Sampler {
  readonly read: () => Promise<void> | void;
  readonly stop: () => void;
}

function watchHealth(registers: Registry[], health: HealthSource): Sampler {
  const gauge = (name: string, help: string) => new Gauge({ name: `gongfu_${name}`, help, registers });
  const ready = gauge('ready', 'Whether questions are answered from the store, and searches by an index.');
  const degraded = gauge('degraded', 'How many things are amiss; /readyz names them.');
  const storeSeq = gauge('store_seq', 'Position of the store in its change feed.');
  const indexSeq = gauge('index_seq', 'Position up to which the search index has followed.');
  const lag = gauge('index_lag', 'Changes that the search index is behind.');
  const documents = gauge('index_documents', 'Documents in the search index.');
  const wanting = gauge('index_vectors_wanting', 'Texts that still want their vector for search by meaning.');
  const read = async () => {
    const state = await readiness(health, false);
    ready.set(state.ready ? 1 : 0);
    degraded.set(state.degraded.length);
    if (!state.store || !state.index) return;
    storeSeq.set(state.store.seq);
    indexSeq.set(state.index.seq);
    lag.set(state.index.behind);
    documents.set(state.index.documents);
    wanting.set(state.index.semantic?.wanting ?? 0);
  };
  return { read, stop: () => {} };
}

function watchProcess(registers: Registry[]): Sampler {
  const delay = new Gauge({
    name: 'gongfu_event_loop_delay_seconds',
    help: 'How late the event loop was since the last scrape.',
    labelNames: ['quantile'],
    registers,
  });
  const memory = new Gauge({
    name: 'process_resident_memory_bytes',
    help: 'Memory that the process holds.',
    registers,
  });
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  const read = () => {
    for (const quantile of [0.5, 0.99, 1])
      delay.set(
        { quantile: String(quantile) },
        histogram.count === 0 ? 0 : histogram.percentile(quantile * 100) / NANOSECONDS,
      );
    histogram.reset();
    memory.set(process.memoryUsage.rss());
  };
  return { read, stop: () => histogram.disable() };
}
