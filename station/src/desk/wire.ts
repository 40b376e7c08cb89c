import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Json } from '../acts/act.ts';

/** One asking over the local socket: a line of JSON. */
export const askShape = z.strictObject({
  id: z.number().int().nonnegative(),
  act: z.string(),
  line: z.string().optional(),
  input: z.json(),
});

export type Ask = z.infer<typeof askShape>;

/** What comes back, each a line of JSON; the last of an id is `answer` or `refusal`. */
export type Reply =
  | { readonly id: number; readonly emit: Json }
  | { readonly id: number; readonly progress: readonly [number, number] }
  | { readonly id: number; readonly answer: Json }
  | { readonly id: number; readonly refusal: Refused };

export type Refused = {
  readonly code: string;
  readonly detail: string;
  /** The station failed; nothing was wrong with the asking. */
  readonly fault?: true;
};

/** An attachment of 16 MiB in hexadecimal, and room around it. */
const lineBytesMax = 64 * 1024 * 1024;

export const socketName = 'desk.sock';

/**
 * Runs `work` with a path of the socket that the system takes: longer ones than 107 bytes are
 * reached through a descriptor of their folder, which must be there.
 */
export function withSocketPath<T>(folder: string, work: (path: string, done: () => void) => T): T {
  const path = join(folder, socketName);
  if (Buffer.byteLength(path) <= 100) return work(path, () => {});
  const fd = openSync(folder, 'r');
  return work(`/proc/self/fd/${fd}/${socketName}`, () => closeSync(fd));
}

/** Cuts a stream of bytes into lines; a line over the limit ends it with false. */
export class LineCutter {
  #parts: Buffer[] = [];
  #length = 0;

  /** Every line that is complete now, without its end; false: over the limit. */
  take(chunk: Buffer): string[] | false {
    const lines: string[] = [];
    let rest = chunk;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      lines.push(Buffer.concat([...this.#parts, rest.subarray(0, end)]).toString('utf8'));
      this.#parts = [];
      this.#length = 0;
      rest = rest.subarray(end + 1);
    }
    if (rest.length > 0) this.#parts.push(rest);
    this.#length += rest.length;
    return this.#length > lineBytesMax ? false : lines;
  }
}
