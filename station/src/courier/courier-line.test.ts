import { readFileSync, writeFileSync } from 'node:fs';
import { hex } from '@parley/core/base/bytes.ts';
import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { encodeRecord } from '@parley/core/codec/records.ts';
import { ownJournal, presentJournal } from '@parley/core/replication/line.ts';
import { frameType } from '@parley/envelope/frame.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCourier, writeCourier } from '../circuits/courier/container.ts';
import { untilIdle } from './idle.ts';
import { importCourier } from './import.ts';
import { CourierPair } from './testing/courier-pair.ts';

let pair: CourierPair;
beforeEach(async () => {
  pair = await CourierPair.found();
});
afterEach(() => pair.end());

const sizes = (party: number) =>
  [...pair.line(party).host.line.journals.values()].map(({ key, durable }) => [key, durable.size]);

describe('a line on courier files alone', () => {
  it('carries a message, its receipt, the acknowledgement, and a final cut', async () => {
    const message = await pair.write(0, 'the exercise begins');
    expect(await pair.carry(0, 1)).toMatchObject({ fresh: [{ count: 1 }], refused: [] });
    const ack = encodeBody({
      ...emptyBody,
      record: encodeRecord({ kind: 'ack', attachments: [] }),
    });
    await pair.write(1, '', { kind: kinds.ack, body: ack, references: [message] });
    const back = await pair.carry(1, 0);
    expect(back).toMatchObject({ fresh: [{ count: 1 }], receipts: 1, refused: [] });
    const own = ownJournal(pair.line(0).host.line);
    expect([...own.cosigned.values()].map(({ size }) => size)).toEqual([1]);
    // Party 0 has the turn of cut 0; everyone learns that it is final when the receipts are there.
    pair.line(0).host.loop.input({ kind: 'ask-cut' });
    await untilIdle(pair.line(0).host);
    await pair.carry(0, 1);
    await pair.carry(1, 0);
    await pair.carry(0, 1);
    expect(pair.line(0).host.line.final?.cut.k).toBe(0);
    expect(pair.line(1).host.line.final?.cut.k).toBe(0);
    expect(sizes(0)).toEqual(sizes(1));
  });

  it('lives on when every process ends between two files', async () => {
    for (let round = 0; round < 3; round++) {
      await pair.write(0, `north ${round}`);
      expect((await pair.carry(0, 1)).fresh).toHaveLength(1);
      await pair.reopen(0);
      await pair.write(1, `south ${round}`);
      expect((await pair.carry(1, 0)).fresh).toHaveLength(1);
      await pair.reopen(1);
    }
    // Files asked for a cut meanwhile; once it is final, they fall silent.
    for (let round = 0; round < 3; round++) {
      await pair.carry(0, 1);
      await pair.carry(1, 0);
    }
    expect(await pair.exported(0, 1)).toMatchObject({ entries: 0, lost: 0 });
    expect(await pair.exported(1, 0)).toMatchObject({ entries: 0, lost: 0 });
    expect(sizes(0)).toEqual(sizes(1));
  });

  it('asks for a cut by file where it is the other side that has the turn', async () => {
    const turnOf = async (asking: number, other: number) => {
      await pair.carry(asking, other);
      await pair.carry(other, asking);
      await pair.carry(asking, other);
      await pair.carry(other, asking);
    };
    await pair.write(1, 'south alone');
    await turnOf(1, 0);
    expect(pair.line(1).host.line.final?.cut.k).toBe(0);
    expect(pair.line(0).host.line.final?.cut.k).toBe(0);
  });

  it('shows a FLASH before the entries that it stands behind', async () => {
    for (let i = 0; i < 3; i++) await pair.write(0, `routine ${i}`);
    await pair.write(0, 'warning', { precedence: 4 });
    const path = await pair.export(0, 1);
    const first: number[] = [];
    pair.line(1).host.subscribe((event) => {
      if (event.event === 'entries') first.push(event.peeked ? -event.first : event.first);
    });
    expect((await pair.import(1, path)).fresh).toMatchObject([{ first: 0, count: 4 }]);
    expect(first[0]).toBe(-3);
  });
});

describe('a courier file', () => {
  it('takes nothing when it is imported a second time', async () => {
    await pair.write(0, 'once');
    const path = await pair.export(0, 1);
    expect(await pair.import(1, path)).toMatchObject({ fresh: [{ count: 1 }], held: 0 });
    expect(await pair.import(1, path)).toMatchObject({
      fresh: [],
      held: 1,
      receipts: 0,
      refused: [],
    });
  });

  it('may be imported in any order', async () => {
    await pair.write(0, 'first');
    const first = await pair.export(0, 1);
    await pair.write(0, 'second', { precedence: 5 });
    const second = await pair.export(0, 1);
    await pair.write(0, 'third');
    const third = await pair.export(0, 1);
    await pair.import(1, third);
    await pair.import(1, first);
    expect(await pair.import(1, second)).toMatchObject({ fresh: [], refused: [] });
    expect(presentJournal(pair.line(1).host.line, 0).durable.size).toBe(3);
    expect(presentJournal(pair.line(1).host.line, 0).peeked.size).toBe(0);
  });

  it('says in a dry run what it would do, and changes nothing', async () => {
    await pair.write(0, 'one');
    await pair.write(0, 'two', { precedence: 4 });
    const path = await pair.export(0, 1);
    const before = storedBy(1);
    const said = await pair.import(1, path, true);
    expect(storedBy(1)).toEqual(before);
    const done = await pair.import(1, path);
    expect(said.fresh).toMatchObject([{ first: 0, count: 2 }]);
    expect(done.fresh).toEqual(said.fresh);
    expect(done.receipts).toBe(said.receipts);
    const again = await pair.import(1, path, true);
    expect(again).toMatchObject({ fresh: [], held: 3, receipts: 0, refused: [] });
  });

  it('is not held up by copies of an old open frame, nor by many different ones', async () => {
    await pair.write(0, 'true');
    const first = await framesOf(await pair.export(0, 1));
    const open = first.find((frame) => frame[0] === frameType.open) as Uint8Array;
    const opens = await Promise.all(Array.from({ length: 6 }, async () => await pair.export(0, 1)));
    const different = (await Promise.all(opens.map(framesOf))).flat();
    // The key that they were sealed to is gone, as after a month.
    const line = hex(pair.founded.line);
    const keys = pair.line(1).host.guard()?.receiveKeys;
    for (const key of keys?.list(line) ?? []) keys?.destroy(line, key.publicKey);
    await pair.reopen(1);
    const frames = [
      ...Array<Uint8Array>(3000).fill(open),
      ...different.filter((frame) => frame[0] === frameType.open),
    ];
    const path = pair.path();
    const id = new Uint8Array(16).fill(1);
    await writeCourier(path, { line: pair.founded.line, from: 0, to: 1, id, frames });
    for (const dryRun of [true, false]) {
      const { refused } = await pair.import(1, path, dryRun);
      const count = (code: string) => refused.find((one) => one.code === code)?.count ?? 0;
      expect(count('over-limit')).toBe(3);
      expect(count('receive-key-unknown')).toBeLessThanOrEqual(4);
    }
  });

  it('is refused cut short anywhere, altered, for another party, or of another line', async () => {
    await pair.write(0, 'whole');
    const path = await pair.export(0, 1);
    const whole = readFileSync(path);
    const codeOf = async (bytes: Uint8Array, party = 1) => {
      writeFileSync(`${path}.bad`, bytes);
      const taken = await importCourier(pair.line(party), `${path}.bad`, { dryRun: false });
      return taken.ok ? 'taken' : taken.code;
    };
    for (let length = 70; length < whole.length; length += 97) {
      expect(await codeOf(whole.subarray(0, length))).toBe('courier-cut-short');
    }
    const altered = Buffer.from(whole);
    altered[500] = (altered[500] as number) ^ 1;
    expect(await codeOf(altered)).toBe('courier-altered');
    expect(await codeOf(whole, 0)).toBe('wrong-recipient');
    expect(sizes(1).every(([, size]) => size === 0)).toBe(true);
    const other = await CourierPair.found();
    try {
      const foreign = await other.export(0, 1);
      expect(await codeOf(readFileSync(foreign))).toBe('wrong-line');
    } finally {
      await other.end();
    }
  });
});

async function framesOf(path: string): Promise<Uint8Array[]> {
  const read = await readCourier(path, { line: pair.founded.line });
  if (!read.ok) throw new Error(read.code);
  const frames: Uint8Array[] = [];
  for await (const frame of read.value.frames()) if (frame.ok) frames.push(frame.value);
  return frames;
}

function storedBy(party: number): unknown {
  const { db } = pair.line(party).store.database;
  const tables = db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .all();
  return (tables as { name: string }[]).map(({ name }) => [
    name,
    db.prepare(`SELECT * FROM "${name}"`).all(),
  ]);
}
