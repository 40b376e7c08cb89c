import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const specFolder = join(import.meta.dirname, '../../spec');

/** One page of the specification. */
export type Page = { readonly name: string; readonly text: string };

/** All Markdown pages, by name. */
export function readPages(): Page[] {
  const names = readdirSync(specFolder).filter((name) => name.endsWith('.md'));
  return names.sort().map((name) => ({ name, text: readFileSync(join(specFolder, name), 'utf8') }));
}

/** The CDDL fragments of a page, in order. */
export function fragmentsOf(page: Page): string[] {
  return [...page.text.matchAll(/```cddl\n(.*?)```/gs)].map((found) => found[1] as string);
}

/** Rules by name: a rule begins at the left margin with `name =` and goes on until the next. */
export function rulesOf(cddl: string): Map<string, string> {
  const rules = new Map<string, string>();
  const starts = [...cddl.matchAll(/^([a-z][a-z0-9-]*) =/gm)];
  for (const [i, start] of starts.entries()) {
    const name = start[1] as string;
    const end = starts[i + 1]?.index ?? cddl.length;
    const rule = cddl
      .slice(start.index, end)
      .replace(/\n;[^\n]*/g, '')
      .trim();
    if (rules.has(name)) throw new Error(`two rules for ${name}`);
    rules.set(name, rule);
  }
  return rules;
}

/** Names that a rule uses: not its own, no labels of members, no controls, no literals. */
export function namesUsed(rule: string): string[] {
  const body = rule
    .slice(rule.indexOf('=') + 1)
    .replace(/"[^"]*"/g, '')
    .replace(/\.[a-z]+/g, '')
    .replace(/\b[a-z][a-z0-9-]*:/g, '');
  return [...body.matchAll(/[a-z][a-z0-9-]*/g)].map((found) => found[0]);
}

/** Words in code marks that read like a refusal code: those of tables of refusals. */
export function codesNamed(page: Page): string[] {
  const rows = page.text.split('\n').filter((line) => /refused|violation/.test(line));
  return rows.flatMap((row) =>
    [...row.matchAll(/`([a-z]+(?:-[a-z]+)*)`/g)].map((found) => found[1] as string),
  );
}
