#!/usr/bin/env node
import { nodeRefusal } from './cli/node-version.ts';

// Before anything native is imported: an old Node must end with a sentence, not with a crash.
const refusal = nodeRefusal(process.versions.node, process.env);
if (refusal !== undefined) {
  process.stderr.write(`${refusal}\n`);
  process.exitCode = 2;
} else {
  const { runProgram } = await import('./cli/program.ts');
  process.exitCode = await runProgram(process.argv.slice(2));
}
