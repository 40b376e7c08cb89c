import {
  certificateSigningInput,
  encodeCertificate,
  encodeCertificateContent,
} from '@parley/core/codec/certificate.ts';
import { certificateFrame } from '@parley/envelope/frame.ts';
import { drawSecrets, publicKeysOf } from '@parley/station/loop/founding-keys.ts';
import { entropy } from '@parley/station/station.ts';
import { type FoundedLine, foundLine } from '@parley/station/testing/found-line.ts';
import { RunningStation } from '@parley/station/testing/running.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attempt, BadPeer } from './bad-peer.ts';
import { dropScratch, founded, freePort, quickSettings, scratch } from './place.ts';
import { pause, until } from './until.ts';

const [north, south] = [0, 1];
let line: FoundedLine;
const running: RunningStation[] = [];

async function start(party: number, of = line): Promise<RunningStation> {
  const station = await RunningStation.start(of, party);
  running.push(station);
  return station;
}

beforeEach(async () => {
  line = await founded(['north', 'south']);
});

afterEach(async () => {
  for (const station of running.splice(0)) await station.stop();
  dropScratch();
});

/** A certificate of incarnation 1 of a party, by a recovery key. */
async function certificate(of: FoundedLine, party: number, recovery = of.recovery[party]) {
  const secrets = await drawSecrets(entropy, 1);
  const name = { party, number: 1, tag: secrets.tag };
  const keys = publicKeysOf(secrets);
  const content = encodeCertificateContent({ line: of.line, ...name, keys, previous: null });
  const signature = recovery?.sign(certificateSigningInput(content)) as Uint8Array;
  return { tls: secrets.tls, bytes: encodeCertificate(content, signature) };
}

/** Not let in, and its refusal on `status` and in the log. */
async function refusedAtTheDoor(target: RunningStation, tls: Uint8Array, shown?: Uint8Array) {
  const before = (await target.refused()).stranger ?? 0;
  expect(await attempt(line, north, tls, shown)).toHaveProperty('why');
  const after = await target.refused();
  expect(after.stranger).toBe(before + 1);
  expect(target.logged()).toHaveProperty('stranger');
}

async function lineIsUp(one: RunningStation, other: RunningStation): Promise<void> {
  const seq = (await one.write('a warning', 4)) as number;
  const back = (await other.write('another', 4)) as number;
  await until(
    () => one.recordedBy(other.me) > seq && other.recordedBy(one.me) > back,
    'a FLASH each way on record',
  );
}

describe('keys that are not those of the line', () => {
  it('a TLS key of nobody is a stranger, with a foreign certificate as without one', async () => {
    const target = await start(north);
    await refusedAtTheDoor(target, entropy.bytes(32));
    const other = await founded(['north', 'south']);
    const foreign = await certificate(other, south);
    await refusedAtTheDoor(target, foreign.tls, foreign.bytes);
    const forged = await certificate(line, south, other.recovery[south]);
    await refusedAtTheDoor(target, forged.tls, forged.bytes);
    expect(await target.refused()).toEqual({ stranger: 3, 'wrong-line': 1, 'bad-signature': 1 });
    await lineIsUp(target, await start(south));
  });

  it('a certificate of another line, or of another recovery key, changes no key', async () => {
    const target = await start(north);
    const peer = await BadPeer.connect(line, south, north);
    const other = await founded(['north', 'south']);
    const foreign = await certificate(other, south);
    const forged = await certificate(line, south, other.recovery[south]);
    peer.send(certificateFrame(foreign.bytes), certificateFrame(forged.bytes));
    const both = () => target.shown.filter((one) => one.event === 'refused').length === 2;
    await until(both, 'both refused');
    expect(await target.refused()).toEqual({ 'wrong-line': 1, 'bad-signature': 1 });
    expect([...target.line.host.line.journals.values()]).toHaveLength(2);
    await peer.end();
    await lineIsUp(target, await start(south));
  });

  it('a session under another secret than that of the ceremony does not open', async () => {
    const target = await start(north);
    const peer = await BadPeer.connect(line, south, north, { psk: new Uint8Array(32) });
    const answered = () => target.shown.some((one) => one.event === 'refused');
    await until(answered, 'refused');
    peer.give(new Uint8Array([0x82, 4, 0x48, 1, 2, 3, 4, 5, 6, 7, 8]));
    await until(() => target.logged()['session-unknown'] === 1, 'the frame is refused');
    expect(await target.refused()).toEqual({ 'open-unreadable': 1, 'session-unknown': 1 });
    await peer.end();
    await lineIsUp(target, await start(south));
  });

  it('two charters of one name: what one says is for another line, and not taken', async () => {
    const addresses = [`wss://127.0.0.1:${await freePort()}`, null];
    const names = ['north', 'south'];
    const settings = quickSettings;
    const charterFor: Parameters<typeof foundLine>[0]['charterFor'] = (charter, party) => {
      return party === north ? charter : { ...charter, founded: charter.founded + 1 };
    };
    const plan = { folder: scratch(), names, addresses, settings, charterFor };
    const differing = await foundLine(plan);
    const [one, two] = [await start(north, differing), await start(south, differing)];
    await until(() => 'wrong-line' in one.logged() && 'wrong-line' in two.logged(), 'both refuse');
    expect(await one.write('a warning', 4)).toBe(1);
    await pause(500);
    for (const station of [one, two]) {
      expect(Object.keys(await station.refused())).toContain('wrong-line');
      expect(station.held(1 - station.me)).toBe(0);
      const status = await station.ask<{ peers: { lineUp: boolean }[] }>('status');
      expect(status.peers[0]?.lineUp).toBe(false);
    }
  });
});
