import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deskDocument } from '@parley/api/document.ts';
import { limits } from '@parley/core/base/limits.ts';
import { refusalReasons } from '@parley/core/base/refusal.ts';
import { dialogues } from '@parley/station/conformance/play.ts';
import { commentsOf } from './generate/comments.ts';
import { conformancePage } from './generate/conformance.ts';
import { errorsPage, limitsPage } from './generate/pages.ts';

/**
 * Writes the pages and the document that follow from the code; with `--check` it writes nothing
 * and fails where a page differs, so that the two cannot drift apart.
 */
function main(check: boolean): boolean {
  const root = join(import.meta.dirname, '..');
  const source = readFileSync(join(root, 'core/src/base/limits.ts'), 'utf8');
  const pages = [
    { path: 'spec/errors.md', text: errorsPage(refusalReasons) },
    { path: 'spec/limits.md', text: limitsPage(limits, commentsOf(source, 'limits')) },
    {
      path: 'spec/conformance.md',
      text: conformancePage(readOrEmpty(join(root, 'spec/conformance.md')), dialogues),
    },
    { path: 'api/openapi.json', text: `${JSON.stringify(deskDocument(), null, 1)}\n` },
  ];
  const stale = pages.filter(({ path, text }) => readOrEmpty(join(root, path)) !== text);
  for (const { path, text } of stale) {
    if (!check) writeFileSync(join(root, path), text);
    const verb = check ? 'differs from the code; run: node tools/generate.ts' : 'written';
    process.stdout.write(`${path}: ${verb}\n`);
  }
  return !check || stale.length === 0;
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

process.exitCode = main(process.argv.includes('--check')) ? 0 : 1;
