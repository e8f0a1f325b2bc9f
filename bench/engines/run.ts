/** One graph measured on the three: servers started, answers compared, every shape timed at each number of connections. */
import type { Target } from '../graphql/asking.ts';
import type { TokenFolder } from '../graphql/folder.ts';
import { startGongfu } from '../graphql/gongfu-server.ts';
import type { Graph } from '../graphql/graph.ts';
import { type Prepared, prepare } from '../graphql/prepared.ts';
import { type Driver, type MeasuredServer, startDriver, startServer, whileRunning } from '../graphql/processes.ts';
import { type Contender, measure, type Plan } from '../graphql/rounds.ts';
import type { Shape } from '../graphql/shapes.ts';
import type { Databases } from './databases.ts';
import type { ShapeResult } from './report.ts';
import { WARMING_ROUND_MS, warmUp } from './warming.ts';

export interface EnginesPlan extends Omit<Plan, 'connections' | 'warmUpRequests'> {
  /** One measurement after the other. */
  readonly connections: readonly number[];
  /** Before a shape is timed, of each server: at most so many rounds until it gets no quicker. */
  readonly warmUpRounds: number;
}

export interface EnginesOptions {
  readonly graph: Graph;
  readonly shapes: readonly Shape[];
  readonly plan: EnginesPlan;
  readonly databases: Databases;
  /** Data folders of gongfu: on SQLite with the graph in it, and beside Neo4j; with a token of an editor of each. */
  readonly folders: { readonly sqlite: TokenFolder; readonly neo4j: TokenFolder };
  readonly say: (text: string) => void;
}

/** Errors: an AssertionError that shows the difference, where one does not answer as the statements by hand do. */
export async function runEngines(options: EnginesOptions): Promise<readonly ShapeResult[]> {
  const { databases, folders, shapes, graph, say } = options;
  return whileRunning(async (kept) => {
    const { plain, gongfu } = databases;
    const words = [plain.uri, plain.username, plain.password];
    const a = kept(await startServer('../engines/cypher-server.ts', words));
    const b = kept(await startGongfu(folders.neo4j.path, settingsFor(gongfu)));
    const c = kept(await startGongfu(folders.sqlite.path));
    const servers = [withDatabase(a, databases), withDatabase(b, databases), c];
    const targets: readonly Target[] = [
      { name: '(a)', speaks: 'plain', url: a.url },
      { name: '(b)', speaks: 'gongfu', url: b.url, token: folders.neo4j.token },
      { name: '(c)', speaks: 'gongfu', url: c.url, token: folders.sqlite.token },
    ];
    const prepared: Prepared[] = [];
    for (const shape of shapes) prepared.push(await prepare(shape, targets, graph));
    say(`answers of (a), (b) and (c) are equal: ${prepared.reduce((sum, { compared }) => sum + compared, 0)} compared`);
    const timing = { servers, targets, driver: kept(startDriver()) };
    // What one shape makes quick, another one uses: none is timed while the database is new to all.
    for (const one of prepared.filter(({ shape }) => !shape.isWrite)) await warmAll(one, timing, options);
    const results: ShapeResult[] = [];
    for (const one of prepared) results.push(await timed(one, timing, options));
    return results;
  });
}

/** By hand nothing has a deadline: on a busy machine the walks of many connections take longer than a request usually may. */
const REQUEST_MS = 60_000;

function settingsFor({ uri, username, password }: Databases['gongfu']): NodeJS.ProcessEnv {
  return {
    GONGFU_STORE: 'neo4j',
    ...{ NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password },
    GONGFU_REQUEST_TIMEOUT_MS: String(REQUEST_MS),
  };
}

/** The database works for one server at a time: what it takes meanwhile is that server's. */
function withDatabase(server: MeasuredServer, databases: Databases): MeasuredServer {
  return {
    ...server,
    async usage() {
      const [own, database] = [await server.usage(), databases.usage()];
      return {
        ...{ cpuMs: own.cpuMs + database.cpuMs, databaseMs: database.cpuMs },
        rssBytes: own.rssBytes + database.rssBytes,
      };
    },
  };
}

interface Timing {
  readonly servers: readonly MeasuredServer[];
  readonly targets: readonly Target[];
  readonly driver: Driver;
}

function contendersOf({ shape, bodies }: Prepared, { servers, targets }: Timing): readonly Contender[] {
  return servers.map((server, i): Contender => {
    const { token } = targets[i] ?? {};
    return { server, bodies: bodies[i] ?? [], ...(shape.isWrite && token ? { token } : {}) };
  });
}

async function warmAll(prepared: Prepared, timing: Timing, { plan }: EnginesOptions): Promise<void> {
  const { warmUpRounds, roundMs } = plan;
  const [connections = 1] = plan.connections;
  const one = {
    connections,
    rounds: 1,
    roundMs: Math.min(WARMING_ROUND_MS, roundMs * warmUpRounds),
    warmUpRequests: 0,
  };
  for (const contender of contendersOf(prepared, timing)) await warmUp(timing.driver, contender, one, warmUpRounds);
}

async function timed(prepared: Prepared, timing: Timing, options: EnginesOptions): Promise<ShapeResult> {
  const { plan, say } = options;
  const { shape } = prepared;
  const byConnections = [];
  for (const connections of plan.connections) {
    await warmAll(prepared, timing, { ...options, plan: { ...plan, connections: [connections] } });
    const { rounds, roundMs } = plan;
    const one: Plan = { rounds, roundMs, connections, warmUpRequests: connections };
    const [a = [], b = [], c = []] = await measure(timing.driver, contendersOf(prepared, timing), one);
    byConnections.push({ connections, measures: { a, b, c } });
    say(`timed: ${shape.title}, connections: ${connections}`);
  }
  return { shape, byConnections };
}
