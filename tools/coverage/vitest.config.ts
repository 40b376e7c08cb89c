import { defineConfig } from 'vitest/config';

/**
 * The tests that run the core and the envelope in their own process: one that is started beside
 * them is not seen. Files that go wrong by chance take minutes here, and no branch that those put
 * together wrongly on purpose do not; nor does the desk.
 */
export default defineConfig({
  test: {
    include: [
      '{core,envelope,sim}/src/**/*.test.ts',
      'station/src/{acts,attachments,courier,evidence,loop,projection}/**/*.test.ts',
      'fuzz/corpus.test.ts',
      'test/vectors.test.ts',
      'test/differential/{claims,refused-*,taken-*}.test.ts',
      'sim/src/run/seeds.conformance.ts',
    ],
    pool: 'forks',
    maxWorkers: 2,
    // What is counted runs at a fraction of its speed.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  },
});
