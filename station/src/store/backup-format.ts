import { createHmac } from 'node:crypto';
import { equal } from '@parley/core/base/bytes.ts';
import { z } from 'zod';
import { type DataKey, subkey } from './cipher.ts';
import { StoreRefusal } from './refusals.ts';

/*
 * A backup is one file: the magic, the members one after the other, the manifest as JSON, its
 * HMAC-SHA-256 under a key of the station, and 4 bytes with the manifest's length. Members are
 * the seal, which is no secret, and databases as they lie on disk, encrypted page by page.
 */

export const backupMagic = Buffer.from('parley-backup/1\n', 'ascii');
export const trailerBytes = 36;
const manifestBytesMax = 16 * 1024 * 1024;

const memberShape = z.strictObject({
  name: z.string().regex(/^(seal\.json|lines\/[0-9a-f]{64}\.db)$/),
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** A line that did not open when the backup was made, and is not in it. */
const leftOutShape = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().max(64).nullable(),
  code: z.string().max(64),
});

const manifestShape = z.strictObject({
  parley: z.literal('backup'),
  version: z.literal(1),
  station: z.string().regex(/^[0-9a-f]{32}$/),
  /** Ms since 1970. */
  made: z.number().int(),
  members: z.array(memberShape).min(1),
  leftOut: z.array(leftOutShape).optional(),
});

export type BackupMember = z.infer<typeof memberShape>;
export type LeftOut = z.infer<typeof leftOutShape>;
export type BackupManifest = z.infer<typeof manifestShape>;

/** Manifest and trailer as they end the file. */
export function backupEnd(manifest: BackupManifest, key: DataKey): Uint8Array {
  const text = Buffer.from(JSON.stringify(manifest), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([text, hmac(text, key), length]);
}

/** Length of the manifest that a trailer names. */
export function manifestLength(trailer: Uint8Array): number {
  const length = Buffer.from(trailer).readUInt32BE(trailerBytes - 4);
  if (length > manifestBytesMax) throw new StoreRefusal('not-a-backup');
  return length;
}

/** Reads a manifest before its key is known; `checkManifest` follows once the seal is read. */
export function parseManifest(text: Uint8Array): BackupManifest {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(text).toString('utf8'));
  } catch {
    throw new StoreRefusal('not-a-backup');
  }
  const manifest = manifestShape.safeParse(value);
  if (!manifest.success) throw new StoreRefusal('not-a-backup');
  if (manifest.data.members[0]?.name !== 'seal.json') throw new StoreRefusal('not-a-backup');
  return manifest.data;
}

/** Refuses `corrupt` when the manifest is not the one this station wrote. */
export function checkManifest(text: Uint8Array, trailer: Uint8Array, key: DataKey): void {
  if (!equal(hmac(text, key), trailer.subarray(0, 32))) {
    throw new StoreRefusal('corrupt', 'manifest of the backup');
  }
}

function hmac(text: Uint8Array, key: DataKey): Uint8Array {
  return createHmac('sha256', subkey(key, 'parley/backup/v1')).update(text).digest();
}
