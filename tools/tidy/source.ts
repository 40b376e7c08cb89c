import ts from 'typescript';

/** One file of the repository as the rules see it. */
export type Source = {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** First folder of the path, or '' for a file at the root. */
  readonly area: string;
  /** A test may use what the code beside it may not. */
  readonly isTest: boolean;
  /** The syntax, for TypeScript only. */
  readonly tree: ts.SourceFile | undefined;
};

/** What a rule found, and what to write instead. */
export type Finding = {
  readonly rule: string;
  readonly path: string;
  /** From 1; 0 when the whole file is meant. */
  readonly line: number;
  readonly message: string;
};

/** Tests, and what only tests import: kits, conformance suites, folders of test material. */
const testPath = /\.(?:test|testkit|conformance)\.tsx?$|\/testing\/|^[a-z]+\/test\//;

export function sourceOf(path: string, text: string): Source {
  const isCode = /\.tsx?$/.test(path);
  return {
    path,
    text,
    area: path.includes('/') ? path.slice(0, path.indexOf('/')) : '',
    isTest: testPath.test(path),
    tree: isCode ? ts.createSourceFile(path, text, ts.ScriptTarget.ES2024, true) : undefined,
  };
}

/** Calls `visit` for each node of the file, parents first; nothing for a file that is no code. */
export function walk(source: Source, visit: (node: ts.Node) => void): void {
  const into = (node: ts.Node): void => {
    visit(node);
    ts.forEachChild(node, into);
  };
  if (source.tree !== undefined) into(source.tree);
}

/** Line of a node, from 1. */
export function lineOf(source: Source, node: ts.Node): number {
  if (source.tree === undefined) return 0;
  return source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree)).line + 1;
}
