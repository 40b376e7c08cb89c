import type { RefusalCode } from '@parley/core/base/refusal.ts';

/** What a case needs beside its bytes, or shows about them: hexadecimal, text, number, list. */
export type Facts = { readonly [name: string]: string | number | readonly string[] };

/** Bytes that every implementation takes. */
export type PassCase = {
  readonly name: string;
  /** Hexadecimal, as all bytes in these files. */
  readonly bytes: string;
  /** What the reader knows besides: the line, the place, a key. */
  readonly given?: Facts;
  /** What follows from the bytes: leaves, hashes, challenges. */
  readonly shows?: Facts;
  /** Lengths at which the cut bytes are whole by themselves, where a format can be added to. */
  readonly wholeAt?: readonly number[];
};

/** Bytes that every implementation refuses, with the code. */
export type FailCase = {
  readonly name: string;
  readonly code: RefusalCode;
  readonly bytes: string;
  readonly given?: Facts;
};

/** One file under vectors/<format>/. */
export type VectorFile = {
  readonly format: string;
  readonly about: string;
  /** What stands beside the bytes of every case of the file. */
  readonly given?: Facts;
  readonly pass: readonly PassCase[];
  readonly fail: readonly FailCase[];
};

/** The cases of a file, each with what the whole file gives. */
export function withGiven<T extends PassCase | FailCase>(
  file: VectorFile,
  cases: readonly T[],
): T[] {
  if (file.given === undefined) return [...cases];
  return cases.map((one) => ({ ...one, given: { ...file.given, ...one.given } }));
}

/** The file as it lies on disk: one stable form, so that two runs compare byte for byte. */
export function printed(file: VectorFile): string {
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** The file from its text; throws for anything else, because these files are our own. */
export function parsed(text: string): VectorFile {
  const file = JSON.parse(text) as Partial<VectorFile>;
  const isFile =
    typeof file.format === 'string' && Array.isArray(file.pass) && Array.isArray(file.fail);
  if (!isFile) throw new Error('no vector file');
  return file as VectorFile;
}
