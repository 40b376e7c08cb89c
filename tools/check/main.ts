import { join } from 'node:path';
import { add, type Count, verdict } from './count.ts';
import { fetchNatsServer } from './nats-server.ts';
import { runStep } from './run.ts';
import { chosen, stepsFor } from './steps.ts';

const root = join(import.meta.dirname, '..', '..');

/** Runs every step whatever the others said, then tells which failed and counts. */
function main(names: readonly string[]): boolean {
  let count: Count = { passed: 0, failed: 0 };
  const failed: string[] = [];
  for (const step of chosen(stepsFor(root), names)) {
    if (step.name === 'tests') fetchNatsServer(root);
    const outcome = runStep(root, step);
    const seconds = `${outcome.seconds.toFixed(1)} s`.padStart(8);
    process.stdout.write(`${outcome.ok ? 'ok    ' : 'FAILED'} ${seconds}  ${outcome.name}\n`);
    if (!outcome.ok) {
      failed.push(outcome.name);
      process.stdout.write(outcome.output);
    }
    if (outcome.counted !== undefined) count = add(count, outcome.counted);
    count = add(count, outcome.ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  }
  if (failed.length > 0) process.stdout.write(`steps that failed: ${failed.join(', ')}\n`);
  const { line, ok } = verdict(count);
  process.stdout.write(`${line}\n`);
  return ok;
}

process.exitCode = main(process.argv.slice(2)) ? 0 : 1;
