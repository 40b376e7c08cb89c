import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataKey } from '@parley/station/store/cipher.ts';
import { Guard } from '@parley/station/store/guard.ts';
import { LineStore } from '@parley/station/store/line-store.ts';
import { guardFileOf, lineFileOf, StationStore } from '@parley/station/store/station-store.ts';
import { commitsOf } from '../log-commits.ts';
import type { Seeded } from '../seeded.ts';
import { digestOf } from './digest.ts';
import { line, type Which } from './stores.ts';
import { type Kept, type Step, Workload } from './workload.ts';

type Copy = { readonly file: Buffer; readonly log: Buffer };

export type CopiesReport = { readonly copies: number; readonly broken: readonly string[] };

/**
 * The production driver, ciphers and all. While it works its files are copied; each copy's log is
 * then cut or garbled, but only behind the last commit that had returned. It must open, and hold
 * all that had returned, and of what had not all or nothing.
 */
export function cutCopies(folder: string, turns: number, seeded: Seeded): CopiesReport {
  const secret = { keyFile: new Uint8Array(32).fill(7) };
  const paths = { folder: join(folder, 'station'), guard: join(folder, 'guard') };
  const station = StationStore.create(paths, secret);
  const guard = station.guard();
  if (guard.state !== 'ready') throw new Error(guard.state);
  const kept: Kept = { line: station.createLine(line), guard: guard.guard };
  const files = { line: lineFileOf(paths, line), guard: guardFileOf(paths) };
  const workload = new Workload(seeded);
  const work = new Copying(kept, files, {
    key: station.key,
    scratch: join(folder, 'copy'),
    seeded,
  });
  for (let turn = 0; turn < turns; turn++) {
    for (const step of workload.turn()) work.step(step);
    if (turn % 12 === 5) work.step(largeTransaction(seeded, () => work.meanwhile()));
  }
  station.close();
  return { copies: work.copies, broken: work.broken };
}

/** More than the page cache holds: frames reach the log before their transaction is decided. */
function largeTransaction(seeded: Seeded, meanwhile: () => void): Step {
  const sha256 = new Uint8Array(32).map(() => seeded.below(256));
  const piece = new Uint8Array(64 * 1024).map(() => seeded.below(256));
  const pieces = 60;
  return {
    which: 'line',
    run: ({ line: store }) => {
      store.transaction(() => {
        store.attachments.announce(sha256, pieces * piece.length);
        for (let i = 0; i < pieces; i++) store.attachments.put(sha256, i * piece.length, piece);
        meanwhile();
      });
    },
  };
}

type Means = { readonly key: DataKey; readonly scratch: string; readonly seeded: Seeded };

class Copying {
  copies = 0;
  readonly broken: string[] = [];
  readonly #kept: Kept;
  readonly #files: Readonly<Record<Which, string>>;
  readonly #means: Means;
  readonly #digests: Record<Which, string>;
  /** Lengths of the logs when the last write to each had returned. */
  #returned: Record<Which, Copy>;

  constructor(kept: Kept, files: Readonly<Record<Which, string>>, means: Means) {
    this.#kept = kept;
    this.#files = files;
    this.#means = means;
    this.#digests = { line: this.#digest('line'), guard: this.#digest('guard') };
    this.#returned = { line: this.#copy('line'), guard: this.#copy('guard') };
  }

  step({ which, run }: Step): void {
    run(this.#kept);
    const changed = which ?? 'line';
    const before = this.#digests[changed];
    const after = this.#digest(changed);
    const now = this.#copy(changed);
    // Copied when this write was on its way: the one before it had returned.
    if (which !== null) this.#damaged(changed, now, [before, after]);
    this.#digests[changed] = after;
    this.#returned[changed] = now;
    this.#damaged(changed, now, [after]);
  }

  /** In the middle of a transaction. */
  meanwhile(): void {
    for (let i = 0; i < 4; i++) this.#damaged('line', this.#copy('line'), [this.#digests.line]);
  }

  #digest(which: Which): string {
    return digestOf(this.#kept[which].database.db);
  }

  #copy(which: Which): Copy {
    const file = this.#files[which];
    return { file: readFileSync(file), log: read(`${file}-wal`) };
  }

  #damaged(which: Which, copy: Copy, allowed: readonly string[]): void {
    const log = this.#behind(copy, this.#returned[which]);
    if (!log) return;
    const { scratch, key } = this.#means;
    mkdirSync(scratch, { recursive: true });
    const file = join(scratch, 'copy.db');
    writeFileSync(file, copy.file);
    writeFileSync(`${file}-wal`, log);
    this.copies++;
    try {
      const store = which === 'line' ? LineStore.open(file, key, line) : Guard.open(file, key);
      try {
        const { db } = store.database;
        const sound = db.pragma('integrity_check(3)', { simple: true });
        if (sound !== 'ok') this.broken.push(`${which}: ${String(sound)}`);
        const found = digestOf(db);
        if (!allowed.includes(found)) this.broken.push(`${which} holds something else`);
      } finally {
        store.close();
      }
    } catch (error) {
      this.broken.push(`${which}: ${String(error)}`);
    } finally {
      rmSync(scratch, { recursive: true });
    }
  }

  /** A log that is another than it was behind what had returned; undefined: it began anew. */
  #behind({ file, log }: Copy, returned: Copy): Buffer | undefined {
    const { seeded } = this.#means;
    if (!log.subarray(0, 32).equals(returned.log.subarray(0, 32))) return undefined;
    // What a checkpoint moves into the file was synced in the log before.
    const moved = !file.equals(returned.file);
    const end = Math.max(32, ...commitsOf(moved ? log : returned.log));
    const out = Buffer.from(log);
    const length = log.length - end;
    if (length <= 0 || seeded.chance(0.3)) return out.subarray(0, end + seeded.below(length + 1));
    const from = end + seeded.below(length);
    const to = from + 1 + seeded.below(Math.min(9000, log.length - from));
    for (let i = from; i < to; i++) out[i] = seeded.below(256);
    return out;
  }
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}
