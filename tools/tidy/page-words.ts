import ts from 'typescript';
import { type Finding, lineOf, type Source, walk } from './source.ts';

/** What a person reads or hears in a page, beside the text between tags. */
const read = new Set(['aria-label', 'title', 'alt', 'placeholder', 'aria-description', 'label']);
const letters = /\p{L}{2,}/u;

/** Words for people stand in `text/`: a page has none of its own. */
export function checkPageWords(source: Source): Finding[] {
  if (source.isTest || !source.path.endsWith('.tsx')) return [];
  const found: Finding[] = [];
  walk(source, (node) => {
    const words = wordsIn(node);
    if (words === undefined || !letters.test(words)) return;
    const message = `'${words.trim()}': words for people stand in text/`;
    found.push({ rule: 'page-words', path: source.path, line: lineOf(source, node), message });
  });
  return found;
}

function wordsIn(node: ts.Node): string | undefined {
  if (ts.isJsxText(node)) return node.text;
  if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent)) {
    return ts.isStringLiteralLike(node.expression) ? node.expression.text : undefined;
  }
  if (!ts.isJsxAttribute(node) || !read.has(node.name.getText())) return undefined;
  const { initializer } = node;
  if (initializer === undefined) return undefined;
  if (ts.isStringLiteral(initializer)) return initializer.text;
  const inside = ts.isJsxExpression(initializer) ? initializer.expression : undefined;
  return inside && ts.isStringLiteralLike(inside) ? inside.text : undefined;
}
