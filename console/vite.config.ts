import { defineConfig } from 'vite';

/** The console: built once, served by the station, nothing fetched from anywhere else. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2024',
    // Its polyfill is an inline script, which the content security policy refuses.
    modulePreload: { polyfill: false },
    // A font in the stylesheet would load before the first paint.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
});
