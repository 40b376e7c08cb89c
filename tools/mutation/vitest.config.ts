import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What answers in milliseconds is asked first: the first test that notices ends the question. */
const order = ['/core/src/journal/', '/core/src/codec/', '/core/', '/tools/', '/fuzz/', '/sim/'];

class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) =>
      order.findIndex((part) => moduleId.includes(part));
    return [...files].sort((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

/**
 * The tests that judge a mutant: those of the core, its simulator's situations, the vectors, the
 * corpus. Our packages are those of the copy in which Stryker works, or nothing but the tests
 * beside the code would ever meet a mutant.
 */
export default defineConfig({
  resolve: {
    alias: [{ find: /^@parley\/(\w+)\/(.+)$/, replacement: `${process.cwd()}/$1/src/$2` }],
  },
  test: {
    include: [
      'core/src/**/*.test.ts',
      'sim/src/situations/*.test.ts',
      'tools/mutation/vectors.judge.ts',
      'fuzz/corpus.test.ts',
    ],
    exclude: ['**/node_modules/**'],
    pool: 'forks',
    // What is pure shares its modules: a mutant is judged in a fraction of the time.
    isolate: false,
    sequence: { sequencer: QuickFirst },
    testTimeout: 30_000,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  },
});
