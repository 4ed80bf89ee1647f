/**
 * Cuts the fonts to the letters that the pages can show (UX §2.3): the citizen page has 40 KB for fonts. The cuts are
 * cached in `dist/fonts`, named by their content; `@fonts/…` in a style sheet points at them.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';
import { FIGURE_LETTERS, FONT_LETTERS } from './font-letters.ts';

const require = createRequire(import.meta.url);
const root = path.resolve(import.meta.dirname, '../..');
const cache = path.join(root, 'dist/fonts');

interface Cut {
  readonly name: string;
  readonly source: string;
  readonly letters: string;
}

function cuts(letters: string): Cut[] {
  const text = [400, 500, 600, 700].flatMap((weight) =>
    ['latin', 'vietnamese'].map((part) => ({
      name: `be-vietnam-pro-${part}-${weight}`,
      source: `@fontsource/be-vietnam-pro/files/be-vietnam-pro-${part}-${weight}-normal.woff2`,
      letters,
    })),
  );
  const figures = [400, 500, 600, 700].map((weight) => ({
    name: `figures-${weight}`,
    source: `@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-${weight}-normal.woff2`,
    letters: FIGURE_LETTERS,
  }));
  return [...text, ...figures];
}

/** Letters of all message files, so that a sign used there is never drawn in another font. */
function messageLetters(): string {
  const folder = path.join(root, 'client/i18n');
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.json'))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .join('');
}

async function cut({ name, source, letters }: Cut): Promise<void> {
  const original = readFileSync(require.resolve(source));
  const wanted = [...new Set(letters)].sort().join('');
  const stamp = createHash('sha256').update(original).update(wanted).digest('hex');
  const target = path.join(cache, `${name}.woff2`);
  const stampFile = path.join(cache, `${name}.stamp`);
  if (existsSync(target) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  const subset = await subsetFont(original, wanted, {
    targetFormat: 'woff2',
    noLayoutClosure: true,
    noHinting: true,
    keepFeatures: ['kern'],
  });
  writeFileSync(target, subset);
  writeFileSync(stampFile, stamp);
}

/** Cuts the fonts before the build and lets style sheets name them as `@fonts/<name>.woff2`. */
export function subsetFonts(): Plugin {
  return {
    name: 'thuocdo-subset-fonts',
    async config() {
      mkdirSync(cache, { recursive: true });
      const letters = FONT_LETTERS + messageLetters();
      for (const one of cuts(letters)) await cut(one);
      return { resolve: { alias: { '@fonts': cache } } };
    },
  };
}
