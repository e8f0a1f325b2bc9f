/** Where the browser finds the script of the pages: the build writes it, with a digest in its name (vite.config.ts). */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Also from src/: the script is always a built one. */
export const ASSETS_FOLDER: URL = new URL('../../dist/assets/', import.meta.url);

/** The entry as vite.config.ts names it. */
const ENTRY = 'page.ts';

/** Errors: where the package was never built, one that says so. */
export function readPageScript(): string {
  const manifest = new URL('manifest.json', ASSETS_FOLDER);
  let text: string;
  try {
    text = readFileSync(manifest, 'utf8');
  } catch (cause) {
    throw new Error(`${fileURLToPath(manifest)} is missing: run \`npm run build\`.`, { cause });
  }
  // Written by vite.
  const entries = JSON.parse(text) as Readonly<Record<string, { readonly file: string }>>;
  const file = entries[ENTRY]?.file;
  if (file === undefined) throw new Error(`${fileURLToPath(manifest)} names no ${ENTRY}: run \`npm run build\`.`);
  return `/assets/${file}`;
}
