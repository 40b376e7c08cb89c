import { writeFileSync } from 'node:fs';
import { hex, unhex } from '@parley/core/base/bytes.ts';
import { ok, type Result, refuse } from '@parley/core/base/refusal.ts';
import { type Role, roles } from '@parley/core/codec/kinds.ts';
import { type Officer, officerIdOf } from '@parley/core/codec/officer.ts';
import { z } from 'zod';
import { keyFileBytesMax, readBounded } from '../read-bounded.ts';
import { unwrap, wrap } from '../store/cipher.ts';
import { StoreRefusal } from '../store/refusals.ts';
import { nodeCrypto } from './node-crypto.ts';
import { ed25519Signer, newSeed, type Signer } from './signer.ts';

/** An officer who can sign: what goes on the roster, and the key behind it. */
export type OfficerKey = { readonly officer: Officer; readonly signer: Signer };

/** A seed under a passphrase, wrapped as the station's own data key is. */
const sealedSchema = z.strictObject({
  station: z.string(),
  derivation: z.strictObject({
    name: z.literal('argon2id'),
    memory: z.number().int().positive(),
    passes: z.number().int().positive(),
    lanes: z.number().int().positive(),
    salt: z.string(),
  }),
  nonce: z.string(),
  wrapped: z.string(),
});

const schema = z.strictObject({
  kind: z.literal('parley-officer-key'),
  scheme: z.literal(0),
  name: z.string().min(1).max(64),
  roles: z.array(z.enum(roles)).min(1),
  publicKey: z.string(),
  seed: z.string().optional(),
  sealed: sealedSchema.optional(),
});

type OfficerFile = z.infer<typeof schema>;

const crypto = nodeCrypto();

/** A new officer with a key of his own; the seed exists nowhere else. */
export function newOfficer(name: string, held: readonly Role[]): OfficerKey & { seed: Uint8Array } {
  const seed = newSeed();
  const signer = ed25519Signer(seed);
  return { officer: officerOf(name, held, signer.publicKey), signer, seed };
}

/**
 * Writes an officer's key (Ed25519, scheme 0) to a new file that only its owner reads; with a
 * passphrase the seed is sealed. Refuses `exists` where there is one already, and `io`.
 */
export function writeOfficerFile(
  file: string,
  key: { readonly officer: Officer; readonly seed: Uint8Array },
  passphrase?: string,
): void {
  const { name, roles: held, publicKey } = key.officer;
  const secret =
    passphrase === undefined ? { seed: hex(key.seed) } : { sealed: seal(key, passphrase) };
  const content = {
    kind: 'parley-officer-key',
    scheme: 0,
    name,
    roles: [...held],
    publicKey: hex(publicKey),
    ...secret,
  } satisfies OfficerFile;
  try {
    writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new StoreRefusal('exists', file);
    throw new StoreRefusal('io', `${file}: ${message}`);
  }
}

/** True if the seed in the file needs a passphrase; false also for files that are none. */
export function isSealedOfficerFile(file: string): boolean {
  const parsed = parse(file);
  return parsed.ok && parsed.value.sealed !== undefined;
}

/**
 * The officer and signer of a key file. Refuses `file-unreadable`: missing, another form, another
 * passphrase, or a public key that is not the seed's.
 */
export function readOfficerFile(file: string, passphrase?: string): Result<OfficerKey> {
  const parsed = parse(file);
  if (!parsed.ok) return parsed;
  const { name, roles: held, publicKey, seed, sealed } = parsed.value;
  const bytes = sealed ? opened(sealed, passphrase ?? '') : unhex(seed ?? '');
  if (bytes === null) return refuse('file-unreadable', `${file}: another passphrase`);
  if (bytes?.length !== 32) return refuse('file-unreadable', file);
  const signer = ed25519Signer(bytes);
  if (hex(signer.publicKey) !== publicKey) return refuse('file-unreadable', `${file}: public key`);
  return ok({ officer: officerOf(name, held, signer.publicKey), signer });
}

/** The officer that a key file names, without its seed: for the roster. */
export function officerInFile(file: string): Result<Officer> {
  const parsed = parse(file);
  if (!parsed.ok) return parsed;
  const publicKey = unhex(parsed.value.publicKey);
  if (publicKey?.length !== 32) return refuse('file-unreadable', `${file}: public key`);
  return ok(officerOf(parsed.value.name, parsed.value.roles, publicKey));
}

function officerOf(name: string, held: readonly Role[], publicKey: Uint8Array): Officer {
  const id = officerIdOf(crypto, 0, publicKey);
  return { id, scheme: 0, publicKey, roles: held, name };
}

function seal(key: { officer: Officer; seed: Uint8Array }, passphrase: string) {
  const station = key.officer.publicKey.slice(0, 16);
  return wrap({ station, secret: key.seed }, { passphrase }) as NonNullable<OfficerFile['sealed']>;
}

/** The seed; null where the passphrase is another, undefined where the file was changed. */
function opened(sealed: NonNullable<OfficerFile['sealed']>, passphrase: string) {
  try {
    return unwrap(sealed, { passphrase }).secret;
  } catch (error) {
    if (!(error instanceof StoreRefusal)) throw error;
    return error.code === 'wrong-passphrase' ? null : undefined;
  }
}

function parse(file: string): Result<OfficerFile> {
  try {
    const bytes = readBounded(file, keyFileBytesMax);
    const parsed = schema.safeParse(JSON.parse(bytes?.toString('utf8') ?? ''));
    if (parsed.success) return ok(parsed.data);
  } catch {
    // Missing, a folder, a device, or no JSON: one answer for all of them.
  }
  return refuse('file-unreadable', file);
}
