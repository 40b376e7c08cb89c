import type { AttachmentEvent } from '@parley/core/attachment/ports.ts';
import { hex } from '@parley/core/base/bytes.ts';
import { encodePayload } from '@parley/core/codec/payload.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { entropy } from '../station.ts';
import {
  type Stations,
  type TestStation,
  testStations,
  until,
  word,
} from '../testing/two-stations.ts';

let stations: Stations;
afterEach(async () => await stations.end());

const crypto = nodeCrypto();

async function pair(): Promise<[TestStation, TestStation]> {
  stations = await testStations();
  return stations.all as [TestStation, TestStation];
}

async function sendFile(from: TestStation, bytes: Uint8Array, precedence = 'ROUTINE') {
  const { sha256 } = await from.ask('attach', { bytes: Buffer.from(bytes).toString('hex') });
  const attachments = [{ sha256: word(sha256), name: 'a chart.png', mediaType: 'image/png' }];
  const texts = [{ lang: 'en', text: 'See the chart.' }];
  return await from.say('draft', { class: 'EXERCISE', precedence, texts, attachments });
}

const held = (station: TestStation, bytes: Uint8Array) => {
  return station.line.store.attachments.state(crypto.sha256(bytes))?.complete === true;
};

describe('an attachment', () => {
  it('of several chunks comes over whole, and the ack names it', async () => {
    const [washington, moscow] = await pair();
    stations.connect();
    const bytes = entropy.bytes(300_000);
    const entry = await sendFile(washington, bytes);
    await until(() => held(moscow, bytes));
    const answer = await moscow.ask('attachment', { sha256: hex(crypto.sha256(bytes)) });
    expect(answer.bytes).toBe(hex(bytes));
    const ack = await moscow.say('ack', { entries: [entry] });
    const shown = await moscow.ask('show', { entry: ack });
    expect(shown.record).toEqual([hex(crypto.sha256(bytes))]);
  });

  it('goes on after both stations were stopped in the middle of it', async () => {
    const [washington, moscow] = await pair();
    stations.connect();
    const bytes = entropy.bytes(6_000_000);
    await sendFile(washington, bytes);
    const sha256 = crypto.sha256(bytes);
    await until(() => (moscow.line.store.attachments.state(sha256)?.held ?? 0) > 0);
    stations.disconnect();
    const part = moscow.line.store.attachments.state(sha256);
    expect(part?.complete).toBe(false);
    await washington.restart();
    await moscow.restart();
    expect(moscow.line.store.attachments.state(sha256)?.held).toBeGreaterThanOrEqual(
      part?.held ?? 0,
    );
    stations.connect();
    await until(() => held(moscow, bytes));
  });

  it('goes by courier with the entries that name it, or when it is asked for', async () => {
    const [washington, moscow] = await pair();
    const small = entropy.bytes(70_000);
    const large = entropy.bytes(200_000);
    await sendFile(washington, small);
    await sendFile(washington, large);
    const chunks = await washington.line.attachments.courierChunks(1, 100_000);
    expect(chunks).toHaveLength(2);
    await carryEntries(washington, moscow);
    for (const chunk of chunks) hand(moscow, 0, chunk);
    await until(() => held(moscow, small));
    const wants = await moscow.line.attachments.courierChunks(0, 100_000);
    expect(wants).toHaveLength(1);
    for (const want of wants) hand(washington, 1, want);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await washington.restart();
    for (const chunk of await washington.line.attachments.courierChunks(1, 1_000_000)) {
      hand(moscow, 0, chunk);
    }
    await until(() => held(moscow, large));
  });

  it('whose bytes are others is thrown away and shown', async () => {
    const [washington, moscow] = await pair();
    const bytes = entropy.bytes(1000);
    await sendFile(washington, bytes);
    await carryEntries(washington, moscow);
    const events: AttachmentEvent[] = [];
    moscow.line.attachments.subscribe((event) => events.push(event));
    const chunk = { type: 'chunk', hash: crypto.sha256(bytes), offset: 0, total: 1000 } as const;
    hand(moscow, 0, encodePayload({ ...chunk, bytes: entropy.bytes(1000) }));
    await until(() => events.length > 0);
    expect(events).toEqual([{ event: 'refused', code: 'attachment-mismatch', from: 0 }]);
    expect(moscow.line.store.attachments.state(crypto.sha256(bytes))).toBeUndefined();
    hand(moscow, 0, encodePayload({ ...chunk, bytes }));
    await until(() => held(moscow, bytes));
  });

  it('that no entry names is neither taken nor given', async () => {
    const [washington, moscow] = await pair();
    stations.connect();
    const bytes = entropy.bytes(1000);
    await washington.ask('attach', { bytes: Buffer.from(bytes).toString('hex') });
    const events: AttachmentEvent[] = [];
    washington.line.attachments.subscribe((event) => events.push(event));
    moscow.line.attachments.subscribe((event) => events.push(event));
    const hash = crypto.sha256(bytes);
    hand(washington, 1, encodePayload({ type: 'want', hash, offset: 0, length: 1000 }));
    hand(moscow, 0, encodePayload({ type: 'chunk', hash, offset: 0, total: 1000, bytes }));
    await until(() => events.length === 2);
    expect(events.map((event) => 'code' in event && event.code)).toEqual([
      'attachment-unnamed',
      'attachment-unnamed',
    ]);
    expect(held(moscow, bytes)).toBe(false);
  });

  it('of a discarded draft is dropped, unless an entry names it', async () => {
    const [washington] = await pair();
    const bytes = entropy.bytes(1000);
    await sendFile(washington, bytes);
    const other = entropy.bytes(1000);
    const named = [];
    for (const one of [bytes, other]) {
      const { sha256 } = await washington.ask('attach', { bytes: hex(one) });
      named.push({ sha256: word(sha256), name: 'a chart' });
    }
    const texts = [{ lang: 'en', text: 'Both.' }];
    const sheet = await washington.ask('draft', { class: 'TEST', texts, attachments: named });
    await washington.ask('discard', { draft: word(sheet.draft) });
    expect([held(washington, bytes), held(washington, other)]).toEqual([true, false]);
  });

  it('that is too large is refused before it is stored', async () => {
    const [washington] = await pair();
    const bytes = new Uint8Array(16 * 1024 * 1024 + 1);
    await expect(
      washington.ask('attach', { bytes: Buffer.from(bytes).toString('hex') }),
    ).rejects.toMatchObject({
      code: 'attachment-too-large',
    });
  });
});

/** A payload as if it had come by courier. */
function hand(station: TestStation, from: number, payload: Uint8Array): void {
  station.line.host.loop.input({ kind: 'frame', circuit: 'courier', from, payload });
}

async function carryEntries(from: TestStation, to: TestStation): Promise<void> {
  const { payloads } = await from.line.host.courier(to.party);
  for (const payload of payloads) hand(to, from.party, payload);
  const { own, journals } = from.line.host.line;
  const size = journals.get(own)?.durable.size ?? 0;
  await until(() => to.line.host.line.journals.get(own)?.durable.size === size);
}
