#!/usr/bin/env node
import module from 'node:module';
import { join } from 'node:path';

// Half the time of a start is stripping types and compiling: kept beside the packages, whose owner
// alone may write there. Where that folder is read-only, a start takes longer and nothing else.
const packages = join(import.meta.dirname, '..', '..', 'node_modules');
module.enableCompileCache?.(join(packages, '.cache', 'parley'));

// Before anything native is imported: an old Node must end with a sentence, not with a crash.
const { nodeRefusal } = await import('./cli/node-version.ts');
const refusal = nodeRefusal(process.versions.node, process.env);
if (refusal !== undefined) {
  process.stderr.write(`${refusal}\n`);
  process.exitCode = 2;
} else {
  const { runProgram } = await import('./cli/program.ts');
  process.exitCode = await runProgram(process.argv.slice(2));
}
