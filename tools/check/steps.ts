import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** One check of the repository: a command that exits 0 when all is well. */
export type Step = { readonly name: string; readonly command: readonly string[] };

const packages = ['core', 'envelope', 'api', 'text', 'station', 'console', 'sim', 'verifier'];

/** The steps of `./test.sh` in the order of the quickest answer; tests come last. */
export function stepsFor(root: string): Step[] {
  const typed = packages.filter((name) => existsSync(join(root, name, 'tsconfig.json')));
  return [
    { name: 'formatting', command: ['biome', 'ci', '--colors=off', '--linter-enabled=false', '.'] },
    {
      name: 'lint',
      command: ['biome', 'lint', '--colors=off', '--error-on-warnings'],
    },
    { name: 'lint-types', command: ['oxlint', '--type-aware', '--deny-warnings', '.'] },
    ...typed.map((name) => ({ name: `types-${name}`, command: ['tsc', '-p', name] })),
    { name: 'types-tests', command: ['tsc', '-p', '.'] },
    // What runs in a page has the names of a page.
    { name: 'types-browser', command: ['tsc', '-p', 'test/browser'] },
    { name: 'tidy', command: ['node', 'tools/tidy/tidy.ts'] },
    { name: 'generated', command: ['node', 'tools/generate.ts', '--check'] },
    { name: 'vectors', command: ['node', 'tools/vectors/compare.ts'] },
    // Young objects stay in the processor's cache: a seventh less of its time.
    {
      name: 'sim',
      command: ['node', '--max-semi-space-size=4', 'sim/src/main.ts', '--seeds', '1..2000'],
    },
    { name: 'fuzz', command: ['node', 'fuzz/main.ts', '--seconds', '60'] },
    { name: 'console', command: ['node', 'tools/console/build.ts'] },
    { name: 'console-size', command: ['node', 'tools/console/size.ts'] },
    { name: 'tests', command: ['vitest', 'run'] },
  ];
}

/** The steps asked for by name or by the beginning of a name; all when none is asked for. */
export function chosen(steps: readonly Step[], names: readonly string[]): Step[] {
  if (names.length === 0) return [...steps];
  return steps.filter((step) =>
    names.some((name) => step.name === name || step.name.startsWith(`${name}-`)),
  );
}
