import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from './atomic-file.ts';
import { type DataKey, drawDataKey, type Secret, unwrap, wrap } from './cipher.ts';
import { FolderLock } from './folder-lock.ts';
import { Guard, type GuardState, openGuard } from './guard.ts';
import { LineStore, type LineStoreOptions } from './line-store.ts';
import { refusing, StoreRefusal } from './refusals.ts';
import { setAside, settleRekey } from './rekey-files.ts';
import { hasSeal, readSeal, writeSeal } from './seal.ts';

/** Where a station's files lie. The guard's folder is on no backup, best on another storage. */
export type StationPaths = { readonly folder: string; readonly guard: string };

const lineFile = /^([0-9a-f]{64})\.db$/;

export function linesFolder(paths: StationPaths): string {
  return join(paths.folder, 'lines');
}

export function lineFileOf(paths: StationPaths, line: string): string {
  return join(linesFolder(paths), `${line}.db`);
}

export function guardFileOf(paths: StationPaths): string {
  return join(paths.guard, 'guard.db');
}

/** Ids of the lines whose databases are in the folder, sorted. */
export function linesIn(paths: StationPaths): string[] {
  const folder = linesFolder(paths);
  if (!existsSync(folder)) return [];
  const ids = readdirSync(folder).map((name) => lineFile.exec(name)?.[1]);
  return ids.filter((id) => id !== undefined).sort();
}

/** One station's folder, opened with the operator's secret and held by this process alone. */
export class StationStore {
  readonly paths: StationPaths;
  readonly key: DataKey;
  private readonly lock: FolderLock;
  private readonly open = new Map<string, LineStore>();
  private guardState: GuardState | undefined;

  private constructor(paths: StationPaths, key: DataKey, lock: FolderLock) {
    this.paths = paths;
    this.key = key;
    this.lock = lock;
  }

  /** Makes seal and guard of a new station. Refuses `exists`. */
  static create(paths: StationPaths, secret: Secret): StationStore {
    if (hasSeal(paths.folder)) throw new StoreRefusal('exists', paths.folder);
    refusing(() => {
      for (const folder of [paths.folder, linesFolder(paths), paths.guard]) makeFolder(folder);
    });
    const lock = FolderLock.take(paths.folder);
    try {
      const key = drawDataKey();
      // Of a creation that was cut short, or of a station whose folder is gone.
      refusing(() => setAside(guardFileOf(paths)));
      const store = new StationStore(paths, key, lock);
      store.guardState = { state: 'ready', guard: Guard.create(guardFileOf(paths), key) };
      // The seal is last: a folder with a seal is a whole station.
      writeSeal(paths.folder, wrap(key, secret));
      return store;
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  /** Refuses `missing`, `store-locked`, `wrong-passphrase`, `seal-version`, `corrupt`. */
  static open(paths: StationPaths, secret: Secret): StationStore {
    if (!hasSeal(paths.folder)) throw new StoreRefusal('missing', paths.folder);
    const lock = FolderLock.take(paths.folder);
    try {
      const seal = readSeal(paths.folder);
      const key = unwrap(seal, secret);
      settleRekey(paths, seal);
      return new StationStore(paths, key, lock);
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  lines(): string[] {
    return linesIn(this.paths);
  }

  /** A new line's store. Refuses `exists`. */
  createLine(line: string, options: LineStoreOptions = {}): LineStore {
    const store = LineStore.create(lineFileOf(this.paths, line), this.key, line, options);
    this.open.set(line, store);
    return store;
  }

  /** The store of a line, opened once. */
  line(line: string, options: LineStoreOptions = {}): LineStore {
    const known = this.open.get(line);
    if (known?.database.db.open) return known;
    const store = LineStore.open(lineFileOf(this.paths, line), this.key, line, options);
    this.open.set(line, store);
    return store;
  }

  guard(): GuardState {
    this.guardState ??= openGuard(guardFileOf(this.paths), this.key);
    return this.guardState;
  }

  /**
   * An empty guard where none can be read: the first act of new keys, and only of new keys. What
   * lies there is kept beside it under another name.
   */
  replaceGuard(): Guard {
    const state = this.guard();
    if (state.state === 'ready') throw new StoreRefusal('exists', 'guard');
    refusing(() => {
      makeFolder(this.paths.guard);
      setAside(guardFileOf(this.paths));
    });
    const guard = Guard.create(guardFileOf(this.paths), this.key);
    this.guardState = { state: 'ready', guard };
    return guard;
  }

  close(): void {
    for (const store of this.open.values()) store.close();
    if (this.guardState?.state === 'ready') this.guardState.guard.close();
    this.lock.release();
  }
}

function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  syncFolder(folder);
}
