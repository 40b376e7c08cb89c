import { randomBytes } from 'node:crypto';
import { limits } from '@parley/core/base/limits.ts';
import { checkpointText, cosignatureMessage } from '@parley/core/codec/note.ts';
import { encodeCosignature } from '@parley/core/codec/payload.ts';
import { ownJournal } from '@parley/core/replication/line.ts';
import { partType } from '@parley/envelope/parts.ts';
import type { FoundedLine } from '@parley/station/testing/found-line.ts';
import { RunningStation } from '@parley/station/testing/running.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BadPeer } from './bad-peer.ts';
import { dropScratch, founded } from './place.ts';
import { until } from './until.ts';

const [north, south, west] = [0, 1, 2];
let line: FoundedLine;
let target: RunningStation;
let third: RunningStation;
let bad: BadPeer;

/** South's keys are in bad hands; north is what they reach, and west looks on. */
beforeEach(async () => {
  line = await founded(['north', 'south', 'west']);
  const tuning = { halfFrameMs: 300 };
  target = await RunningStation.start(line, north, { tuning });
  third = await RunningStation.start(line, west);
  await until(() => target.recordedBy(west) === 1 && target.held(west) === 1, 'the first entries');
  bad = await BadPeer.connect(line, south, north);
});

afterEach(async () => {
  await bad.end();
  await target.stop();
  await third.stop();
  dropScratch();
});

/** What was refused since the peer came, all codes together. */
async function refused(): Promise<number> {
  return Object.values(await target.refused()).reduce((sum, count) => sum + count, 0);
}

async function untilRefused(count: number): Promise<void> {
  for (let now = await refused(); now < count; now = await refused()) {
    await until(() => target.shown.length > 0, 'something is shown');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(await refused()).toBe(count);
}

/** A FLASH goes on the third party's record, and the party's own station comes back. */
async function lineIsUp(): Promise<void> {
  const flash = (await target.write('still here', 4)) as number;
  await until(() => target.recordedBy(west) > flash, 'a FLASH on the record of west');
  expect((await target.refused())['station-mute']).toBeUndefined();
  await bad.end();
  const own = await RunningStation.start(line, south);
  try {
    const back = (await own.write('I am back', 4)) as number;
    const size = ownJournal(target.line.host.line).durable.size;
    const told = () => `${target.recordedBy(south)} of ${size}, ${own.recordedBy(north)}`;
    await until(() => target.recordedBy(south) >= size && own.recordedBy(north) > back, told);
    expect(target.held(south)).toBe(own.held(south));
    expect(own.line.host.line.mute).toBeNull();
  } finally {
    await own.stop();
  }
}

/** A true receipt of north's first entry, by south's key. */
function receipt(): Uint8Array {
  const journal = ownJournal(target.line.host.line);
  const head = journal.heads.get(1) as { root: Uint8Array; leaf: Uint8Array };
  const text = checkpointText({ origin: journal.origin, size: 1, ...head });
  const time = 1_800_000_000;
  const signature = bad.keys.cosign.sign(cosignatureMessage(time, text));
  return encodeCosignature({ journal: journal.name, size: 1, time, signature, cosigner: null });
}

describe('into a live circuit, by a peer that holds its keys', () => {
  it('frames of random bytes are refused one by one', async () => {
    const count = 600;
    for (let i = 0; i < count; i++) {
      const frame = new Uint8Array(randomBytes(1 + (i % 700)));
      // What begins as a part of a frame may be one, of a frame that never ends.
      if (((frame[0] as number) & 0xf8) === partType.first) frame[0] = 0xff;
      bad.send(frame);
    }
    await untilRefused(count);
    const codes = Object.keys(await target.refused());
    expect(codes).toContain('unknown-type');
    expect(
      codes.every((code) => known.includes(code)),
      codes.join(),
    ).toBe(true);
    expect(Object.keys(target.logged()).sort()).toEqual(codes.sort());
    await lineIsUp();
  });

  it('parts of frames that are none are refused one by one', async () => {
    const count = 600;
    for (let i = 0; i < count; i++) {
      const part = new Uint8Array(randomBytes(1 + (i % 700)));
      // Of a frame above the limit, or of none.
      part[0] = (i & 1 ? partType.first : partType.next) + ((i >> 1) & 3);
      if (part.length > 1) part[1] = 0xff;
      bad.send(part);
    }
    await untilRefused(count);
    expect(Object.keys(await target.refused()).sort()).toEqual(['frame-too-large', 'malformed']);
    await lineIsUp();
  });

  it('one frame a thousand times is taken once', async () => {
    const frame = bad.sealed(receipt());
    for (let i = 0; i < 1000; i++) bad.send(frame);
    await until(() => target.recordedBy(south) === 1, 'the receipt');
    const recorded = target.shown.filter(
      (one) => one.event === 'recorded' && one.by.party === south,
    );
    bad.send(new Uint8Array([99]));
    await untilRefused(1);
    expect(recorded).toHaveLength(1);
    expect(await target.refused()).toEqual({ 'unknown-type': 1 });
    await lineIsUp();
  });

  it('a frame cut at any byte, or with any bit flipped, is refused; the whole is not', async () => {
    const frame = bad.sealed(receipt());
    for (let length = 1; length < frame.length; length++) bad.send(frame.slice(0, length));
    for (let bit = 0; bit < frame.length * 8; bit++) {
      const flipped = frame.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
      // That one begins as a part, and its length is whatever the session is called.
      if (flipped[0] === partType.first) flipped[1] = 0xff;
      bad.send(flipped);
    }
    await untilRefused(frame.length - 1 + frame.length * 8);
    expect(target.recordedBy(south)).toBe(0);
    expect((await target.refused())['frame-altered']).toBeGreaterThan(800);
    bad.send(frame);
    await until(() => target.recordedBy(south) === 1, 'the receipt');
    await lineIsUp();
  }, 240_000);

  it('a flood of forged frames, or of one signed again and again, delays nobody else', async () => {
    const forged = bad.sealed(receipt());
    forged[20] = (forged[20] as number) ^ 1;
    const frames = 40_000;
    for (let i = 0; i < frames; i++) bad.send(i % 2 === 0 ? forged : bad.open);
    await until(() => target.shown.some((one) => one.event === 'refused'), 'the flood begins');
    for (let i = 0; i < 5; i++) {
      const seq = (await target.write(`warning ${i}`, 4)) as number;
      await until(() => target.recordedBy(west) > seq, 'a FLASH in the flood');
    }
    const seq = (await third.write('from west', 4)) as number;
    await until(() => third.recordedBy(north) > seq, 'a FLASH from elsewhere in the flood');
    // What was looked at till then is what the time allowed, and not all that came.
    expect(await refused()).toBeLessThan(frames / 4);
    await bad.end();
    await lineIsUp();
  }, 240_000);

  it('half a frame has its time to become whole, and is in nobody else’s way', async () => {
    // A binary frame of 1000 bytes, masked with zeros, that comes by the byte.
    bad.write(new Uint8Array([0x82, 0xfe, 0x03, 0xe8, 0, 0, 0, 0]));
    const seq = (await target.write('meanwhile', 4)) as number;
    for (let i = 0; !bad.closed && i < 200; i++) {
      bad.write(new Uint8Array([0]));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(bad.closed).toEqual({ code: 1008 });
    expect(await target.refused()).toMatchObject({ 'frame-half-sent': 1 });
    expect(target.logged()).toMatchObject({ 'frame-half-sent': 1 });
    expect(target.recordedBy(west)).toBeGreaterThan(seq);
    await lineIsUp();
  });

  it('a frame over the limit, or of text, ends the circuit', async () => {
    bad.send(new Uint8Array(limits.frameBytesMax + 1));
    await until(() => bad.closed !== undefined, 'closed');
    expect(bad.closed).toEqual({ code: 1009 });
    expect(await target.refused()).toMatchObject({ 'frame-too-large': 1 });
    const again = await BadPeer.connect(line, south, north);
    again.sendText('hello');
    await until(() => again.closed !== undefined, 'closed');
    expect(again.closed).toEqual({ code: 1003 });
    expect(await target.refused()).toMatchObject({ 'frame-too-large': 1, 'text-frame': 1 });
    expect(target.logged()).toMatchObject({ 'frame-too-large': 1, 'text-frame': 1 });
    await lineIsUp();
  });
});

/** How a frame of random bytes can be refused. */
const known = [
  'unknown-type',
  'session-unknown',
  'malformed',
  'malformed-cbor',
  'not-canonical',
  'over-limit',
];
