import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * Tests of `scoring` for mutation testing, not part of `npm test`. `MUTATION_TESTS` names the folders of tests to run, since
 * every mutant waits for them: `MUTATION_TESTS=ranking npm run mutate -- --mutate 'scoring/ranking/ranks.ts'`. Left out are
 * the tests at the top of tests/scoring, which run or compile the whole room, and the one that starts the command line.
 */
const folders = (process.env['MUTATION_TESTS'] ?? '*').split(',');

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: folders.map((folder) => `tests/scoring/${folder}/**/*.test.ts`),
    exclude: ['**/command-line.test.ts', '**/score-command.test.ts', '**/reference-cases.test.ts'],
    testTimeout: 60_000,
    pool: 'threads',
  },
});
