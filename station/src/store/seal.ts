import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from './atomic-file.ts';
import type { Wrapped } from './cipher.ts';
import { refusing, StoreRefusal } from './refusals.ts';

const hexText = z.string().regex(/^([0-9a-f]{2})+$/);
const natural = z.number().int().positive();

const sealShape = z.strictObject({
  parley: z.literal('seal'),
  version: z.literal(1),
  station: hexText.length(32),
  derivation: z.discriminatedUnion('name', [
    z.strictObject({
      name: z.literal('argon2id'),
      memory: natural,
      passes: natural,
      lanes: natural,
      salt: hexText.length(32),
    }),
    z.strictObject({ name: z.literal('key-file'), salt: hexText.length(32) }),
  ]),
  nonce: hexText.length(24),
  wrapped: hexText.length(96),
  /** A rekey has passed its point of no return; its copies are renamed at the next opening. */
  renaming: z.literal(true).optional(),
});

/** The small clear header beside the databases: how the passphrase opens the data key. */
export type Seal = Wrapped & { readonly renaming?: true | undefined };

export const sealName = 'seal.json';

export function hasSeal(folder: string): boolean {
  return existsSync(join(folder, sealName));
}

export function writeSeal(folder: string, seal: Seal): void {
  refusing(() => writeAtomically(join(folder, sealName), sealBytes(seal)));
}

export function sealBytes(seal: Seal): Uint8Array {
  const text = JSON.stringify({ parley: 'seal', version: 1, ...seal }, null, 2);
  return Buffer.from(`${text}\n`, 'utf8');
}

/** Refuses `missing`, `seal-version` for a later version, `corrupt` for anything else. */
export function readSeal(folder: string): Seal {
  if (!hasSeal(folder)) throw new StoreRefusal('missing', sealName);
  return parseSeal(refusing(() => readFileSync(join(folder, sealName))));
}

export function parseSeal(bytes: Uint8Array): Seal {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw new StoreRefusal('corrupt', sealName);
  }
  const version = z.object({ parley: z.literal('seal'), version: natural }).safeParse(value);
  if (version.success && version.data.version > 1) throw new StoreRefusal('seal-version');
  const seal = sealShape.safeParse(value);
  if (!seal.success) throw new StoreRefusal('corrupt', sealName);
  const { station, derivation, nonce, wrapped, renaming } = seal.data;
  return { station, derivation, nonce, wrapped, ...(renaming ? { renaming } : {}) };
}
