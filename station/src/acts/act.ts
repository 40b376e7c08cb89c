import type { z } from 'zod';
import type { Seal } from '../evidence/whole-file.ts';
import type { Station, StationLine } from '../station.ts';

/** What crosses the local socket: plain JSON. Bytes travel as lower-case hexadecimal. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** What an act works with. The same act serves the socket of a running station and a closed one. */
export type ActContext = {
  readonly station: Station;
  /** True while circuits are open: `run` is up. */
  readonly running: boolean;
  /** The caller has proven who its officer is: the desk, by his passkey. */
  readonly vouched: boolean;
  /** The line that the caller named, or the only one; throws `ActRefusal` when it is not clear. */
  line(): StationLine;
  /** One value of a stream (`follow`), or of long work; nothing where the caller is gone. */
  emit(value: Json): void;
  /** Long work: how much of how much is done. */
  progress(done: number, total: number): void;
  /** Aborted when the caller goes. */
  readonly signal: AbortSignal;
  /** What a file that the act writes is sealed with, where it is to lie on this station's disk. */
  readonly seal?: Seal | undefined;
};

/** One thing that a caller may ask of a station: its input is checked before it runs. */
export type Act<I = unknown> = {
  readonly name: string;
  readonly input: z.ZodType<I>;
  run(context: ActContext, input: I): Promise<Json>;
};

/** An act that is refused: a code, and what it is about. The caller renders the sentence. */
export class ActRefusal extends Error {
  override name = 'ActRefusal';
  readonly code: string;
  readonly detail: string;

  constructor(code: string, detail = '') {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
  }
}

/** Keeps the input's type between its schema and the function, and hides it from the registry. */
export function act<I>(definition: Act<I>): Act {
  return definition;
}
