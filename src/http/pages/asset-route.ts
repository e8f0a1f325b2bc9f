/** The built scripts of the pages. Their names hold a digest, so that each may be kept for ever. */
import { readFile } from 'node:fs/promises';
import { ASSETS_FOLDER } from '../../ui/page-script.ts';
import type { Route } from '../exchange.ts';
import { reply } from '../exchange.ts';
import { nothingHere } from './page-route.ts';

const ASSET_PATH = /^\/assets\/([\w-]+\.(?:js|css))$/;

export const FOR_EVER = 'public, max-age=31536000, immutable';

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** Of a path below /assets/ that may be one; undefined for all others. */
export function findAssetRoute(path: string): Route | undefined {
  const name = ASSET_PATH.exec(path)?.[1];
  if (name === undefined) return undefined;
  return {
    name: 'asset',
    methods: ['GET'],
    readsGraph: false,
    handle: async () => {
      const bytes = await readFile(new URL(name, ASSETS_FOLDER)).catch(() => undefined);
      if (!bytes) throw nothingHere();
      const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
      return reply(200, type, bytes, { 'cache-control': FOR_EVER });
    },
  };
}
