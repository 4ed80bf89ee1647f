import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Two projects: pure arithmetic runs in parallel, everything that starts servers runs file by file. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    projects: [
      {
        extends: true,
        test: {
          name: 'scoring',
          include: ['tests/scoring/**/*.test.ts', 'tests/architecture/**/*.test.ts', 'tests/browser/unit/**/*.test.ts'],
          testTimeout: 60_000,
          isolate: false,
          pool: 'threads',
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'system',
          include: [
            'tests/api/**/*.test.ts',
            'tests/security/**/*.test.ts',
            'tests/operations/**/*.test.ts',
            'tests/offline/**/*.test.ts',
            'tests/browser/**/*.test.ts',
          ],
          exclude: ['tests/browser/unit/**'],
          globalSetup: ['tests/support/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          pool: 'forks',
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
