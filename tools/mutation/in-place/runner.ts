import { globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Asked, Judge } from './judge.ts';
import { load, tests } from './suite.ts';

/*
 * A runner for Stryker that loads the code and its tests once, into one process, and switches from
 * mutant to mutant there: what is pure keeps nothing from one to the next. A start of its own for
 * each mutant takes a hundred times as long as the tests that judge it.
 */

const words = new URL('vitest.ts', import.meta.url).href;
const vectors = 'tools/mutation/vectors.judge.ts';

/** The tests of the folders that are mutated; the vectors know nothing of what is above them. */
function judgesOf(mutated: readonly string[]): string[] {
  const folders = new Set(mutated.map((file) => dirname(file)));
  const beside = [...folders].map((folder) => `${folder}/*.test.ts`);
  const formats = ['core/src/codec', 'core/src/journal'].some((folder) => folders.has(folder));
  return formats ? [...beside, vectors] : beside;
}

/** Test files get our words, and our packages are those of the copy in which code is mutated. */
function redirect(root: string): void {
  registerHooks({
    resolve(name, context, next) {
      if (name === 'vitest' && context.parentURL !== words) {
        return { url: words, shortCircuit: true };
      }
      const [, owner, path] = /^@parley\/(\w+)\/(.+)$/.exec(name) ?? [];
      if (owner === undefined || path === undefined) return next(name, context);
      const url = pathToFileURL(join(root, owner, 'src', path)).href;
      return { url, shortCircuit: true };
    },
  });
}

/** Those that have the name of a file, alone or with more behind it. */
function judgesByName(mutated: readonly string[]): string[] {
  return mutated.flatMap((file) => {
    const name = file.replace(/\.ts$/, '');
    return [`${name}.test.ts`, `${name}-*.test.ts`];
  });
}

/** What this reads of Stryker's options. */
type Options = {
  readonly mutate: readonly string[];
  readonly judges?: { readonly byName: boolean };
};

class InPlace {
  private readonly judge = new Judge(tests, () => process.exit(1));
  private readonly options: Options;

  constructor(options: Options) {
    this.options = options;
  }

  capabilities() {
    return { reloadEnvironment: false };
  }

  async init(): Promise<void> {
    const root = process.cwd();
    redirect(root);
    const { mutate, judges } = this.options;
    const asked = judges?.byName ? judgesByName(mutate) : judgesOf(mutate);
    const files = globSync(asked, { cwd: root });
    for (const file of files.sort()) await load(root, file);
  }

  dryRun() {
    return this.judge.dryRun();
  }

  mutantRun(asked: Asked) {
    return this.judge.mutantRun(asked);
  }
}

const factory = Object.assign((options: Options) => new InPlace(options), { inject: ['options'] });

/** What Stryker loads. */
export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-place', factory }];
