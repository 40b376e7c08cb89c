import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownJournal } from '@parley/core/replication/line.ts';
import { type FoundedLine, foundLine } from '@parley/station/testing/found-line.ts';
import { RunningStation } from '@parley/station/testing/running.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dropScratch, scratch } from './place.ts';
import { until } from './until.ts';

const [north, south] = [0, 1];
let folder: string;
let stations: RunningStation[];
let files = 0;

const found = async (): Promise<FoundedLine> => {
  const names = ['north', 'south'];
  // Post-quantum cosignatures by the second.
  const settings = new Map([[17, 1]]);
  return await foundLine({ folder: scratch(), names, addresses: [null, null], settings });
};

/** Two stations that nothing joins but files. */
beforeEach(async () => {
  folder = scratch();
  const line = await found();
  stations = [await RunningStation.start(line, north), await RunningStation.start(line, south)];
});

afterEach(async () => {
  for (const station of stations) await station.stop();
  dropScratch();
});

const at = (party: number) => stations[party] as RunningStation;

async function exported(from: number): Promise<string> {
  const out = join(folder, `${++files}.courier`);
  await at(from).ask('courier-export', { to: from === north ? 'south' : 'north', out });
  return out;
}

type Imported = {
  readonly entries: number;
  readonly held: number;
  readonly refused: readonly unknown[];
};

const imported = (to: number, file: string) => at(to).ask<Imported>('courier-import', { file });
const carry = async (from: number) => await imported(1 - from, await exported(from));

describe('courier files that are not what they should be', () => {
  it('of another line, half written, or altered: refused, and the true one is taken', async () => {
    const seq = (await at(north).write('a warning', 4)) as number;
    const path = await exported(north);
    const whole = readFileSync(path);
    const bad = async (bytes: Uint8Array) => {
      const file = join(folder, 'bad.courier');
      writeFileSync(file, bytes);
      await expect(imported(south, file)).rejects.toMatchObject({ name: 'ActRefusal' });
    };
    const other = await RunningStation.start(await found(), north);
    const foreign = join(folder, 'foreign.courier');
    await other.ask('courier-export', { to: 'south', out: foreign });
    await other.stop();
    await bad(readFileSync(foreign));
    await bad(whole.subarray(0, whole.length - 1));
    await bad(whole.subarray(0, whole.length >> 1));
    const altered = Buffer.from(whole);
    altered[whole.length >> 1] = (altered[whole.length >> 1] as number) ^ 1;
    await bad(altered);
    const codes = { 'wrong-line': 1, 'courier-cut-short': 2, 'courier-altered': 1 };
    expect(await at(south).refused()).toEqual(codes);
    for (const code of Object.keys(codes)) expect(at(south).logged()).toHaveProperty(code);
    expect(at(south).held(north)).toBe(0);
    expect(await imported(south, path)).toMatchObject({ entries: seq + 1, refused: [] });
    await carry(south);
    expect(at(north).recordedBy(south)).toBeGreaterThan(seq);
  });

  it('several in any order, each twice: every entry once, nothing lost', async () => {
    const paths: string[] = [];
    for (let i = 0; i < 5; i++) {
      await at(north).write(`message ${i}`, i === 2 ? 5 : 1);
      paths.push(await exported(north));
    }
    const size = ownJournal(at(north).line.host.line).durable.size;
    const order = [3, 0, 3, 4, 1, 2, 0, 4].map((i) => paths[i] as string);
    let entries = 0;
    for (const path of order) {
      const taken = await imported(south, path);
      expect(taken.refused).toEqual([]);
      entries += taken.entries;
    }
    expect(entries).toBe(size);
    expect(at(south).held(north)).toBe(size);
    expect(await at(south).refused()).toEqual({});
    await carry(south);
    expect(at(north).recordedBy(south)).toBe(size);
  });
});

describe('by courier alone', () => {
  it('an attachment goes by file as well, and comes whole', async () => {
    const bytes = randomBytes(300_000);
    const sha256 = createHash('sha256').update(bytes).digest();
    await at(north).ask('attach', { bytes: bytes.toString('hex') });
    const attachment = { sha256: sha256.toString('hex'), name: 'map.png', mediaType: 'image/png' };
    const sheet = await at(north).ask('draft', {
      class: 'TEST',
      precedence: 'ROUTINE',
      to: [{ party: 'south', purpose: 'action' }],
      texts: [{ lang: 'en', standing: 0, text: 'see the map' }],
      attachments: [attachment],
    });
    await at(north).ask('release', { draft: sheet.draft });
    for (let round = 0; round < 3; round++) {
      await carry(north);
      await carry(south);
    }
    const { attachments } = at(south).line.store;
    expect(attachments.state(sha256)).toMatchObject({ complete: true, size: bytes.length });
    const held = Buffer.from(attachments.get(sha256, 0, bytes.length) as Uint8Array);
    expect(held.equals(bytes)).toBe(true);
  });

  it('post-quantum cosignatures come back by file', async () => {
    const seq = (await at(north).write('a warning', 4)) as number;
    const sealedBy = (station: RunningStation, party: number) => {
      const { key } = ownJournal(at(north).line.host.line);
      return station.line.store.evidence
        .pqCosignatures(key, seq + 1)
        .some(({ cosigner }) => cosigner.startsWith(`${party}.`));
    };
    await until(() => sealedBy(at(north), north), 'the author signs');
    await carry(north);
    await until(() => sealedBy(at(south), south), 'the other side signs', 90_000);
    await carry(south);
    expect(sealedBy(at(north), south)).toBe(true);
    await carry(north);
    expect(sealedBy(at(south), north)).toBe(true);
  });
});
