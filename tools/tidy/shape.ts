import ts from 'typescript';
import { type Finding, lineOf, type Source, walk } from './source.ts';

/** Constructs that this repository does without, whatever the folder. */
export function checkShape(source: Source): Finding[] {
  const found: Finding[] = [];
  const name = source.path.slice(source.path.lastIndexOf('/') + 1);
  if (source.tree === undefined) return found;
  if (name === 'index.ts') {
    found.push(
      at(source, 0, 'barrel', 'no barrel: import each thing from the file that defines it'),
    );
  }
  if (/^(utils?|helpers?|common|shared|misc)\b/.test(name)) {
    found.push(at(source, 0, 'drawer', 'no drawer: name the file for its one idea'));
  }
  walk(source, (node) => {
    const trouble = troubleWith(node);
    if (trouble !== undefined) found.push(at(source, lineOf(source, node), ...trouble));
  });
  return found;
}

function troubleWith(node: ts.Node): [rule: string, message: string] | undefined {
  if (ts.isExportDeclaration(node) && node.exportClause === undefined) {
    return ['barrel', 'no `export *`: name what leaves the file'];
  }
  if (ts.isExportAssignment(node) || hasDefault(node)) {
    return ['default-export', 'no default export: export it by its name'];
  }
  if (ts.isEnumDeclaration(node)) {
    return ['enum', 'no enum: a union of literals, or an object `as const`'];
  }
  if (node.kind === ts.SyntaxKind.AnyKeyword) {
    return ['any', 'no `any`: `unknown`, and a check that narrows it'];
  }
  return undefined;
}

function hasDefault(node: ts.Node): boolean {
  if (!ts.canHaveModifiers(node)) return false;
  const modifiers = ts.getModifiers(node) ?? [];
  return modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword);
}

function at(source: Source, line: number, rule: string, message: string): Finding {
  return { rule, path: source.path, line, message };
}
