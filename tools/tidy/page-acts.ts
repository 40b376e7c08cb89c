import ts from 'typescript';
import { type Finding, lineOf, type Source, walk } from './source.ts';

/**
 * An act that fails in silence looks done: a screen comes to the station through `useAct` alone,
 * and shows what that says.
 */
export function checkPageActs(source: Source): Finding[] {
  if (source.isTest || !source.path.startsWith('console/src/')) return [];
  const found: Finding[] = [];
  walk(source, (node) => {
    const message = troubleWith(node);
    if (message === undefined) return;
    found.push({ rule: 'page-acts', path: source.path, line: lineOf(source, node), message });
  });
  return found;
}

function troubleWith(node: ts.Node): string | undefined {
  if (ts.isImportSpecifier(node) && isActs(node)) {
    return 'acts go through `useAct`, which says why one was refused';
  }
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return undefined;
  const { text } = node.expression;
  if (text === 'fetch') return 'the station is asked through its client';
  if (text !== 'useAct' || isShown(node)) return undefined;
  return 'what `useAct` says is shown: take `said` and put it beside the button';
}

/** The client itself; its type may be named anywhere. */
function isActs(node: ts.ImportSpecifier): boolean {
  const { module, isType } = whole(node);
  const name = (node.propertyName ?? node.name).text;
  return name === 'acts' && !isType && module.endsWith('desk/station.ts');
}

function whole(node: ts.ImportSpecifier): { module: string; isType: boolean } {
  const clause = node.parent.parent;
  const { moduleSpecifier } = clause.parent as ts.ImportDeclaration;
  const module = ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : '';
  return { module, isType: node.isTypeOnly || clause.isTypeOnly };
}

/** `said` is taken by its name; a local that nothing uses is an error of the types. */
function isShown({ parent }: ts.CallExpression): boolean {
  if (!ts.isVariableDeclaration(parent) || !ts.isObjectBindingPattern(parent.name)) return false;
  return parent.name.elements.some((one) => (one.propertyName ?? one.name).getText() === 'said');
}
