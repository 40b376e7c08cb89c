import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { optionsOf, refused } from '../command-line.ts';
import { figuresPage } from './page.ts';
import { measure, Results } from './results.ts';
import { sources } from './sources.ts';

const root = join(import.meta.dirname, '..', '..');

const usage = `Measures everything that docs/figures.md shows, and writes it.

npm run figures -- [--only NAME,NAME] [--quick] [--page]
  --only   only these parts; the others stay as they were measured
  --quick  a test of the command: its numbers mean nothing, and no page is written
  --page   measures nothing, and writes the page from what was measured before
Parts: ${sources.map(({ name }) => name).join(', ')}.`;

async function main(): Promise<boolean> {
  const values = optionsOf(usage, {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    page: { type: 'boolean', default: false },
  });
  const names = values.only?.split(',') ?? sources.map(({ name }) => name);
  const unknown = names.find((name) => !sources.some((source) => source.name === name));
  if (unknown !== undefined) return refused(usage, `there is no part '${unknown}'`);
  const results = new Results();
  let ok = true;
  for (const source of values.page ? [] : sources.filter(({ name }) => names.includes(name))) {
    process.stderr.write(`${source.name}: ${source.command.join(' ')}\n`);
    const result = await measure(root, source, values.quick);
    ok &&= result.ok;
    if (values.quick) process.stdout.write(`${figuresPage([[source, result]])}\n`);
    else results.write(result);
  }
  if (values.quick) return ok;
  const parts = sources.map((source) => [source, results.read(source.name)] as const);
  writeFileSync(join(root, 'docs', 'figures.md'), figuresPage(parts));
  return ok;
}

process.exitCode = (await main()) ? 0 : 1;
