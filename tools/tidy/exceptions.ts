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
  {
    rule: 'page-acts',
    path: 'console/src/act/use-act.tsx',
    reason: 'it gives the acts to every screen, and says what was refused',
  },
  {
    rule: 'page-acts',
    path: 'console/src/desk/station.ts',
    reason: 'the client of the station is made here',
  },
  {
    rule: 'page-acts',
    path: 'console/src/drafting/draft-attachments.tsx',
    reason: 'sends bytes, which the typed client does not carry; a refusal is said by its draft',
  },
  {
    rule: 'page-acts',
    path: 'console/src/drafting/use-change.ts',
    reason: 'a refusal that a change can overrule is said with the way to do so',
  },
  {
    rule: 'page-acts',
    path: 'console/src/drafting/use-presence.ts',
    reason: 'no act of a person: nobody has pressed anything',
  },
  {
    rule: 'page-acts',
    path: 'console/src/drafting/use-saving.ts',
    reason: 'says beside the words, as long as they are not saved, why',
  },
  {
    rule: 'page-acts',
    path: 'console/src/sign-in/link.ts',
    reason: 'before any screen stands; the page of the sign-in says why',
  },
  {
    rule: 'page-acts',
    path: 'console/src/signing/drop-sheet.ts',
    reason: 'forgets what its officer leaves; where that fails it stands in a list',
  },
  { rule: 'word', path: 'STYLE.md', reason: 'says which word is never used, and why' },
];
