/** A data folder after its first start, as a server that has entered the shipped texts leaves it. */
import { start } from './built-cli.ts';
import { copyOf, templateOf } from './template-folder.ts';

/** A folder for one test. */
export function seededFolder(): Promise<string> {
  return copyOf('seeded', firstStart);
}

/** The folder that is copied: nobody writes to it. */
export function seededTemplate(): Promise<string> {
  return templateOf('seeded', firstStart);
}

/** The first start of a server, of another copy of the package where `main` names one; the server is gone when it resolves. */
export async function firstStart(data: string, main?: string): Promise<void> {
  const server = start(['serve', '--data', data, '--port', '0'], { GONGFU_LOG_LEVEL: 'error' }, main);
  const isServing = new Promise((resolve) => server.stdout?.once('data', resolve));
  await Promise.race([isServing, server.ran]);
  // A clean end, after which the files are whole without their logs.
  server.kill('SIGTERM');
  const { code, err } = await server.ran;
  if (code !== 0) throw new Error(`the first start ended with ${code}: ${err}`);
}
