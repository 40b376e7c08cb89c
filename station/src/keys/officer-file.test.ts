import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nodeCrypto } from './node-crypto.ts';
import {
  isSealedOfficerFile,
  newOfficer,
  officerInFile,
  readOfficerFile,
  writeOfficerFile,
} from './officer-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-officer-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('an officer key file', () => {
  const made = newOfficer('duty 1', ['duty-officer', 'releaser']);
  const message = new TextEncoder().encode('challenge');

  it('gives back the officer and a key that signs for him', () => {
    const file = join(folder, 'plain.key');
    writeOfficerFile(file, made);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const read = readOfficerFile(file);
    if (!read.ok) throw new Error(read.detail);
    expect(read.value.officer).toEqual(made.officer);
    const signature = read.value.signer.sign(message);
    expect(nodeCrypto().verifyEd25519(made.officer.publicKey, message, signature)).toBe(true);
    expect(() => writeOfficerFile(file, made)).toThrow();
  });

  it('sealed opens with its passphrase alone, and shows the officer without it', () => {
    const file = join(folder, 'sealed.key');
    writeOfficerFile(file, made, 'four words and more');
    expect(isSealedOfficerFile(file)).toBe(true);
    expect(readOfficerFile(file, 'another')).toMatchObject({ ok: false, code: 'file-unreadable' });
    expect(readOfficerFile(file, 'four words and more')).toMatchObject({ ok: true });
    expect(officerInFile(file)).toEqual({ ok: true, value: made.officer });
  });

  it('whose public key is not that of its seed is refused', () => {
    const file = join(folder, 'swapped.key');
    writeOfficerFile(file, made);
    const content = JSON.parse(readFileSync(file, 'utf8')) as { publicKey: string };
    content.publicKey = content.publicKey.replace(/^../u, (two) => (two === '00' ? '01' : '00'));
    const changed = join(folder, 'changed.key');
    writeFileSync(changed, JSON.stringify(content));
    expect(readOfficerFile(changed)).toMatchObject({ ok: false, code: 'file-unreadable' });
    expect(readOfficerFile(join(folder, 'none'))).toMatchObject({ code: 'file-unreadable' });
  });
});
