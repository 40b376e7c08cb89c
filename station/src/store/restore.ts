import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { equal, hex } from '@parley/core/base/bytes.ts';
import { renameDurably, syncFolder, writeAll } from './atomic-file.ts';
import type { Progress } from './backup.ts';
import {
  type BackupManifest,
  backupMagic,
  checkManifest,
  type LeftOut,
  manifestLength,
  parseManifest,
  trailerBytes,
} from './backup-format.ts';
import { type DataKey, type Secret, unwrap } from './cipher.ts';
import { openDatabase } from './database.ts';
import { lineKind } from './line-schema.ts';
import { refusing, StoreRefusal } from './refusals.ts';
import { parseSeal } from './seal.ts';

export type RestoreOptions = { readonly secret: Secret; readonly progress?: Progress };

/** What was restored; the guard is missing on purpose. */
export type Restored = {
  readonly made: number;
  readonly lines: readonly string[];
  /** Lines of that station that the backup does not hold. */
  readonly leftOut: readonly LeftOut[];
};

const sliceBytes = 1024 * 1024;

/**
 * Puts a backup into a new folder, which appears only when every byte was checked: HMAC of the
 * manifest, SHA-256 of each member, and every page of every database. Refuses `exists` (a folder
 * that is not empty), `wrong-passphrase`, `not-a-backup`, `corrupt`.
 */
export function restore(file: string, folder: string, options: RestoreOptions): Restored {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new StoreRefusal('exists', folder);
  if (!existsSync(file)) throw new StoreRefusal('missing', file);
  const staging = `${folder}.restoring`;
  try {
    return refusing(() => {
      const { manifest, key } = unpack(file, staging, options);
      const lines = manifest.members.slice(1).map(({ name }) => name.slice(6, -3));
      for (const line of lines) checkPages(join(staging, 'lines', `${line}.db`), line, key);
      syncFolder(join(staging, 'lines'));
      syncFolder(staging);
      if (existsSync(folder)) rmSync(folder, { recursive: true });
      renameDurably(staging, folder);
      return { made: manifest.made, lines, leftOut: manifest.leftOut ?? [] };
    });
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function unpack(file: string, staging: string, { secret, progress }: RestoreOptions) {
  const fd = openSync(file, 'r');
  try {
    const { manifest, text, trailer } = readEnd(fd);
    const sealMember = manifest.members[0]?.bytes ?? 0;
    const seal = parseSeal(readAt(fd, backupMagic.length, sealMember));
    const key = unwrap(seal, secret);
    checkManifest(text, trailer, key);
    if (hex(key.station) !== manifest.station) throw new StoreRefusal('corrupt', 'manifest');
    rmSync(staging, { recursive: true, force: true });
    mkdirSync(dirname(staging), { recursive: true });
    mkdirSync(join(staging, 'lines'), { recursive: true, mode: 0o700 });
    copyMembers(fd, staging, { manifest, progress });
    return { manifest, key };
  } finally {
    closeSync(fd);
  }
}

function readEnd(fd: number) {
  const size = fstatSync(fd).size;
  if (size < backupMagic.length + trailerBytes) throw new StoreRefusal('not-a-backup');
  if (!equal(readAt(fd, 0, backupMagic.length), backupMagic))
    throw new StoreRefusal('not-a-backup');
  const trailer = readAt(fd, size - trailerBytes, trailerBytes);
  const length = manifestLength(trailer);
  const start = size - trailerBytes - length;
  if (start < backupMagic.length) throw new StoreRefusal('not-a-backup');
  const text = readAt(fd, start, length);
  const manifest = parseManifest(text);
  const bytes = manifest.members.reduce((sum, member) => sum + member.bytes, 0);
  if (backupMagic.length + bytes !== start) throw new StoreRefusal('not-a-backup');
  return { manifest, text, trailer };
}

type Copying = { manifest: BackupManifest; progress: Progress | undefined };

function copyMembers(fd: number, staging: string, { manifest, progress }: Copying): void {
  const all = manifest.members.reduce((sum, member) => sum + member.bytes, 0);
  let done = 0;
  for (const { name, bytes, sha256 } of manifest.members) {
    const hash = createHash('sha256');
    const out = openSync(join(staging, name), 'wx', 0o600);
    try {
      for (let at = 0; at < bytes; at += sliceBytes) {
        const length = Math.min(sliceBytes, bytes - at);
        const slice = readAt(fd, backupMagic.length + done, length);
        hash.update(slice);
        writeAll(out, slice);
        done += length;
        progress?.(done, all);
      }
      fsyncSync(out);
    } finally {
      closeSync(out);
    }
    if (hash.digest('hex') !== sha256) throw new StoreRefusal('corrupt', name);
  }
}

/** Reads every page, which the cipher authenticates, and lets SQLite check their order. */
function checkPages(file: string, line: string, key: DataKey): void {
  const database = openDatabase(file, key, lineKind(line));
  try {
    const result = database.db.pragma('integrity_check(1)', { simple: true });
    if (result !== 'ok') throw new StoreRefusal('corrupt', String(result));
  } finally {
    database.close();
  }
}

function readAt(fd: number, at: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let have = 0; have < length; ) {
    const got = readSync(fd, bytes, have, length - have, at + have);
    if (got === 0) throw new StoreRefusal('not-a-backup', 'the file is too short');
    have += got;
  }
  return bytes;
}
