import { defineConfig } from 'vitest/config';

/** The tests that judge a mutant: those of the core, its simulator, the vectors, the corpus. */
export default defineConfig({
  test: {
    include: [
      'core/src/**/*.test.ts',
      'sim/src/*/*.test.ts',
      'test/vectors.test.ts',
      'fuzz/corpus.test.ts',
    ],
    exclude: ['**/node_modules/**'],
    pool: 'forks',
    testTimeout: 30_000,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  },
});
