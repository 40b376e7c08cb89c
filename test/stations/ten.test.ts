import { foundLine } from '@parley/station/testing/found-line.ts';
import { afterEach, expect, it } from 'vitest';
import { Party } from './party.ts';
import { dropScratch, freePort, scratch } from './place.ts';
import { SlowProxy } from './slow-proxy.ts';
import { until } from './until.ts';

const count = 10;
const all = Array.from({ length: count }, (_, party) => party);
const away = [1, 4, 6, 9];
/** A generous end, not a measure: what must hold is that all of it comes up at all. */
const endMs = 150_000;
/** Nothing waits for room on the way, but everything for the next tick of its clock. */
const bytesPerSecond = 50_000_000;

const proxies: SlowProxy[] = [];
const parties: Party[] = [];

afterEach(async () => {
  await Promise.all(parties.splice(0).map((one) => one.stop()));
  await Promise.all(proxies.splice(0).map((one) => one.stop()));
  dropScratch();
});

/** Stations that all listen, each behind a path that takes its time: dials cross on their way. */
async function foundedFar(): Promise<number[]> {
  const ports = await Promise.all(all.map(() => freePort()));
  for (const port of ports) proxies.push(await SlowProxy.before(port, bytesPerSecond));
  const founded = await foundLine({
    folder: scratch(),
    names: all.map((party) => `party-${party}`),
    addresses: proxies.map(({ port }) => `wss://127.0.0.1:${port}`),
    settings: new Map([[1, 2]]),
  });
  for (const party of all) parties.push(new Party(founded, party));
  return ports;
}

const circuitsOf = ({ line }: Party) => line.host.circuits.size;

/** Starts these at one moment; the answer tells which circuits went down again since. */
async function startTogether(some: readonly Party[], ports: readonly number[]) {
  const lost: string[] = [];
  await Promise.all(some.map((one) => one.begin()));
  const stops = parties.map(({ line, me }) =>
    line.carrierEvents.add((_, event) => {
      if (event.t === 'down') lost.push(`${me} to ${event.peer}: ${event.why}`);
    }),
  );
  await Promise.all(some.map((one) => one.connect({ listen: `wss://127.0.0.1:${ports[one.me]}` })));
  return () => {
    for (const stop of stops) stop();
    return lost;
  };
}

/** Every one of them has a circuit to every other one, and it answers. */
async function joined(): Promise<void> {
  const up = ({ line }: Party) => {
    const peers = [...line.host.line.peers.values()];
    return peers.filter(({ circuits }) => [...circuits.values()].some((one) => one.up)).length;
  };
  await until(
    () => parties.every((one) => up(one) === count - 1),
    () => `circuits that answer: ${parties.map((one) => `${one.me}:${up(one)}`).join(' ')}`,
    endMs,
  );
}

/**
 * Everyone dials everyone at once, and each dial crosses another. Seen to fail where an attempt is
 * called off for a connection that the other end is about to end: both are gone, and so again.
 */
it('ten stations that all dial each other come up, and again when four were away', async () => {
  const ports = await foundedFar();
  const lostAtFirst = await startTogether(parties, ports);
  await joined();
  const [zero, last] = [parties[0] as Party, parties[9] as Party];
  await zero.write('first');
  await zero.recorded(endMs);
  expect(lostAtFirst()).toEqual([]);

  const those = parties.filter(({ me }) => away.includes(me));
  await Promise.all(those.map((one) => one.stop()));
  const here = parties.filter((one) => !those.includes(one));
  const apart = () => here.every((one) => circuitsOf(one) === here.length - 1);
  await until(apart, 'the six that stay see that four are gone', endMs);
  await zero.write('four are away');
  const lostLater = await startTogether(those, ports);
  await joined();
  await last.write('again');
  await zero.recorded(endMs);
  await last.recorded(endMs);
  expect(lostLater()).toEqual([]);
  for (const one of parties) expect(one.refusals()).toEqual(new Map());
}, 500_000);
