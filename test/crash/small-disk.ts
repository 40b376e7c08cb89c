import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreFault } from '@parley/station/store/refusals.ts';
import type { RunningStation } from '@parley/station/testing/running.ts';
import { scratch } from '../stations/place.ts';

/** A disk for the stations of a line, on which one can run out of space. */
export type SmallDisk = {
  /** What it is made of. */
  readonly means: string;
  readonly folder: string;
  /** Takes the space that is left, but for what this station has set aside for warnings. */
  fill(station: RunningStation): void;
  free(station: RunningStation): void;
  drop(): void;
};

/** A tmpfs where this machine lets one be mounted, else a database that may not grow. */
export function smallDisk(): SmallDisk {
  const folder = join(scratch(), 'disk');
  mkdirSync(folder);
  return mounted(folder) ? tmpfs(folder) : bounded(folder);
}

function mounted(folder: string): boolean {
  if (process.getuid?.() !== 0 || process.env.PARLEY_TEST_NO_MOUNT) return false;
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'none', folder]).status === 0;
}

function tmpfs(folder: string): SmallDisk {
  const filler = join(folder, 'filler');
  return {
    means: 'a tmpfs of 24 MiB',
    folder,
    fill: () => {
      for (let bytes = 2 ** 20; bytes >= 1; bytes = Math.floor(bytes / 2)) {
        for (let more = true; more; ) more = grow(filler, bytes);
      }
    },
    free: () => rmSync(filler),
    // Lazily: a test that failed has its databases open still.
    drop: () => void spawnSync('umount', ['-l', folder]),
  };
}

function grow(file: string, bytes: number): boolean {
  try {
    writeFileSync(file, randomBytes(bytes), { flag: 'a' });
    return true;
  } catch {
    return false;
  }
}

function bounded(folder: string): SmallDisk {
  const stores = new Map<object, () => void>();
  return {
    means: 'a store that takes warnings alone',
    folder,
    fill: ({ line: { store } }) => {
      const transaction = store.transaction.bind(store);
      const full: typeof store.transaction = (work, urgent) => {
        if (store.database.db.inTransaction || urgent) return transaction(work, urgent);
        throw new StoreFault('disk-full', 'full for a test');
      };
      Object.assign(store, { transaction: full });
      stores.set(store, () => Object.assign(store, { transaction }));
    },
    free: ({ line: { store } }) => stores.get(store)?.(),
    drop: () => {},
  };
}
