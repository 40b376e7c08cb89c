import { existsSync, writeFileSync } from 'node:fs';
import { ActRefusal } from '../acts/act.ts';
import { readBounded } from '../read-bounded.ts';
import { StoreRefusal } from '../store/refusals.ts';

/** A file that is opened later, by whoever is asked: refuses `no-such-file` at once. */
export function mustBeThere(file: string): void {
  if (!existsSync(file)) throw new ActRefusal('no-such-file', file);
}

/** Writes a file that the operator named and that is not there yet; mode 0600. Refuses `exists`. */
export function writeNewFile(file: string, bytes: Uint8Array | string): void {
  if (existsSync(file)) throw new StoreRefusal('exists', file);
  try {
    writeFileSync(file, bytes, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw new ActRefusal('file-not-written', `${file}: ${(error as Error).message}`);
  }
}

/** How much of a file is taken, and what is said of a larger one. */
type Bound = { readonly most: number; readonly over: string };

/** What no file that is named on a command line reaches, attachments among them. */
const givenBytesMax = 64 * 1024 * 1024;

const given: Bound = { most: givenBytesMax, over: 'file-too-large' };

/**
 * A file that was named on the command line, or a pipe (`<(…)`); refuses `no-such-file`, and one
 * that does not end as too large.
 */
export function readGivenFile(file: string, { most, over }: Bound = given): Buffer {
  let bytes: Buffer | undefined;
  try {
    bytes = readBounded(file, most);
  } catch (error) {
    throw new ActRefusal('no-such-file', `${file}: ${(error as NodeJS.ErrnoException).code}`);
  }
  if (bytes === undefined) throw new ActRefusal(over, file);
  return bytes;
}

/**
 * All of standard input: what another program writes, or is typed until its end. Refuses
 * `file-too-large`.
 */
export async function readStandardInput(): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > given.most) throw new ActRefusal(given.over, '-');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
