import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';
import { createInstrumenter } from 'istanbul-lib-instrument';
import { hitsName, takePlace } from './hits.ts';

/** What is fuzzed is counted: the code of these folders, but not their tests. */
const counted = /\/(core|envelope|station)\/src\/|\/fuzz\/planted\//;
const uncounted = /\.test\.ts$|\/testing\//;

const increment = /cov_\w+\(\)\.(?:[sf]\[\d+\]|b\[\d+\]\[\d+\])\+\+/g;

/**
 * From here on every module of ours that is loaded counts each statement, function and branch that
 * runs. Istanbul finds the places; its counters are replaced by one byte each in one array, which
 * is quick to read and to clear between two runs.
 */
export function countWhatIsLoaded(): void {
  const instrumenter = createInstrumenter({ esModules: true, compact: true });
  registerHooks({
    load(url, context, nextLoad) {
      if (!url.startsWith('file:') || !counted.test(url) || uncounted.test(url)) {
        return nextLoad(url, context);
      }
      const path = fileURLToPath(url);
      const plain = stripTypeScriptTypes(readFileSync(path, 'utf8'));
      const source = instrumenter
        .instrumentSync(plain, path)
        .replaceAll(increment, () => `${hitsName}[${takePlace()}]++`);
      return { format: 'module', source, shortCircuit: true };
    },
  });
}
