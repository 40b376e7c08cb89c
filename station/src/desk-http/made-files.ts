import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file made for one officer: he fetches it, and it is gone with the desk or after an hour. */
export type MadeFileEntry = {
  readonly path: string;
  readonly name: string;
  readonly officer: string;
  readonly line: string;
  readonly ends: number;
  /** The same for a reader without Parley. */
  readonly page: string | null;
};

const keptMs = 3_600_000;

/** Exports and disclosures between the act that makes them and the browser that fetches them. */
export class MadeFiles {
  #folder: string | undefined;
  readonly #files = new Map<string, MadeFileEntry>();

  /** Where the next file may be written. */
  place(id: string): string {
    this.#folder ??= mkdtempSync(join(tmpdir(), 'parley-desk-'));
    return join(this.#folder, id);
  }

  keep(id: string, file: Omit<MadeFileEntry, 'ends'>, now: number): void {
    for (const [old, { ends, path }] of this.#files) {
      if (ends > now) continue;
      rmSync(path, { force: true });
      this.#files.delete(old);
    }
    this.#files.set(id, { ...file, ends: now + keptMs });
  }

  of(id: string, now: number): MadeFileEntry | undefined {
    const found = this.#files.get(id);
    return found && found.ends > now ? found : undefined;
  }

  close(): void {
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
  }
}
