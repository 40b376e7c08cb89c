import { type ParseArgsConfig, parseArgs } from 'node:util';

type Named = NonNullable<ParseArgsConfig['options']>;
type Values<T extends Named> = ReturnType<typeof parseArgs<{ options: T }>>['values'];

/**
 * The options of a command of this repository. `--help` prints the usage and ends; what the usage
 * does not name is told in one sentence above it, with exit code 2.
 */
export function optionsOf<const T extends Named>(usage: string, options: T): Values<T> {
  const asked = process.argv.slice(2);
  if (asked.includes('--help') || asked.includes('-h')) {
    process.stdout.write(`${usage}\n`);
    process.exit(0);
  }
  try {
    return parseArgs({ args: asked, options }).values;
  } catch (error) {
    return refused(usage, error instanceof Error ? error.message : String(error));
  }
}

/** Ends the command: its arguments are no use, for that reason. */
export function refused(usage: string, reason: string): never {
  process.stderr.write(`${reason}\n\n${usage}\n`);
  process.exit(2);
}

/** A whole number of at least `least`, or the command ends with the usage. */
export function countOf(usage: string, option: string, given: string, least = 1): number {
  const count = Number(given);
  if (/^\d+$/.test(given) && Number.isSafeInteger(count) && count >= least) return count;
  return refused(usage, `--${option} takes a whole number from ${least} on, and not '${given}'`);
}
