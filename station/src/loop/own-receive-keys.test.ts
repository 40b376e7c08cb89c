import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Stations, type TestStation, testStations, until } from '../testing/two-stations.ts';
import { OwnReceiveKeys, type OwnReceiveKeysPorts } from './own-receive-keys.ts';

let stations: Stations;

beforeEach(async () => {
  stations = await testStations();
});

afterEach(() => stations.end());

describe('a new receive key of our own', () => {
  it('is announced when its private half is on disk, and kept back while it is not', async () => {
    const happened: string[] = [];
    let isFull = true;
    const later: (() => void)[] = [];
    const ports = {
      line: new Uint8Array(32),
      guard: () => ({ receiveKeys: { add: () => happened.push('stored'), list: () => [] } }),
      envelope: () => ({ addReceiveKey: () => happened.push('in use') }),
      putOff: { do: (work: () => void) => (isFull ? void later.push(work) : work()) },
      now: () => ({ elapsed: 0, time: 0 }),
      known: () => 4,
      announce: (number: number) => happened.push(`announced ${number}`),
    } as unknown as OwnReceiveKeysPorts;
    const keys = new OwnReceiveKeys(ports);
    await keys.make(keys.numberAbove(0));
    expect(happened).toEqual(['in use']);
    expect(keys.numberAbove(0), 'nor is its number given twice').toBe(6);
    isFull = false;
    for (const work of later) work();
    expect(happened).toEqual(['in use', 'stored', 'announced 5']);
  });

  it('closes no circuit and begins no session anew: only who we are would', async () => {
    const [one, other] = stations.all as [TestStation, TestStation];
    stations.connect();
    const { host } = one.line;
    await until(() => host.envelope.openFrameFor(other.party) !== undefined);
    const session = host.envelope.openFrameFor(other.party);
    let renewed = 0;
    host.onNewKeys = (party) => {
      if (party === one.party) renewed++;
    };
    await one.ask('rekey-receive');
    await until(() => other.line.host.line.receiveKeys.get(one.party)?.number === 1);
    expect(renewed).toBe(0);
    expect(host.envelope.openFrameFor(other.party)).toEqual(session);
  });
});
