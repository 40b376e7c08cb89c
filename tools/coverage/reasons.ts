/**
 * Why a branch is taken by no test that is counted, told from the line that it stands on: of a
 * file's rules the first that fits is the reason. What none of them explains is a test that is
 * missing; the list says so.
 */
type Rule = { readonly path: string; readonly line: RegExp; readonly reason: string };

const decodedBefore = 'bytes that were judged before they were kept or came here: they decode';
const asked = 'the store answers what it was asked for; its type allows more';
const gone = 'gone when its answer comes, or there from the beginning: nothing is left to do';
const defaulted = 'a default that the types ask for; what was checked before leaves no such case';

/** `if (!peer || !journal) return`, `else if (note === undefined) continue`: names and no more. */
const nothing = String.raw`!?[a-z]\w*(?: === (?:undefined|null))?`;
const leaves = new RegExp(
  String.raw`^(?:\} else )?if \(${nothing}(?: \|\| ${nothing})*\) (?:return|continue)`,
);

const rules: readonly Rule[] = [
  {
    path: 'core/src/base/assert.ts',
    line: /./,
    reason: 'what an assertion does when it fails: a bug, which stops the process',
  },
  { path: '', line: /throw new Error/, reason: 'a bug of ours, which stops the process' },
  {
    path: '',
    line: /instanceof Error \?/,
    reason: 'what is thrown is an Error; its type allows more',
  },
  { path: '', line: /^default:/, reason: 'every kind stands above; the type allows no other' },
  {
    path: 'core/src/station/facts.ts',
    line: /isOpaque\(item\)\) return undefined/,
    reason: 'only what could be read is special, and is kept as a fact (core/src/journal/head.ts)',
  },
  { path: '', line: /\bloaded\.q\b|typeof loaded\b/, reason: asked },
  { path: '', line: /\b(decoded|body|record|items|row|started)\??\.ok\b/, reason: decodedBefore },
  { path: '', line: /\?\?|\?\.|!== (undefined|null)\b/, reason: defaulted },
  { path: '', line: leaves, reason: gone },
];

export const noReason = 'no reason: a test is missing';

/** The reason for a branch of that file, by its line of the source without the space around it. */
export function reasonFor(file: string, line: string): string {
  const rule = rules.find((one) => file.startsWith(one.path) && one.line.test(line));
  return rule?.reason ?? noReason;
}
