/** What of the pages runs in the browser: src/ui/islands → dist/assets, which http/pages/assets.ts serves. */
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'src/ui/islands',
  base: '/assets/',
  build: {
    outDir: '../../../dist/assets',
    // Names hold a digest: what a running server has handed out stays there while a new one is built.
    emptyOutDir: false,
    assetsDir: '.',
    manifest: 'manifest.json',
    modulePreload: false,
    rollupOptions: { input: 'src/ui/islands/page.ts' },
  },
});
