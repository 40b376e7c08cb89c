import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
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
  type BackupMember,
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
import { lineDamage, refusing, StoreRefusal } from './refusals.ts';
import { parseSeal } from './seal.ts';
import type { StoreDatabase } from './store-database.ts';

export type RestoreOptions = {
  readonly secret: Secret;
  readonly progress?: Progress;
  /** What a line is called by people, where its database still says so. */
  readonly nameOf?: (open: () => StoreDatabase) => string | null;
};

/** What was restored; the guard is missing on purpose. */
export type Restored = {
  readonly made: number;
  readonly lines: readonly string[];
  /** Lines of that station that the backup does not hold, or holds damaged. */
  readonly leftOut: readonly LeftOut[];
};

const sliceBytes = 1024 * 1024;

/**
 * Puts a backup into a new folder, which appears only when every byte was checked: HMAC of the
 * manifest, SHA-256 of each member, and every page of every database. A line that fails is left
 * out and named, as one that was damaged when the backup was made; the others are restored.
 * Refuses `exists` (a folder that is not empty), `wrong-passphrase`, `not-a-backup`, and `corrupt`
 * where seal or manifest is damaged, or every line.
 */
export function restore(file: string, folder: string, options: RestoreOptions): Restored {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new StoreRefusal('exists', folder);
  if (!existsSync(file)) throw new StoreRefusal('missing', file);
  const staging = `${folder}.restoring`;
  try {
    return refusing(() => {
      const { manifest, lines, leftOut } = unpack(file, staging, options);
      syncFolder(join(staging, 'lines'));
      syncFolder(staging);
      if (existsSync(folder)) rmSync(folder, { recursive: true });
      renameDurably(staging, folder);
      return { made: manifest.made, lines, leftOut: [...(manifest.leftOut ?? []), ...leftOut] };
    });
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function unpack(file: string, staging: string, options: RestoreOptions) {
  const fd = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    if (!fstatSync(fd).isFile()) throw new StoreRefusal('not-a-backup', 'no plain file');
    const { manifest, text, trailer } = readEnd(fd);
    const [first, ...members] = manifest.members as [BackupMember, ...BackupMember[]];
    const seal = parseSeal(readAt(fd, backupMagic.length, first.bytes));
    const key = unwrap(seal, options.secret);
    checkManifest(text, trailer, key);
    if (hex(key.station) !== manifest.station) throw new StoreRefusal('corrupt', 'manifest');
    rmSync(staging, { recursive: true, force: true });
    mkdirSync(dirname(staging), { recursive: true });
    mkdirSync(join(staging, 'lines'), { recursive: true, mode: 0o700 });
    const copy = copier(fd, manifest, options.progress);
    copy(first, join(staging, first.name));
    return { manifest, ...takeLines(members, { staging, key, copy, options }) };
  } finally {
    closeSync(fd);
  }
}

type Taking = {
  readonly staging: string;
  readonly key: DataKey;
  readonly copy: (member: BackupMember, to: string) => void;
  readonly options: RestoreOptions;
};

/** The sound lines, and those that are not; throws what is wrong with the first when none is. */
function takeLines(members: readonly BackupMember[], { staging, key, copy, options }: Taking) {
  const lines: string[] = [];
  const leftOut: LeftOut[] = [];
  let why: unknown;
  for (const member of members) {
    const id = member.name.slice('lines/'.length, -'.db'.length);
    const to = join(staging, member.name);
    try {
      copy(member, to);
      checkPages(to, id, key);
      lines.push(id);
    } catch (error) {
      const damage = lineDamage(error);
      if (!damage) throw error;
      why ??= error;
      leftOut.push({ id, name: nameOf(to, id, { key, options }), code: damage.code });
      for (const end of ['', '-wal', '-journal']) rmSync(`${to}${end}`, { force: true });
    }
  }
  if (why !== undefined && lines.length === 0) throw why;
  return { lines, leftOut };
}

function nameOf(file: string, id: string, { key, options }: Pick<Taking, 'key' | 'options'>) {
  let database: StoreDatabase | undefined;
  const open = () => {
    database = openDatabase(file, key, lineKind(id));
    return database;
  };
  const name = options.nameOf?.(open) ?? null;
  database?.close();
  return name;
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

/**
 * Copies members one after the other, each checked against its hash on the way. What follows a
 * damaged one is found all the same: the manifest says how long each is.
 */
function copier(fd: number, { members }: BackupManifest, progress: Progress | undefined) {
  const all = members.reduce((sum, member) => sum + member.bytes, 0);
  return (member: BackupMember, to: string): void => {
    const { name, bytes, sha256 } = member;
    const before = members.slice(0, members.indexOf(member));
    const start = before.reduce((sum, one) => sum + one.bytes, 0);
    const hash = createHash('sha256');
    const out = openSync(to, 'wx', 0o600);
    try {
      for (let at = 0; at < bytes; at += sliceBytes) {
        const length = Math.min(sliceBytes, bytes - at);
        const slice = readAt(fd, backupMagic.length + start + at, length);
        hash.update(slice);
        writeAll(out, slice);
        progress?.(start + at + length, all);
      }
      fsyncSync(out);
    } finally {
      closeSync(out);
    }
    if (hash.digest('hex') !== sha256) throw new StoreRefusal('corrupt', name);
  };
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
    // It was measured a moment ago: somebody cuts it while it is read.
    if (got === 0) throw new StoreRefusal('corrupt', 'the file became shorter');
    have += got;
  }
  return bytes;
}
