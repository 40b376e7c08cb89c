/**
 * Why most branches that are left in a file are taken by no test that is counted. A path that ends
 * in '/' covers the folder; the first that fits is the reason. What none of them explains is a test
 * that is missing: `--list PATH` shows each line.
 */
const reasons: readonly (readonly [path: string, reason: string])[] = [
  [
    'core/src/base/assert.ts',
    'what an assertion does when it fails: a bug, which stops the process',
  ],
  ['core/src/base/', 'a default for what the check before it has made sure of'],
  ['core/src/codec/', 'a default for what the check before it has made sure of'],
  [
    'core/src/evidence/',
    'a refusal that an earlier check makes first, for whoever calls this part alone',
  ],
  ['core/src/replication/', 'a peer, a task or a journal that is gone when its answer comes'],
  ['core/src/station/', 'an answer that comes after its cause was given up, or a fault in between'],
  ['core/src/journal/', 'a damaged row of the own disk, which the cipher finds before'],
  ['core/src/keys/', 'a default for what the check before it has made sure of'],
  ['envelope/src/', 'a session or a peer that is gone when HPKE answers'],
];

export function reasonFor(file: string): string {
  return reasons.find(([path]) => file.startsWith(path))?.[1] ?? 'no reason given';
}
