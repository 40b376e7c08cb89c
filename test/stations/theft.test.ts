import { encodePayload } from '@parley/core/codec/payload.ts';
import type { Opened } from '@parley/station/circuits/websocket/connection.ts';
import type { FoundedLine } from '@parley/station/testing/found-line.ts';
import { RunningStation } from '@parley/station/testing/running.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { attempt, BadPeer, stolenKeys } from './bad-peer.ts';
import { dropScratch, founded } from './place.ts';
import { until } from './until.ts';

const [north, south] = [0, 1];
const running: RunningStation[] = [];
const sockets: Opened[] = [];

afterEach(async () => {
  for (const { ws } of sockets.splice(0)) ws.terminate();
  for (const one of running.splice(0)) await one.stop();
  dropScratch();
});

async function start(of: FoundedLine, party: number): Promise<RunningStation> {
  const one = await RunningStation.start(of, party);
  running.push(one);
  return one;
}

/** Who has the TLS key of a party, and no other key of it, dials a station. */
async function thief(of: FoundedLine, tls: Uint8Array, to: number): Promise<Opened> {
  const opened = await attempt(of, to, tls);
  if (!('ws' in opened)) throw new Error(opened.why);
  opened.ws.on('error', () => {});
  // Else it would be ended as silent, whatever else it does.
  opened.ws.on('ping', (data: Buffer) => opened.ws.pong(data));
  sockets.push(opened);
  return opened;
}

/** Losses of a station's websockets from here on. */
function losses(of: RunningStation): string[] {
  const lost: string[] = [];
  of.line.carrierEvents.add((_, event) => {
    if (event.t === 'down') lost.push(event.why);
  });
  return lost;
}

async function recorded(from: RunningStation, by: RunningStation): Promise<void> {
  const seq = (await from.write('a warning', 4)) as number;
  await until(() => from.recordedBy(by.me) > seq, 'the FLASH is on record');
}

describe('a stolen TLS key alone', () => {
  /** Seen to fail where the newer of two connections takes the place of the older. */
  it.each([
    ['lower', south, north],
    ['higher', north, south],
  ])(
    'takes no circuit from two that talk, at the party of the %s index',
    async (_, as, to) => {
      const line = await founded(['north', 'south']);
      const { tls } = stolenKeys(line, as);
      const [one, two] = [await start(line, north), await start(line, south)];
      await recorded(one, two);
      await recorded(two, one);
      const lost = running.map(losses);
      for (let i = 0; i < 30; i++) {
        const { ws } = await thief(line, tls, to);
        ws.send(Uint8Array.of(0, ...Array.from({ length: 60 }, () => i)));
        if (i % 10 === 0) await recorded(one, two);
      }
      await recorded(one, two);
      await recorded(two, one);
      expect(lost).toEqual([[], []]);
      const attacked = to === north ? one : two;
      expect((await attacked.refused())['unproved']).toBeGreaterThan(0);
      expect(sockets.filter(({ ws }) => ws.readyState === ws.OPEN).length).toBeLessThan(10);
    },
    120_000,
  );

  /** Seen to fail where a connection that proves nothing keeps the place that it found free. */
  it.each([
    ['lower', north],
    ['higher', south],
  ])(
    'gives way to the peer that was away, at the party of the %s index',
    async (_, at) => {
      const line = await founded(['north', 'south']);
      const peer = at === north ? south : north;
      const { tls } = stolenKeys(line, peer);
      const one = await start(line, at);
      await thief(line, tls, at);
      await until(() => one.line.host.circuits.size === 1, 'the thief is taken for the peer');
      const seq = (await one.write('a warning', 4)) as number;
      const two = await start(line, peer);
      await until(() => one.recordedBy(peer) > seq, 'the FLASH is on record');
      await recorded(two, one);
    },
    120_000,
  );

  /** Seen to fail where any frame that opens proves whose the connection is. */
  it('proves nothing by a frame of the peer that came already', async () => {
    const line = await founded(['north', 'south']);
    const one = await start(line, north);
    const peer = await BadPeer.connect(line, south, north);
    const frame = peer.sealed(encodePayload({ type: 'have', seen: null, marks: [] }));
    const heard = () => one.line.host.line.peers.get(south)?.heardAt ?? Number.NEGATIVE_INFINITY;
    const before = heard();
    peer.send(frame);
    await until(() => heard() > before, 'the frame came by the connection of the peer');
    const other = await thief(line, peer.keys.tls, north);
    for (const bytes of [peer.open, frame, frame]) other.ws.send(bytes);
    const seen = heard();
    await until(() => heard() > seen, 'the frame came again, by that of the thief');
    expect(peer.closed).toBeUndefined();
    other.ws.send(peer.sealed(encodePayload({ type: 'have', seen: null, marks: [] })));
    await until(() => peer.closed !== undefined, 'a new frame takes the place');
    expect(peer.closed).toEqual({ code: 4000 });
    expect(other.ws.readyState).toBe(other.ws.OPEN);
  }, 120_000);
});
