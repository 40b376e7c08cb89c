import { parseArgs } from 'node:util';
import { crashFolder } from './engine/crash-file.ts';

export type Options = {
  readonly seconds: number;
  /** Empty: every target. */
  readonly targets: readonly string[];
  readonly seed: number;
  readonly replay: string | undefined;
  /** What was found is put into the corpus, which is made as small as it can be. */
  readonly keep: boolean;
  readonly json: boolean;
  /** Folder for inputs that broke something. */
  readonly crashes: string;
};

export const usage = `npm run fuzz -- [--minutes N | --seconds N] [--target NAME]... [--seed N]
                [--keep] [--json] [--crashes FOLDER] [--replay FILE]`;

/** Throws with what is wrong about the arguments. */
export function optionsOf(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      minutes: { type: 'string' },
      seconds: { type: 'string' },
      target: { type: 'string', multiple: true },
      seed: { type: 'string' },
      replay: { type: 'string' },
      keep: { type: 'boolean' },
      json: { type: 'boolean' },
      crashes: { type: 'string' },
    },
  });
  const minutes = numberOf(values.minutes, '--minutes');
  const seconds = numberOf(values.seconds, '--seconds') ?? (minutes ?? 1) * 60;
  return {
    seconds,
    targets: values.target ?? [],
    seed: numberOf(values.seed, '--seed') ?? Math.floor(Math.random() * 2 ** 32),
    replay: values.replay,
    keep: values.keep === true,
    json: values.json === true,
    crashes: values.crashes ?? crashFolder,
  };
}

function numberOf(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!(number > 0)) throw new Error(`${name} takes a number above 0`);
  return number;
}
