import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readSync, rmSync } from 'node:fs';
import { hex } from '@parley/core/base/bytes.ts';
import { renameDurably, writeAll } from './atomic-file.ts';
import { type BackupMember, backupEnd, backupMagic, type LeftOut } from './backup-format.ts';
import { refusalOf, StoreRefusal } from './refusals.ts';
import { readSeal, sealBytes } from './seal.ts';
import type { StationStore } from './station-store.ts';
import type { StoreDatabase } from './store-database.ts';

/** Bytes done of bytes in all. */
export type Progress = (done: number, all: number) => void;

export type BackupOptions = {
  /** Ms since 1970, for the manifest. */
  readonly made: number;
  /** Lines that do not open: the others are saved, and the manifest names these. */
  readonly leftOut?: readonly LeftOut[];
  readonly progress?: Progress;
};

/** Bytes copied before the station's other work gets its turn. */
const sliceBytes = 1024 * 1024;

/**
 * One encrypted file with seal and lines of a station, which goes on working meanwhile. Each line
 * is as it was at one moment. Guard and receive keys are not in it: a restored station signs
 * nothing until its tail or new keys are there. Refuses `exists`, and `being-read` where another
 * copy is made or `doctor` reads; leaves no half file.
 */
export async function backup(
  station: StationStore,
  file: string,
  options: BackupOptions,
): Promise<void> {
  if (existsSync(file)) throw new StoreRefusal('exists', file);
  const partial = `${file}.partial`;
  const frozen: StoreDatabase[] = [];
  let fd: number | undefined;
  try {
    rmSync(partial, { force: true });
    fd = openSync(partial, 'wx', 0o600);
    await writeBackup(fd, { ...options, station, frozen });
    fsyncSync(fd);
    closeSync(fd);
    fd = undefined;
    renameDurably(partial, file);
  } catch (error) {
    if (fd !== undefined) closeSync(fd);
    rmSync(partial, { force: true });
    throw refusalOf(error);
  } finally {
    for (const database of frozen) database.thaw();
  }
}

type Copying = BackupOptions & {
  readonly station: StationStore;
  /** Those whose checkpoints are held back, for the caller to let go. */
  readonly frozen: StoreDatabase[];
};

async function writeBackup(
  fd: number,
  { made, progress, station, frozen, leftOut = [] }: Copying,
): Promise<void> {
  const sound = station.lines().filter((line) => !leftOut.some(({ id }) => id === line));
  const lines = sound.map((line) => {
    const { database } = station.line(line);
    if (!database.freeze()) throw new StoreRefusal('being-read', database.file);
    frozen.push(database);
    return { line, database, bytes: database.bytes() };
  });
  const all = lines.reduce((sum, { bytes }) => sum + bytes, 0);
  const seal = sealBytes(readSeal(station.paths.folder));
  writeAll(fd, backupMagic);
  writeAll(fd, seal);
  const members: BackupMember[] = [memberOf('seal.json', seal.length, hashOf(seal))];
  let done = 0;
  for (const { line, database, bytes } of lines) {
    const hash = createHash('sha256');
    for (let at = 0; at < bytes; at += sliceBytes) {
      // A closed database has given its descriptor back; another file may have it now.
      if (!database.db.open) throw new StoreRefusal('io', 'the station was closed meanwhile');
      const slice = readSlice(database.descriptor(), at, Math.min(sliceBytes, bytes - at));
      hash.update(slice);
      writeAll(fd, slice);
      done += slice.length;
      progress?.(done, all);
      await new Promise((resolve) => setImmediate(resolve));
    }
    members.push(memberOf(`lines/${line}.db`, bytes, hash.digest()));
    database.thaw();
  }
  const station16 = hex(station.key.station);
  const manifest = { parley: 'backup', version: 1, station: station16, made, members } as const;
  const lacks = leftOut.length === 0 ? {} : { leftOut: [...leftOut] };
  writeAll(fd, backupEnd({ ...manifest, ...lacks, members }, station.key));
}

function readSlice(fd: number, at: number, length: number): Uint8Array {
  const slice = new Uint8Array(length);
  for (let have = 0; have < length; ) {
    const got = readSync(fd, slice, have, length - have, at + have);
    if (got === 0) throw new StoreRefusal('corrupt', 'the file became shorter');
    have += got;
  }
  return slice;
}

function hashOf(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}

function memberOf(name: string, bytes: number, hash: Uint8Array): BackupMember {
  return { name, bytes, sha256: hex(hash) };
}
