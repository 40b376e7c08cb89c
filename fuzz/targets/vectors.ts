import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unhex } from '@parley/core/base/bytes.ts';
import { type Facts, parsed, withGiven } from '../../tools/vectors/case.ts';

const folder = join(import.meta.dirname, '..', '..', 'vectors');

export type Case = { readonly bytes: Uint8Array; readonly given: Facts | undefined };

/** Every case of a format, those that must fail as well. */
export function casesOf(format: string): Case[] {
  const names = readdirSync(join(folder, format)).sort();
  const files = names.map((name) => parsed(readFileSync(join(folder, format, name), 'utf8')));
  return files.flatMap((file) =>
    withGiven(file, [...file.pass, ...file.fail]).map((one) => ({
      bytes: unhex(one.bytes) ?? new Uint8Array(0),
      given: one.given,
    })),
  );
}

/**
 * Those that a search may begin with: one of a hundred kilobytes takes a quarter of a second with
 * counters in the code, and its garbage alone is what no small input may cost.
 */
export function smallVectorsOf(...formats: readonly string[]): Uint8Array[] {
  return vectorsOf(...formats).filter(({ length }) => length <= 65_536);
}

export function vectorsOf(...formats: readonly string[]): Uint8Array[] {
  return formats.flatMap((format) => casesOf(format).map(({ bytes }) => bytes));
}
