import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests of `scoring` alone, for mutation testing (`npm run mutate`); not part of `npm test`. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['tests/scoring/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
