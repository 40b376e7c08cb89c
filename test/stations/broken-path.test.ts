import { foundLine } from '@parley/station/testing/found-line.ts';
import { afterEach, expect, it } from 'vitest';
import { Party } from './party.ts';
import { dropScratch, freePort, quickSettings, scratch } from './place.ts';
import { SlowProxy } from './slow-proxy.ts';

/** So that the test is short. */
const quickToAsk = { askMs: 1000, aliveMs: 1000, slowBytesPerSecond: 100_000 };

const parties: Party[] = [];
let proxy: SlowProxy | undefined;

afterEach(async () => {
  await Promise.all(parties.splice(0).map((one) => one.stop()));
  await proxy?.stop();
  dropScratch();
});

/** Seen to fail where nobody asks whether the other end is still there. */
it('a path that breaks and says nothing is left, and both find each other by another', async () => {
  const port = await freePort();
  proxy = await SlowProxy.before(port, 50_000_000);
  const names = ['north', 'south'];
  const addresses = [`wss://127.0.0.1:${proxy.port}`, null];
  const plan = { folder: scratch(), names, addresses, settings: quickSettings };
  const founded = await foundLine(plan);
  for (const party of [0, 1]) parties.push(new Party(founded, party));
  const [north, south] = parties as [Party, Party];
  for (const one of parties) one.tuning = quickToAsk;
  await north.start({ listen: `wss://127.0.0.1:${port}` });
  await south.start();
  await north.write('before', { precedence: 4 });
  await Promise.all([north.recorded(), south.recorded()]);

  proxy.breakSilently();
  await north.write('a warning', { precedence: 4 });
  await south.write('another', { precedence: 4 });
  await Promise.all([north.recorded(), south.recorded()]);
  expect(parties.map(({ line }) => line.host.circuits.size)).toEqual([1, 1]);
}, 150_000);
