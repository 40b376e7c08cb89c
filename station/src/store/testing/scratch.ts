import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Crypto, Entropy } from '@parley/core/base/crypto.ts';
import type { StoreRecord } from '@parley/core/journal/records.ts';
import type { Secret } from '../cipher.ts';
import { StoreRefusal } from '../refusals.ts';
import type { StationPaths } from '../station-store.ts';

/** A folder of its own for one test; removed by `dropScratch`. */
const made: string[] = [];

export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-store-'));
  made.push(folder);
  return folder;
}

export function dropScratch(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export function scratchPaths(): StationPaths {
  const root = scratch();
  return { folder: join(root, 'station'), guard: join(root, 'guard') };
}

/** A key file costs no Argon2id. */
export const keyFile: Secret = { keyFile: new Uint8Array(32).fill(7) };
export const line = 'ab'.repeat(32);
export const own = '0.0.0101010101010101';
export const peer = '1.0.0202020202020202';

/** One bundle as core persists it. */
export function turn(first: number, bytes = randomBytes(300), journal = own): StoreRecord[] {
  const size = first + 1;
  const root = new Uint8Array(32).fill(first % 256);
  return [
    { t: 'run', journal, first, count: 1, bytes },
    { t: 'head', journal, size, state: new Uint8Array(200).fill(size % 256) },
    { t: 'note', journal, size, root, leaf: null, signature: new Uint8Array(64) },
  ];
}

/** Code of the refusal that `work` throws; 'none' when it throws nothing. */
export function refusalCode(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof StoreRefusal) return error.code;
    throw error;
  }
  return 'none';
}

export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => statSync(name).isFile());
}

export function contains(file: string, canary: Uint8Array): boolean {
  return readFileSync(file).includes(Buffer.from(canary));
}

export const crypto: Crypto = {
  sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  verifyEd25519: () => false,
  verifyMlDsa44: () => false,
  verifyP256: () => false,
};

export const entropy: Entropy = { bytes: (length) => new Uint8Array(randomBytes(length)) };
