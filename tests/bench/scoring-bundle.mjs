/**
 * What a reader's browser loads to check a published measure: the entry below, bundled from the source as the portal is,
 * minified, compressed with gzip at its default level. Source maps and fonts are not part of it.
 */
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');
const ENTRY = 'virtual:verification';
const source = `export { hideSmallCells, scoreSatisfaction, tallyLayout } from ${JSON.stringify(path.join(root, 'scoring/index.ts'))};`;

/** The bundled code of the entry; nothing is written. */
async function bundled() {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    plugins: [
      {
        name: 'verification-entry',
        resolveId: (id) => (id === ENTRY ? `\0${ENTRY}` : null),
        load: (id) => (id === `\0${ENTRY}` ? source : null),
      },
    ],
    build: {
      write: false,
      minify: true,
      target: 'baseline-widely-available',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: ENTRY, preserveEntrySignatures: 'strict' },
    },
  });
  const { output } = Array.isArray(built) ? built[0] : built;
  return output.flatMap((file) => (file.type === 'chunk' ? [file.code] : [])).join('');
}

/** Prints `name value unit` lines; throws when the three functions are not in the bundle. */
export async function run(print) {
  const code = await bundled();
  for (const name of ['hideSmallCells', 'scoreSatisfaction', 'tallyLayout']) {
    if (!new RegExp(`\\bas ${name}\\b`).test(code)) throw new Error(`${name} is not exported by the bundle`);
  }
  const kilobytes = (bytes) => (bytes.length / 1024).toFixed(1);
  print(`scoring-bundle-gzip ${kilobytes(gzipSync(code))} KB`);
  print(`scoring-bundle-brotli ${kilobytes(brotliCompressSync(code))} KB`);
  print(`scoring-bundle-minified ${kilobytes(Buffer.from(code))} KB`);
}
