import ts from 'typescript';
import { type Finding, lineOf, type Source, walk } from './source.ts';

export const ceilings = { fileLines: 400, functionLines: 70, columns: 100, parameters: 4 } as const;

/** Sizes above which a reader loses the thread. */
export function checkCeilings(source: Source): Finding[] {
  const isShell = source.path.endsWith('.sh') || source.text.startsWith('#!/');
  if (source.tree === undefined && !isShell) return [];
  const lines = source.text.replace(/\n$/, '').split('\n');
  const found: Finding[] = [];
  if (lines.length > ceilings.fileLines) {
    const message = `${lines.length} lines; ${ceilings.fileLines} at most: split it by ideas`;
    found.push({ rule: 'file-lines', path: source.path, line: 0, message });
  }
  for (const [index, line] of lines.entries()) {
    const columns = Array.from(line).length;
    if (columns <= ceilings.columns) continue;
    const message = `${columns} columns; ${ceilings.columns} at most`;
    found.push({ rule: 'columns', path: source.path, line: index + 1, message });
  }
  walk(source, (node) => {
    if (ts.isFunctionLike(node)) found.push(...checkFunction(source, node));
  });
  return found;
}

function checkFunction(source: Source, node: ts.SignatureDeclaration): Finding[] {
  const found: Finding[] = [];
  const line = lineOf(source, node);
  const name = node.name?.getText() ?? 'a function';
  const lines = node.getText().split('\n').length;
  if (lines > ceilings.functionLines && !isStory(source, node)) {
    const message = `${name} has ${lines} lines; ${ceilings.functionLines} at most`;
    found.push({ rule: 'function-lines', path: source.path, line, message });
  }
  if (node.parameters.length > ceilings.parameters) {
    const many = node.parameters.length;
    const message = `${name} has ${many} parameters; from five on, one named object`;
    found.push({ rule: 'parameters', path: source.path, line, message });
  }
  return found;
}

/** The callback of `describe` only holds its tests together. */
function isStory(source: Source, node: ts.Node): boolean {
  if (!source.isTest || !ts.isCallExpression(node.parent)) return false;
  return /^describe\b/.test(node.parent.expression.getText());
}
