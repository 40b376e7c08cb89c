import type { AttachmentEvent } from '@parley/core/attachment/ports.ts';
import { limits } from '@parley/core/base/limits.ts';
import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { encodePayload } from '@parley/core/codec/payload.ts';
import { afterEach, expect, it } from 'vitest';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { entropy } from '../station.ts';
import { LyingStation } from '../testing/lying-station.ts';
import { type Stations, type TestStation, testStations, until } from '../testing/two-stations.ts';

let stations: Stations;
afterEach(async () => await stations.end());

const crypto = nodeCrypto();
const piece = limits.chunkBytesMax;

/** A station that holds an entry of party 1 which names these bytes, of which it has none. */
async function namedBy(bytes: Uint8Array, names = ['north', 'south']) {
  stations = await testStations(names);
  const [here, author] = stations.all as [TestStation, TestStation];
  const sha256 = crypto.sha256(bytes);
  const one = { sha256, size: bytes.length, name: 'a chart', mediaType: 'image/png' };
  const texts = [{ lang: 'en', standing: 0 as const, text: 'See the chart.' }];
  const events: AttachmentEvent[] = [];
  here.line.attachments.subscribe((event) => events.push(event));
  const body = encodeBody({ ...emptyBody, texts, attachments: [one] });
  new LyingStation(author).tell(here, { body });
  await until(() =>
    [...here.line.host.line.journals.values()].some(({ durable }) => durable.size > 0),
  );
  const give = (offset: number, part: Uint8Array, from = 1, total = bytes.length): void => {
    const chunk = { type: 'chunk', hash: sha256, offset, total, bytes: part } as const;
    const payload = encodePayload(chunk);
    here.line.host.loop.input({ kind: 'frame', circuit: 'courier', from, payload });
  };
  const state = () => here.line.store.attachments.state(sha256);
  return { here, give, state, events };
}

const codes = (events: AttachmentEvent[]) => events.map((event) => 'code' in event && event.code);

it('takes whole pieces alone, so that no peer fills the disk with parts', async () => {
  const bytes = entropy.bytes(3 * piece + 100);
  const { here, give, state, events } = await namedBy(bytes);
  const parts: [number, number][] = [
    [1, piece],
    [0, 1],
    [piece, piece - 1],
    [3 * piece, 99],
    [3 * piece + 1, 99],
  ];
  for (const [offset, length] of parts) give(offset, bytes.subarray(offset, offset + length));
  await until(() => events.length === parts.length);
  expect(new Set(codes(events))).toEqual(new Set(['malformed']));
  expect(state()).toBeUndefined();
  for (let at = 0; at < bytes.length; at += piece) give(at, bytes.subarray(at, at + piece));
  await until(() => state()?.complete === true);
  const { db } = here.line.store.database;
  expect(db.prepare('SELECT count(*) AS n FROM chunk').get()).toEqual({ n: 4 });
});

it('is not kept from an attachment by an empty chunk', async () => {
  const bytes = entropy.bytes(1000);
  const { give, state, events } = await namedBy(bytes);
  give(0, new Uint8Array(0));
  await until(() => events.length === 1);
  expect(codes(events)).toEqual(['malformed']);
  give(0, bytes);
  await until(() => state()?.complete === true);
});

it('does not blame the author where another put a wrong piece before his', async () => {
  const bytes = entropy.bytes(2 * piece);
  const { give, state, events } = await namedBy(bytes, ['north', 'south', 'east']);
  const wrong = entropy.bytes(piece);
  const [first, second] = [bytes.subarray(0, piece), bytes.subarray(piece)];
  give(0, wrong, 2);
  await until(() => state() !== undefined);
  give(0, first);
  give(piece, second);
  await until(() => events.length === 1);
  expect(events).toEqual([{ event: 'refused', code: 'attachment-mismatch', from: null }]);
  // From now on it is taken of the author alone.
  give(0, wrong, 2);
  give(0, first);
  give(piece, second);
  await until(() => state()?.complete === true);
  expect(events.at(-1)).toMatchObject({ event: 'held' });
});

it('names the peer that gave all of what has another hash', async () => {
  const { give, events } = await namedBy(entropy.bytes(1000), ['north', 'south', 'east']);
  give(0, entropy.bytes(1000), 2);
  await until(() => events.length === 1);
  expect(events).toEqual([{ event: 'refused', code: 'attachment-mismatch', from: 2 }]);
});
