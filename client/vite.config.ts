/** Builds portal and workspace (React). The citizen page has a build of its own: `vite.survey.config.ts`. */
import react from '@vitejs/plugin-react';
import path from 'node:path';
import { defineConfig } from 'vite';
import { subsetFonts } from './build/subset-fonts.ts';

const here = import.meta.dirname;

export default defineConfig({
  root: here,
  publicDir: false,
  plugins: [react(), subsetFonts()],
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:3000' } },
  build: {
    outDir: path.resolve(here, '../dist/client'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'baseline-widely-available',
    rolldownOptions: {
      input: { index: path.resolve(here, 'index.html'), workspace: path.resolve(here, 'workspace.html') },
    },
  },
});
