import ts from 'typescript';
import { type Finding, lineOf, type Source, walk } from './source.ts';

/** Names that compile without any library and still differ between two runs, with the way out. */
const replacements: Readonly<Record<string, string>> = {
  Date: 'time is an argument: take `now` (milliseconds since 1970)',
  Intl: 'words and dates for people are made in `text`',
  WeakRef: 'own the object, or key a map by its name',
  FinalizationRegistry: 'own the object and end it by a call',
  Atomics: 'core runs to completion in one thread; there is nothing to wait for',
  SharedArrayBuffer: 'core runs to completion in one thread; pass bytes',
  console: 'return a `show` effect; the station writes its own journal of events',
  'Math.random': 'randomness is handed in: take `Entropy`',
  toLocale: 'words and dates for people are made in `text`',
  await: 'slow work is an effect answered by an input',
};

/** What the pure packages may not name. Their tests may: a test is not replayed. */
export function checkBans(source: Source): Finding[] {
  if (!['core', 'envelope'].includes(source.area) || source.isTest) return [];
  const found: Finding[] = [];
  walk(source, (node) => {
    const name = bannedIn(node);
    if (name === undefined || (name === 'await' && source.area !== 'core')) return;
    const message = `no \`${name}\` here: ${replacements[name]}`;
    found.push({ rule: 'ban', path: source.path, line: lineOf(source, node), message });
  });
  return found;
}

function bannedIn(node: ts.Node): string | undefined {
  if (ts.isAwaitExpression(node) || node.kind === ts.SyntaxKind.AsyncKeyword) return 'await';
  if (ts.isForOfStatement(node) && node.awaitModifier !== undefined) return 'await';
  if (!ts.isIdentifier(node)) return undefined;
  const parent = node.parent;
  const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node;
  if (isMember && node.text.startsWith('toLocale')) return 'toLocale';
  if (isMember && node.text === 'random' && parent.expression.getText() === 'Math') {
    return 'Math.random';
  }
  const isLabel = ts.isPropertyAssignment(parent) && parent.name === node;
  if (isMember || isLabel || node.text === 'await' || node.text === 'toLocale') return undefined;
  return Object.hasOwn(replacements, node.text) ? node.text : undefined;
}
