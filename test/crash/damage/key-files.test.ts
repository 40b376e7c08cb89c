import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hex } from '@parley/core/base/bytes.ts';
import { createStation } from '@parley/station/ceremony/create-station.ts';
import { foundingFileOf, readFounding } from '@parley/station/ceremony/founding-file.ts';
import { recoveryKeyOf } from '@parley/station/ceremony/recovery-shares.ts';
import {
  newOfficer,
  readOfficerFile,
  writeOfficerFile,
} from '@parley/station/keys/officer-file.ts';
import { StationStore } from '@parley/station/store/station-store.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dropScratch, scratch } from '../../stations/place.ts';
import { Seeded } from '../seeded.ts';

const secret = { keyFile: new Uint8Array(32).fill(7) };
let folder: string;

beforeEach(() => {
  folder = scratch();
});

afterEach(dropScratch);

/** What reading says of a file with one bit the other way: a key, or 'refused'. */
function flipsOf(file: string, read: (file: string) => string): Set<string> {
  const seeded = new Seeded(23);
  const whole = `${file}.whole`;
  copyFileSync(file, whole);
  const said = new Set<string>();
  for (let i = 0; i < 300; i++) {
    const bytes = readFileSync(whole);
    const at = seeded.below(bytes.length);
    bytes[at] = (bytes[at] as number) ^ (1 << seeded.below(8));
    writeFileSync(file, bytes);
    try {
      said.add(read(file));
    } catch (error) {
      // A refusal by its code; anything else is a bug.
      if (!(error instanceof Error && 'code' in error && 'detail' in error)) throw error;
      said.add('refused');
    }
  }
  copyFileSync(whole, file);
  return said;
}

describe('one flipped bit in a file with a key', () => {
  /** Seen to fail where the public key in the file is not compared with that of the seed. */
  it('of an officer: refused, or the same key', () => {
    const file = join(folder, 'officer.key');
    const key = newOfficer('officer of north', ['releaser']);
    writeOfficerFile(file, key);
    const said = flipsOf(file, (flipped) => {
      const found = readOfficerFile(flipped);
      return found.ok ? hex(found.value.signer.publicKey) : 'refused';
    });
    expect([...said].sort()).toEqual([hex(key.officer.publicKey), 'refused'].sort());
  });

  it('of half a recovery key, or of keys that wait for their ceremony: the same', async () => {
    const paths = { folder: join(folder, 'north'), guard: join(folder, 'guard') };
    const plan = { name: 'north', titles: new Map([['en', 'North']]), zone: 'UTC', officers: [] };
    const officers = [newOfficer('officer of north', ['principal']).officer];
    const made = await createStation(paths, secret, { ...plan, officers, shares: folder });
    const recovery = hex(made.party.recovery);
    for (const share of made.shares) {
      const said = flipsOf(share, () => hex(recoveryKeyOf(made.shares).publicKey));
      expect([...said].sort()).toEqual([recovery, 'refused'].sort());
    }
    const store = StationStore.open(paths, secret);
    const tag = hex(made.party.tag);
    const founding = foundingFileOf(paths.folder);
    const read = () => hex(readFounding(paths.folder, store.key).party.tag);
    expect([...flipsOf(founding, read)]).toEqual(['refused']);
    expect(read()).toBe(tag);
    store.close();
  });
});
