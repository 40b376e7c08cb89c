import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createReadStream, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Seal } from '../evidence/whole-file.ts';

/** A file made for one officer: he fetches it, and it is gone with the desk or after an hour. */
export type MadeFileEntry = {
  readonly name: string;
  readonly officer: string;
  readonly line: string;
  /** The same for a reader without Parley. */
  readonly page: string | null;
};

/** Where a file may be written, and what seals it. */
export type Place = { readonly id: string; readonly path: string; readonly seal: Seal };

type Kept = MadeFileEntry & { readonly ends: number; readonly bytes: number };

const keptMs = 3_600_000;
const sweepMs = 60_000;
const perOfficerMax = 8;
const bytesMax = 2 ** 32;

/**
 * Exports and disclosures between the act that makes them and the browser that fetches them. They
 * lie in the station's folder, each under a key that is nowhere but in this process: when that
 * ends, however it ends, nobody can read what is left of them, and the next start removes it.
 */
export class MadeFiles {
  readonly #folder: string;
  readonly #now: () => number;
  readonly #keys = new Map<string, Uint8Array>();
  readonly #files = new Map<string, Kept>();
  readonly #timer: NodeJS.Timeout;

  constructor(stationFolder: string, now: () => number) {
    this.#folder = join(stationFolder, 'desk-files');
    this.#now = now;
    rmSync(this.#folder, { recursive: true, force: true });
    this.#timer = setInterval(() => this.#sweep(), sweepMs);
    this.#timer.unref();
  }

  /** Makes one at a place of its own; of one that fails nothing is left. */
  async make<T>(write: (place: Place) => Promise<T>): Promise<T> {
    const place = this.#place();
    try {
      return await write(place);
    } catch (error) {
      this.drop(place.id);
      throw error;
    }
  }

  #place(): Place {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const id = randomBytes(16).toString('hex');
    const key = randomBytes(32);
    this.#keys.set(id, key);
    // One key, one file: the counter begins at zero.
    const seal = createCipheriv('aes-256-ctr', key, new Uint8Array(16));
    return { id, path: this.#pathOf(id), seal };
  }

  keep(id: string, file: MadeFileEntry): void {
    const { size: bytes } = statSync(this.#pathOf(id));
    this.#files.set(id, { ...file, bytes, ends: this.#now() + keptMs });
    this.#sweep();
    const own = [...this.#files].filter(([, { officer }]) => officer === file.officer);
    for (const [old] of own.slice(0, -perOfficerMax)) this.drop(old);
    let total = [...this.#files.values()].reduce((sum, one) => sum + one.bytes, 0);
    for (const [old, one] of this.#files) {
      if (total <= bytesMax || old === id) break;
      total -= one.bytes;
      this.drop(old);
    }
  }

  of(id: string): MadeFileEntry | undefined {
    const found = this.#files.get(id);
    return found && found.ends > this.#now() ? found : undefined;
  }

  /** Its bytes as they were made. */
  read(id: string): Readable {
    const key = this.#keys.get(id);
    if (!key) throw new Error('a file that was made has a key');
    const unseal = createDecipheriv('aes-256-ctr', key, new Uint8Array(16));
    const sealed = createReadStream(this.#pathOf(id));
    sealed.on('error', (error) => unseal.destroy(error));
    unseal.on('close', () => sealed.destroy());
    return sealed.pipe(unseal);
  }

  drop(id: string): void {
    this.#keys.get(id)?.fill(0);
    this.#keys.delete(id);
    this.#files.delete(id);
    rmSync(this.#pathOf(id), { force: true });
  }

  close(): void {
    clearInterval(this.#timer);
    for (const id of [...this.#keys.keys()]) this.drop(id);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #sweep(): void {
    for (const [id, { ends }] of [...this.#files]) if (ends <= this.#now()) this.drop(id);
  }

  #pathOf(id: string): string {
    return join(this.#folder, id);
  }
}
