import ts from 'typescript';
import { type Finding, lineOf, type Source, walk } from './source.ts';

const catalogues = /^text\/src\/(?:messages|console)\/[^/]+\.ts$/;

/** A sentence that nothing says is translated three times, and looks as if a screen said it. */
export function checkTextKeys(sources: readonly Source[]): Finding[] {
  const used = usesIn(sources.filter((one) => !one.isTest && !isCatalogue(one)));
  return sources.filter(isCatalogue).flatMap((source) =>
    keysIn(source)
      .filter(({ key }) => !isUsed(used, key))
      .map(({ key, line }) => {
        const message = `'${key}' is said nowhere: use it, or remove it in every language`;
        return { rule: 'text-key', path: source.path, line, message };
      }),
  );
}

function isCatalogue({ path, isTest }: Source): boolean {
  return catalogues.test(path) && !isTest;
}

type Key = { readonly key: string; readonly line: number };

/** The members of a catalogue: what is said in English, and in the other languages. */
function keysIn(source: Source): Key[] {
  const found: Key[] = [];
  walk(source, (node) => {
    if (!ts.isPropertyAssignment(node) || !ts.isObjectLiteralExpression(node.initializer)) return;
    if (!node.initializer.properties.some((one) => one.name?.getText() === 'en')) return;
    const { name } = node;
    if (!ts.isStringLiteral(name) && !ts.isIdentifier(name)) return;
    found.push({ key: name.text, line: lineOf(source, node) });
  });
  return found;
}

/** A key that is put together: how it begins and ends. */
type Part = { readonly head: string; readonly tail: string };

type Uses = { readonly whole: ReadonlySet<string>; readonly parts: readonly Part[] };

/** Areas whose sentences are found by the code of a refusal (`refusalKey`). */
const coded = ['refused', 'refusal', 'act', 'store', 'fault'];

function isUsed({ whole, parts }: Uses, key: string): boolean {
  const [area = '', ...rest] = key.split('.');
  const code = rest.join('.');
  if (whole.has(key) || (coded.includes(area) && whole.has(code))) return true;
  return parts.some((part) => fits(part, key));
}

function usesIn(sources: readonly Source[]): Uses {
  const whole = new Set<string>();
  const parts: Part[] = [];
  for (const source of sources) {
    walk(source, (node) => {
      if (ts.isStringLiteralLike(node)) whole.add(node.text);
      if (!ts.isTemplateExpression(node)) return;
      const head = node.head.text;
      if (head !== '') parts.push({ head, tail: node.templateSpans.at(-1)?.literal.text ?? '' });
    });
  }
  return { whole, parts };
}

/** What is put together of nothing but a place in a list names no key. */
function fits({ head, tail }: Part, key: string): boolean {
  if (!/[.-]$/u.test(head)) return false;
  return key.length > head.length + tail.length && key.startsWith(head) && key.endsWith(tail);
}
