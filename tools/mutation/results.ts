import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folders whose mutants must be noticed. */
export const folders = ['core/src/journal', 'core/src/codec', 'core/src/replication'] as const;

/** What became of the mutants of one file. */
export type FileResult = {
  readonly file: string;
  /** Of the file as it was: another one makes the result stale. */
  readonly digest: string;
  readonly killed: number;
  /** Of those killed: the tests went on without end, or the machine was too busy. */
  readonly timedOut: number;
  /** Not noticed by any test, those that no test reaches among them. */
  readonly survived: number;
  /** Where they are: line, and what was put there. */
  readonly left: readonly { readonly line: number; readonly mutant: string }[];
};

const kept = join(import.meta.dirname, 'results.json');

export function digestOf(root: string, file: string): string {
  const bytes = readFileSync(join(root, file));
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

/** Every file of the folders that holds code. */
export function mutatedFiles(root: string): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => `${folder}/${name}`)
      .sort(),
  );
}

export function readResults(): Map<string, FileResult> {
  try {
    const all = JSON.parse(readFileSync(kept, 'utf8')) as FileResult[];
    return new Map(all.map((result) => [result.file, result]));
  } catch {
    return new Map();
  }
}

/** Adds what was found, to `results` and to what is kept now: another run may have added to it. */
export function keepResults(results: Map<string, FileResult>, found: readonly FileResult[]): void {
  for (const [file, result] of readResults()) results.set(file, result);
  for (const result of found) results.set(result.file, result);
  const all = [...results.values()].sort((a, b) => a.file.localeCompare(b.file));
  writeFileSync(kept, `${JSON.stringify(all, null, 2)}\n`);
}
