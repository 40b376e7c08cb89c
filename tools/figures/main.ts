/**
 * Measures everything that docs/figures.md shows, and writes it.
 *   npm run figures [-- --only line,fuzz] [--quick] [--page]
 * `--page` measures nothing and writes the page from what was measured before; `--quick` is for a
 * test: its numbers mean nothing, and no page is written.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { figuresPage } from './page.ts';
import { measure, Results } from './results.ts';
import { sourcesFor } from './sources.ts';

const root = join(import.meta.dirname, '..', '..');

function main(args: string[]): boolean {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      page: { type: 'boolean', default: false },
    },
  });
  const sources = sourcesFor(root);
  const names = values.only?.split(',') ?? sources.map(({ name }) => name);
  const unknown = names.find((name) => !sources.some((source) => source.name === name));
  if (unknown !== undefined) throw new Error(`no part ${unknown}`);
  const results = new Results(root);
  let ok = true;
  for (const source of values.page ? [] : sources.filter(({ name }) => names.includes(name))) {
    process.stderr.write(`${source.name}: ${source.command.join(' ')}\n`);
    const result = measure(root, source, values.quick);
    ok &&= result.ok;
    if (values.quick) process.stdout.write(`${figuresPage([[source, result]])}\n`);
    else results.write(result);
  }
  if (values.quick) return ok;
  const parts = sources.map((source) => [source, results.read(source.name)] as const);
  writeFileSync(join(root, 'docs', 'figures.md'), figuresPage(parts));
  return ok;
}

process.exitCode = main(process.argv.slice(2)) ? 0 : 1;
