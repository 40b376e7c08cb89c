import ts from 'typescript';

/** Doc comments of the members of `export const name = {…}`, by member; '' where none stands. */
export function commentsOf(source: string, name: string): ReadonlyMap<string, string> {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.ES2024, true);
  const comments = new Map<string, string>();
  const into = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === name) {
      for (const member of membersOf(node)) comments.set(member.name.getText(), commentOf(member));
    }
    ts.forEachChild(node, into);
  };
  into(file);
  return comments;
}

function membersOf(declaration: ts.VariableDeclaration): ts.PropertyAssignment[] {
  let value = declaration.initializer;
  if (value !== undefined && ts.isAsExpression(value)) value = value.expression;
  if (value === undefined || !ts.isObjectLiteralExpression(value)) return [];
  return value.properties.filter(ts.isPropertyAssignment);
}

function commentOf(member: ts.Node): string {
  const [comment] = ts.getJSDocCommentsAndTags(member);
  if (comment === undefined || !ts.isJSDoc(comment)) return '';
  const text = ts.getTextOfJSDocComment(comment.comment) ?? '';
  return text.replace(/\s+/g, ' ').trim();
}
