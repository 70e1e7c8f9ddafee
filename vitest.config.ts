import { defineConfig } from 'vitest/config';

/** The one test preset of the house: every package's `pnpm test` runs with it, and so does `npm test`. */
export default defineConfig({
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'apps/*/src/**/*.test.ts',
      'tooling/*/src/**/*.test.ts',
      'tooling/{setup,checks,create-runtime}/**/*.test.mjs',
    ],
    reporters: ['default', './tooling/testing/closing-line-reporter.mjs'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    unstubEnvs: true,
    restoreMocks: true,
  },
});
