import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * Tests of `scoring` for mutation testing, not part of `npm test`. `MUTATION_TESTS` names folders or files of tests/scoring,
 * since every mutant waits for the tests that reach it:
 * `MUTATION_TESTS=ranking/ranks,ranking/ranked-list npm run mutate -- --mutate 'scoring/ranking/rank*.ts'`. Left out are
 * the tests at the top of tests/scoring, which run or compile the whole room, and those that start the command line.
 */
const chosen = (process.env['MUTATION_TESTS'] ?? '*').split(',');

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: chosen.flatMap((name) => [`tests/scoring/${name}/**/*.test.ts`, `tests/scoring/${name}.test.ts`]),
    exclude: ['**/command-line.test.ts', '**/score-command.test.ts', '**/reference-cases.test.ts'],
    testTimeout: 60_000,
    pool: 'threads',
  },
});
