/** Builds the console (src/console) into static files below dist/console. Served by src/server/routes/console.ts. */
import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import { defineConfig } from 'vite';

export default defineConfig({
  root: join(import.meta.dirname, 'src/console'),
  base: '/console/',
  publicDir: false,
  plugins: [react()],
  // TanStack's and React's own development checks stay out; nothing of this repository's environment gets in.
  envPrefix: 'RECOURSE_NOTHING_',
  build: {
    outDir: join(import.meta.dirname, 'dist/console'),
    emptyOutDir: true,
    assetsDir: 'assets',
    // No data: addresses: the content security policy allows files of our own origin alone.
    assetsInlineLimit: 0,
    target: 'es2023',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
});
