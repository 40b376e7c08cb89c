import type { Declared } from './packages.ts';
import { sourceOf } from './source.ts';
import { checkSource } from './tidy.ts';

const declared: Declared = new Map([
  ['', new Set(['vitest', 'typescript'])],
  ['core', new Set(['cborg'])],
  ['envelope', new Set(['@parley/core'])],
  ['station', new Set(['@parley/core', 'ws'])],
]);

/** The rules that a file with this text would break, in order, each once. */
export function rulesBrokenBy(path: string, text: string): string[] {
  const findings = checkSource(sourceOf(path, text), declared);
  return [...new Set(findings.map((found) => found.rule))];
}
