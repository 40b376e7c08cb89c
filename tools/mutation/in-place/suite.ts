import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/*
 * What test files import as `vitest` when a mutant is judged in place: the same words, kept in a
 * list, so that each test can be run again and again without loading anything.
 */

type Body = (...args: never[]) => unknown;

export type Kept = {
  readonly id: string;
  readonly fileName: string;
  /** What runs before it, from the outermost suite in, and the test itself. */
  readonly run: () => Promise<void>;
};

type Suite = { readonly name: string; readonly outer: Suite | null; readonly before: Body[] };

export const tests: Kept[] = [];
let fileName = '';
let suite: Suite = { name: '', outer: null, before: [] };

/** Loads a test file by its path from the root; what it declares is added to `tests`. */
export async function load(root: string, path: string): Promise<void> {
  fileName = path;
  suite = { name: path, outer: null, before: [] };
  await import(pathToFileURL(join(root, path)).href);
}

function chain(of: Suite): Suite[] {
  return of.outer ? [...chain(of.outer), of] : [of];
}

function keep(name: string, body: Body, args: readonly unknown[]): void {
  const within = chain(suite);
  const id = [...within.map((one) => one.name), name, tests.length].join('>');
  const run = async () => {
    for (const { before } of within) for (const prepare of before) await prepare();
    await body(...(args as never[]));
  };
  tests.push({ id, fileName, run });
}

function within(name: string, body: Body, args: readonly unknown[]): void {
  const outer = suite;
  suite = { name, outer, before: [] };
  body(...(args as never[]));
  suite = outer;
}

/** One for each row of a table; a row that is a list is its arguments. */
function each(declare: typeof keep) {
  return (table: readonly unknown[]) => (name: string, body: Body) => {
    for (const row of table) declare(name, body, Array.isArray(row) ? row : [row]);
  };
}

export const it = Object.assign((name: string, body: Body) => keep(name, body, []), {
  each: each(keep),
});
export const describe = Object.assign((name: string, body: Body) => within(name, body, []), {
  each: each(within),
});
export function beforeEach(prepare: Body): void {
  suite.before.push(prepare);
}
