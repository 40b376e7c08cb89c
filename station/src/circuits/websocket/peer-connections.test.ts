import { afterEach, describe, expect, it } from 'vitest';
import type { Circuit } from '../circuit.ts';
import type { WebsocketCarrier } from './carrier.ts';
import { connected, nextCircuit, type TestParty, testCarrier, testParty } from './testing.ts';
import type { Tuning } from './tuning.ts';

const toStop: WebsocketCarrier[] = [];
afterEach(async () => {
  await Promise.all(toStop.splice(0).map((carrier) => carrier.stop()));
});

/** Stands for a frame that only the peer can seal. */
const sealed = new Uint8Array([7]);
const never = 600_000;
const anywhere = 'wss://127.0.0.1:0';
const patient = { proofMs: never, aliveMs: never };

/** What comes by that circuit is looked at as a station does. */
function looksAt(circuit: Circuit): void {
  circuit.onFrame = (frame) => {
    if (frame[0] === sealed[0]) circuit.proved?.();
  };
}

/** A listener and a dialler that has proved itself, and what the listener does from then on. */
async function proved(tuning: Partial<Tuning>) {
  const pair = await connected(tuning, patient);
  toStop.push(pair.a, pair.b);
  for (const circuit of [pair.atListener, pair.atDialler]) looksAt(circuit);
  const came = new Promise<void>((resolve) => {
    const { onFrame } = pair.atListener;
    pair.atListener.onFrame = (frame) => {
      onFrame(frame);
      resolve();
    };
  });
  pair.atDialler.send(sealed);
  await came;
  const sentBy: Circuit[] = [];
  const beside: Circuit[] = [];
  pair.a.onCircuit = (circuit) => {
    looksAt(circuit);
    sentBy.push(circuit);
  };
  pair.a.onBeside = (circuit) => {
    looksAt(circuit);
    beside.push(circuit);
  };
  const ended: string[] = [];
  pair.atListener.onClose = (why) => ended.push(why);
  const address = pair.a.status().listening as string;
  const another = () => dialOnce(pair.dialling, pair.listening, address);
  return { ...pair, sentBy, beside, ended, another };
}

/** Whoever has that party's TLS key dials once. */
async function dialOnce(as: TestParty, to: TestParty, address: string) {
  const tuning = { ...patient, backoffBaseMs: never, backoffCapMs: never };
  const dial = [{ peer: to.index, address }];
  const carrier = testCarrier(as, { knows: [to], dial, tuning });
  toStop.push(carrier);
  const circuit = nextCircuit(carrier);
  await carrier.start();
  return await circuit;
}

const closed = (circuit: Circuit) => {
  return new Promise<string>((resolve) => (circuit.onClose = resolve));
};

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('a newer connection of the same TLS key', () => {
  it('takes no place without a sealed frame, and is ended and counted', async () => {
    const { another, beside, sentBy, ended, a } = await proved({ ...patient, proofMs: 300 });
    const thief = await another();
    thief.send(new Uint8Array([1]));
    expect(await closed(thief)).toContain('1008');
    expect([beside.length, sentBy, ended]).toEqual([1, [], []]);
    expect(a.status()).toMatchObject({ peers: [{ state: 'up' }] });
    expect(a.status().refused).toEqual(new Map([['unproved', 1]]));
  });

  it('is read while it has no place', async () => {
    const { another, beside } = await proved(patient);
    const came: number[] = [];
    const newer = await another();
    await until(() => beside.length === 1);
    (beside[0] as Circuit).onFrame = (frame) => came.push(frame[0] as number);
    newer.send(new Uint8Array([1]));
    await until(() => came.length === 1);
  });

  it('takes the place once a sealed frame came by it', async () => {
    const { another, sentBy, beside, ended } = await proved(patient);
    const newer = await another();
    newer.send(sealed);
    await until(() => ended.length === 1);
    expect(ended).toEqual(['superseded']);
    // Whose connection was ended dials again, and may be beside already.
    expect(sentBy).toEqual(beside.slice(0, 1));
  });

  it('takes the place of one that is silent, without any proof', async () => {
    const { another, sentBy, ended, atDialler } = await proved({ ...patient, aliveMs: 200 });
    atDialler.pause();
    await another();
    await until(() => sentBy.length === 1 && ended.length === 1);
    expect(ended).toEqual(['silent']);
  });

  it('takes the place of one that ends', async () => {
    const { another, sentBy, b } = await proved(patient);
    await another();
    await b.stop();
    await until(() => sentBy.length === 1);
  });

  it('is one of so many at most: the oldest of the address that has most goes', async () => {
    const { another, a } = await proved({ ...patient, besideMax: 2 });
    const first = closed(await another());
    await another();
    await another();
    expect(await first).toContain('1008');
    expect(a.status().refused).toEqual(new Map([['unproved', 1]]));
  });
});

describe('who came first and proved nothing', () => {
  it('keeps nobody from dialling the peer, and gives way to it', async () => {
    const [here, peer] = [testParty(0), testParty(1)];
    const away = testCarrier(peer, { knows: [here], listen: anywhere });
    await away.start();
    const listen = away.status().listening as string;
    await away.stop();
    const dial = [{ peer: 1, address: listen }];
    const a = testCarrier(here, { knows: [peer], listen: anywhere, dial, tuning: patient });
    toStop.push(a);
    const sentBy: Circuit[] = [];
    a.onCircuit = (circuit) => sentBy.push(circuit);
    a.onBeside = looksAt;
    await a.start();
    const thief = closed(await dialOnce(peer, here, a.status().listening as string));
    await until(() => sentBy.length === 1);
    const back = testCarrier(peer, { knows: [here], listen });
    toStop.push(back);
    back.onCircuit = (circuit) => void circuit.send(sealed);
    await back.start();
    await until(() => sentBy.length === 2);
    expect(await thief).toContain('4000');
    expect(a.status().refused).toEqual(new Map());
  });
});
