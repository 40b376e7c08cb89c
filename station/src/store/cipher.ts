import { argon2Sync, createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { hex } from '@parley/core/base/bytes.ts';
import { StoreRefusal } from './refusals.ts';

/** What the operator brings at a start. A key file is 32 bytes or more of any content. */
export type Secret = { readonly passphrase: string } | { readonly keyFile: Uint8Array };

/** How the operator's secret becomes the key that wraps the data key. Stands in clear. */
export type Derivation =
  | {
      readonly name: 'argon2id';
      /** KiB. */
      readonly memory: number;
      readonly passes: number;
      readonly lanes: number;
      readonly salt: string;
    }
  | { readonly name: 'key-file'; readonly salt: string };

/** What opens the databases of one station; in memory only, on disk only wrapped. */
export type DataKey = {
  /** 16 random bytes that name the station; each of its databases starts with them in clear. */
  readonly station: Uint8Array;
  readonly secret: Uint8Array;
};

/** The data key under the operator's secret, as `seal.json` holds it. */
export type Wrapped = {
  readonly station: string;
  readonly derivation: Derivation;
  readonly nonce: string;
  readonly wrapped: string;
};

const keyFileBytesMin = 32;
/** Bounds on what a seal may ask for: a foreign file must not take the machine's memory. */
const memoryMax = 4 * 1024 * 1024;
const passesMax = 64;

/** A new station's key, or a new data key for the same station. */
export function drawDataKey(station: Uint8Array = randomBytes(16)): DataKey {
  return { station: Uint8Array.from(station), secret: Uint8Array.from(randomBytes(32)) };
}

/** Wraps a data key under a secret: Argon2id with 64 MiB and 3 passes, or HKDF of a key file. */
export function wrap(key: DataKey, secret: Secret): Wrapped {
  const salt = randomBytes(16).toString('hex');
  const derivation: Derivation =
    'passphrase' in secret
      ? { name: 'argon2id', memory: 64 * 1024, passes: 3, lanes: 1, salt }
      : { name: 'key-file', salt };
  const station = hex(key.station);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', wrappingKey(derivation, secret), nonce);
  cipher.setAAD(clearParts(station, derivation));
  const sealed = Buffer.concat([cipher.update(key.secret), cipher.final(), cipher.getAuthTag()]);
  return { station, derivation, nonce: nonce.toString('hex'), wrapped: sealed.toString('hex') };
}

/** The data key again; refuses `wrong-passphrase` also when a parameter of the seal was changed. */
export function unwrap(seal: Wrapped, secret: Secret): DataKey {
  const sealed = Buffer.from(seal.wrapped, 'hex');
  if (sealed.length !== 48) throw new StoreRefusal('corrupt', 'seal');
  const kek = wrappingKey(seal.derivation, secret);
  const decipher = createDecipheriv('aes-256-gcm', kek, Buffer.from(seal.nonce, 'hex'));
  decipher.setAAD(clearParts(seal.station, seal.derivation));
  decipher.setAuthTag(sealed.subarray(32));
  const key = Buffer.concat([decipher.update(sealed.subarray(0, 32))]);
  try {
    decipher.final();
  } catch {
    throw new StoreRefusal('wrong-passphrase');
  }
  return {
    station: Uint8Array.from(Buffer.from(seal.station, 'hex')),
    secret: Uint8Array.from(key),
  };
}

/**
 * The raw key of one database and the clear bytes it starts with, as `PRAGMA key` takes them.
 * Each database has a key of its own, so that no file can stand in the place of another.
 */
export function databaseKey(key: DataKey, name: string): string {
  return `raw:${hex(subkey(key, `parley/store/v1 ${name}`))}${hex(key.station)}`;
}

/** A key for one purpose, HKDF-SHA256 of the data key. */
export function subkey(key: DataKey, info: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key.secret, key.station, info, 32));
}

function wrappingKey(derivation: Derivation, secret: Secret): Uint8Array {
  const salt = Buffer.from(derivation.salt, 'hex');
  if (derivation.name === 'key-file') {
    if (!('keyFile' in secret)) throw new StoreRefusal('wrong-passphrase', 'a key file is needed');
    if (secret.keyFile.length < keyFileBytesMin) {
      throw new StoreRefusal('wrong-passphrase', 'the key file is shorter than 32 bytes');
    }
    return new Uint8Array(hkdfSync('sha256', secret.keyFile, salt, 'parley/key-file/v1', 32));
  }
  if (!('passphrase' in secret))
    throw new StoreRefusal('wrong-passphrase', 'a passphrase is needed');
  const { memory, passes, lanes } = derivation;
  if (memory > memoryMax || passes > passesMax || lanes > 16) {
    throw new StoreRefusal('seal-version', 'parameters of the passphrase');
  }
  // NFC: the same words typed on two keyboards are the same passphrase (RFC 8265 section 4.2).
  const message = Buffer.from(secret.passphrase.normalize('NFC'), 'utf8');
  const options = { message, nonce: salt, parallelism: lanes, tagLength: 32, memory, passes };
  return argon2Sync('argon2id', options);
}

function clearParts(station: string, derivation: Derivation): Uint8Array {
  const { name, salt } = derivation;
  const parts = ['parley/seal/v1', station, name, salt];
  if (derivation.name === 'argon2id') {
    parts.push(String(derivation.memory), String(derivation.passes), String(derivation.lanes));
  }
  return Buffer.from(parts.join('\n'), 'utf8');
}
