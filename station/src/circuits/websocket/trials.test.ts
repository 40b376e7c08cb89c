import { afterEach, expect, it } from 'vitest';
import type { Circuit } from '../circuit.ts';
import type { WebsocketCarrier } from './carrier.ts';
import { connected, nextCircuit, testCarrier } from './testing.ts';

const toStop: WebsocketCarrier[] = [];
afterEach(async () => {
  await Promise.all(toStop.splice(0).map((carrier) => carrier.stop()));
});

const sealed = new Uint8Array([7]);

/** A connected pair; whoever sends the sealed frame has proved at the listener who he is. */
async function pairOnTrial(tuning: { silentMs?: number; trialMs?: number; trialsMax?: number }) {
  const pair = await connected(tuning);
  toStop.push(pair.a, pair.b);
  const taken: Circuit[] = [];
  pair.a.onCircuit = (circuit) => taken.push(circuit);
  pair.a.onTrial = (circuit, proved) => {
    circuit.onFrame = (frame) => {
      if (frame[0] === sealed[0]) proved();
    };
  };
  const ended: string[] = [];
  pair.atListener.onClose = (why) => ended.push(why);
  /** Another process that has the dialler's TLS key. */
  const another = async (): Promise<Circuit> => {
    const dial = [{ peer: 0, address: pair.a.status().listening as string }];
    const tuned = { backoffBaseMs: 600_000, backoffCapMs: 600_000 };
    const carrier = testCarrier(pair.dialling, { knows: [pair.listening], dial, tuning: tuned });
    toStop.push(carrier);
    const circuit = nextCircuit(carrier);
    await carrier.start();
    return await circuit;
  };
  return { ...pair, taken, ended, another };
}

const closed = (circuit: Circuit) => {
  return new Promise<string>((resolve) => (circuit.onClose = resolve));
};
const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
};

it('a TLS key alone takes no circuit from the peer that is alive', async () => {
  const { another, taken, ended, a } = await pairOnTrial({ trialMs: 300, silentMs: 100 });
  const thief = await another();
  thief.send(new Uint8Array([1]));
  expect(await closed(thief)).toContain('4000');
  expect([taken, ended]).toEqual([[], []]);
  expect(a.status().peers).toMatchObject([{ state: 'up' }]);
});

it('the newer takes the place once its session has spoken', async () => {
  const { another, taken, ended } = await pairOnTrial({ trialMs: 600_000, silentMs: 600_000 });
  const newer = await another();
  newer.send(sealed);
  await until(() => taken.length === 1 && ended.length === 1);
  expect(ended).toEqual(['superseded']);
});

it('the newer takes the place of one that is silent', async () => {
  const { another, taken, atDialler } = await pairOnTrial({ trialMs: 600_000, silentMs: 200 });
  atDialler.pause();
  await another();
  await until(() => taken.length === 1);
});

it('the newer takes the place of one that ends', async () => {
  const { another, taken, b } = await pairOnTrial({ trialMs: 600_000, silentMs: 600_000 });
  await another();
  await b.stop();
  await until(() => taken.length === 1);
});

it('no more than so many wait for a place', async () => {
  const bounds = { trialMs: 600_000, silentMs: 600_000, trialsMax: 2 };
  const { another } = await pairOnTrial(bounds);
  const first = await another();
  const gone = closed(first);
  await another();
  await another();
  expect(await gone).toContain('4000');
});
