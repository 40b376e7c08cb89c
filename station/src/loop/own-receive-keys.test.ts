import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Stations, type TestStation, testStations, until } from '../testing/two-stations.ts';

let stations: Stations;

beforeEach(async () => {
  stations = await testStations();
});

afterEach(() => stations.end());

describe('a new receive key of our own', () => {
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
