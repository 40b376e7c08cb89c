import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writeAtomically } from '../store/atomic-file.ts';
import { type DataKey, subkey } from '../store/cipher.ts';
import { refusing, StoreRefusal } from '../store/refusals.ts';

const nonceBytes = 12;
const tagBytes = 16;

/** A small file of a station before its first line, and the purpose that its key is of. */
export type SealedFile = { readonly file: string; readonly purpose: string };

/** Writes it as a whole: AES-256-GCM under a key of its own of the station's. */
export function writeSealed({ file, purpose }: SealedFile, key: DataKey, plain: Uint8Array): void {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', subkey(key, purpose), nonce);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  refusing(() => writeAtomically(file, Buffer.concat([nonce, sealed])));
}

/** Refuses `missing`, and `corrupt` for a file that this station's key does not open. */
export function readSealed({ file, purpose }: SealedFile, key: DataKey): Buffer {
  if (!existsSync(file)) throw new StoreRefusal('missing', file);
  const bytes = refusing(() => readFileSync(file));
  try {
    const nonce = bytes.subarray(0, nonceBytes);
    const decipher = createDecipheriv('aes-256-gcm', subkey(key, purpose), nonce);
    decipher.setAuthTag(bytes.subarray(-tagBytes));
    const plain = decipher.update(bytes.subarray(nonceBytes, -tagBytes));
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    throw new StoreRefusal('corrupt', file);
  }
}
