/** Where a rule does not hold, and why. A path that ends in '/' covers the folder. */
export type Exception = { readonly rule: string; readonly path: string; readonly reason: string };

export const exceptions: readonly Exception[] = [
  {
    rule: 'default-export',
    path: 'vitest.config.ts',
    reason: 'vitest reads its configuration from the default export',
  },
  {
    rule: 'default-export',
    path: 'console/vite.config.ts',
    reason: 'vite reads its configuration from the default export',
  },
  {
    rule: 'default-export',
    path: 'tools/coverage/vitest.config.ts',
    reason: 'vitest reads its configuration from the default export',
  },
  {
    rule: 'default-export',
    path: 'tools/mutation/vitest.config.ts',
    reason: 'vitest reads its configuration from the default export',
  },
  { rule: 'word', path: 'tools/tidy/', reason: 'the rule and its test name what they forbid' },
  { rule: 'todo', path: 'tools/tidy/', reason: 'the rule and its test name what they forbid' },
  {
    rule: 'function-lines',
    path: 'station/src/circuits/circuit.conformance.ts',
    reason: 'one suite of claims that every circuit answers, as one list of cases',
  },
  { rule: 'word', path: 'STYLE.md', reason: 'says which word is never used, and why' },
];
