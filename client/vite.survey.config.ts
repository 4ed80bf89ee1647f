/**
 * Builds the citizen page alone, with Preact in place of React, for Chrome/WebView 87 and Safari 14 (DESIGN §7). It adds
 * to the folder of the main build, so it runs second.
 */
import path from 'node:path';
import { defineConfig } from 'vite';
import { subsetFonts } from './build/subset-fonts.ts';

const here = import.meta.dirname;
const preact = path.resolve(here, '../node_modules/preact');

export default defineConfig({
  root: here,
  publicDir: false,
  plugins: [subsetFonts()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: {
    alias: [
      { find: /^(react|preact)\/jsx-runtime$/, replacement: path.join(preact, 'jsx-runtime/dist/jsxRuntime.mjs') },
      { find: /^react-dom\/client$/, replacement: path.join(preact, 'compat/client.mjs') },
      { find: /^react(-dom)?$/, replacement: path.join(preact, 'compat/dist/compat.mjs') },
    ],
  },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:3000' } },
  build: {
    outDir: path.resolve(here, '../dist/client'),
    emptyOutDir: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ['chrome87', 'safari14'],
    cssTarget: ['chrome87', 'safari14'],
    rolldownOptions: { input: { survey: path.resolve(here, 'survey.html') } },
  },
});
