import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import ts from 'typescript';
import { lineOf, type Source, walk } from './source.ts';

/** An import as written, with where it points. */
export type Import = {
  readonly line: number;
  readonly written: string;
  readonly target:
    | { readonly kind: 'file'; readonly path: string }
    | { readonly kind: 'node' }
    /** A package; `name` is the part that package.json declares. */
    | { readonly kind: 'package'; readonly name: string };
};

/** Every import, re-export and `import()` with a literal name. */
export function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  walk(source, (node) => {
    const specifier = specifierOf(node);
    if (specifier === undefined) return;
    const written = specifier.text;
    found.push({ line: lineOf(source, node), written, target: targetOf(source.path, written) });
  });
  return found;
}

function specifierOf(node: ts.Node): ts.StringLiteralLike | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    const specifier = node.moduleSpecifier;
    return specifier !== undefined && ts.isStringLiteralLike(specifier) ? specifier : undefined;
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return ts.isStringLiteralLike(node.argument.literal) ? node.argument.literal : undefined;
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [argument] = node.arguments;
    return argument !== undefined && ts.isStringLiteralLike(argument) ? argument : undefined;
  }
  return undefined;
}

function targetOf(path: string, written: string): Import['target'] {
  if (written.startsWith('.')) {
    return { kind: 'file', path: posix.join(posix.dirname(path), written) };
  }
  if (written.startsWith('node:') || builtinModules.includes(written)) return { kind: 'node' };
  const parts = written.split('/');
  const name = written.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? written);
  return { kind: 'package', name };
}
