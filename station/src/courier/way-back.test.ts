import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hex } from '@parley/core/base/bytes.ts';
import { encode } from '@parley/core/codec/cbor.ts';
import { ownJournal, presentJournal } from '@parley/core/replication/line.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CarriedFile, carriedFiles } from './carried.ts';
import { putFact } from './facts.ts';
import { CourierPair } from './testing/courier-pair.ts';

let pair: CourierPair;
beforeEach(async () => {
  pair = await CourierPair.found();
});
afterEach(() => pair.end());

/** Everything of a station but the guard, which no backup contains. */
function copyStation(from: string, to: string): void {
  cpSync(from, to, { recursive: true, filter: (path) => !path.endsWith('/guard') });
}

describe('a station restored from a backup, on a line of courier files', () => {
  it('gets its tail back from the other side, and speaks again', async () => {
    const home = pair.founded.paths[1]?.folder as string;
    const backup = join(pair.folder, 'backup');
    await pair.write(1, 'before the backup');
    await pair.carry(1, 0);
    await pair.carry(0, 1);
    await pair.close(1);
    copyStation(home, backup);
    await pair.open(1);
    await pair.write(1, 'after the backup');
    await pair.write(1, 'and more');
    await pair.carry(1, 0);
    await pair.carry(0, 1);
    await pair.carry(1, 0);
    const { size } = ownJournal(pair.line(1).host.line).durable;
    await pair.close(1);
    rmSync(join(home, 'lines'), { recursive: true, force: true });
    copyStation(backup, home);
    await pair.open(1);
    expect(pair.line(1).host.line.mute).toBe('tail-missing');
    // A file of ours tells it a newer challenge; its answer that it lacks the tail then counts.
    for (let round = 0; round < 2; round++) {
      await pair.carry(1, 0);
      await pair.reopen(0);
      await pair.carry(0, 1);
    }
    expect(pair.line(1).host.line.mute).toBeNull();
    expect(ownJournal(pair.line(1).host.line).durable.size).toBeGreaterThanOrEqual(size);
    const { seq } = await pair.write(1, 'speaks again');
    await pair.carry(1, 0);
    expect(presentJournal(pair.line(0).host.line, 1).durable.size).toBe(seq + 1);
  });
});

describe('a station that lost its receive keys, on a line of courier files', () => {
  it('says so in its next file, and what it could not open is exported anew', async () => {
    const id = hex(pair.founded.line);
    const keys = pair.line(1).host.guard()?.receiveKeys;
    for (const key of keys?.list(id) ?? []) keys?.destroy(id, key.publicKey);
    await pair.reopen(1);
    await pair.write(0, 'sealed to a key that is gone');
    const path = await pair.export(0, 1);
    const report = await pair.import(1, path);
    expect(report.fresh).toEqual([]);
    expect(report.refused).toMatchObject(
      expect.arrayContaining([{ code: 'receive-key-unknown', count: 1 }]),
    );
    await pair.reopen(0);
    await pair.reopen(1);
    await pair.carry(1, 0);
    expect(carriedFiles(pair.line(0).store)).toMatchObject([{ lost: true }]);
    await pair.reopen(0);
    expect((await pair.carry(0, 1)).fresh).toMatchObject([{ first: 0, journal: { party: 0 } }]);
    await pair.carry(1, 0);
    expect(carriedFiles(pair.line(0).store)).toEqual([]);
  });
});

describe('a courier file under way', () => {
  it('is remembered with the key that it is sealed to, and whose that was', async () => {
    await pair.write(0, 'on its way');
    await pair.export(0, 1);
    await pair.reopen(0);
    const { store, host } = pair.line(0);
    const { tag } = presentJournal(host.line, 1).name;
    const [file] = carriedFiles(store);
    expect(file?.to).toMatchObject({ number: expect.any(Number), tag });
    // As it was written before that was kept.
    const { peer, time, nonce, session } = file as CarriedFile;
    putFact(store, `carried.${hex(session)}`, encode([peer, 3, time, nonce, [], 0]));
    expect(carriedFiles(store)).toMatchObject([{ session, to: { number: 3, tag: null } }]);
  });
});

describe('a line of three parties, two of which no courier connects', () => {
  it('goes through the third one, receipts and all', async () => {
    const three = await CourierPair.found(['north', 'south', 'east']);
    try {
      await three.write(0, 'for both');
      await three.carry(0, 1);
      expect((await three.carry(1, 2)).fresh).toMatchObject([{ journal: { party: 0 }, count: 1 }]);
      await three.carry(2, 1);
      expect((await three.carry(1, 0)).receipts).toBe(2);
      const own = ownJournal(three.line(0).host.line);
      const by = [...own.cosigned.values()].map(({ cosigner, size }) => [cosigner.party, size]);
      expect(by.sort()).toEqual([
        [1, 1],
        [2, 1],
      ]);
    } finally {
      await three.end();
    }
  });
});
