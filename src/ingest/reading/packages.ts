/** The packages that read files, each loaded on first use: they are optional. */
import { GongfuError } from '../../domain/errors.ts';

/** Errors: UNAVAILABLE, naming the package, where it is not installed. */
export async function loaded<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    throw new GongfuError(
      'UNAVAILABLE',
      `Reading this file needs the package ${name}, which is not installed: run \`npm install ${name}\`.`,
      { cause },
    );
  }
}
