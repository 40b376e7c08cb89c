import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { drawDataKey, unwrap, wrap } from './cipher.ts';
import { readSeal, writeSeal } from './seal.ts';
import { dropScratch, refusalCode, scratch } from './testing/scratch.ts';

afterEach(dropScratch);

const secret = { passphrase: 'Überraschung am Ärmelkanal' };

describe('seal', () => {
  it('gives the data key back to the same passphrase, composed in any way', () => {
    const folder = scratch();
    const key = drawDataKey();
    writeSeal(folder, wrap(key, secret));
    const typed = { passphrase: secret.passphrase.normalize('NFD') };
    expect(unwrap(readSeal(folder), typed)).toEqual(key);
    expect(statSync(join(folder, 'seal.json')).mode & 0o777).toBe(0o600);
  });

  it('refuses another passphrase, a key file instead of one, and a short key file', () => {
    const seal = wrap(drawDataKey(), secret);
    expect(refusalCode(() => unwrap(seal, { passphrase: 'x' }))).toBe('wrong-passphrase');
    const keyFile = new Uint8Array(32);
    expect(refusalCode(() => unwrap(seal, { keyFile }))).toBe('wrong-passphrase');
    const byFile = wrap(drawDataKey(), { keyFile });
    expect(refusalCode(() => unwrap(byFile, secret))).toBe('wrong-passphrase');
    expect(refusalCode(() => unwrap(byFile, { keyFile: keyFile.subarray(1) }))).toBe(
      'wrong-passphrase',
    );
  });

  it('names the parameters in clear and does not open when one was changed', () => {
    const seal = wrap(drawDataKey(), secret);
    expect(seal.derivation).toMatchObject({ name: 'argon2id', memory: 65536, passes: 3, lanes: 1 });
    const weaker = { ...seal.derivation, passes: 2 } as typeof seal.derivation;
    expect(refusalCode(() => unwrap({ ...seal, derivation: weaker }, secret))).toBe(
      'wrong-passphrase',
    );
  });

  it('refuses parameters that would take the memory of the machine', () => {
    const seal = wrap(drawDataKey(), secret);
    const greedy = { ...seal.derivation, memory: 2 ** 31 } as typeof seal.derivation;
    expect(refusalCode(() => unwrap({ ...seal, derivation: greedy }, secret))).toBe('seal-version');
  });

  it('refuses a seal of a later version, a damaged one and a missing one', () => {
    const folder = scratch();
    const file = join(folder, 'seal.json');
    expect(refusalCode(() => readSeal(folder))).toBe('missing');
    writeSeal(folder, wrap(drawDataKey(), secret));
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('"version": 1', '"version": 2'));
    expect(refusalCode(() => readSeal(folder))).toBe('seal-version');
    writeFileSync(file, text.slice(0, -20));
    expect(refusalCode(() => readSeal(folder))).toBe('corrupt');
  });
});
