import { afterEach, describe, expect, it } from 'vitest';
import type { CarrierEvent, Circuit } from '../circuit.ts';
import type { WebsocketCarrier } from './carrier.ts';
import { connected, nextCircuit, testCarrier, testParty } from './testing.ts';

const toStop: WebsocketCarrier[] = [];
afterEach(async () => {
  await Promise.all(toStop.splice(0).map((carrier) => carrier.stop()));
});

const anywhere = 'wss://127.0.0.1:0';

describe('websocket carrier', () => {
  it('connects two stations that know each other without certificates', async () => {
    const pair = await connected();
    toStop.push(pair.a, pair.b);
    expect(pair.atListener).toMatchObject({ id: 'ws', kind: 'websocket', peer: 1 });
    expect(pair.atDialler).toMatchObject({ id: 'ws', peer: 0 });
    expect(pair.a.status()).toMatchObject({ unidentified: 0, peers: [{ peer: 1, state: 'up' }] });
    expect(pair.b.status()).toMatchObject({ peers: [{ peer: 0, state: 'up' }] });
  });

  it('lets two stations that know no keys yet show their certificates', async () => {
    const [listening, dialling] = [testParty(0), testParty(1)];
    const a = started(testCarrier(listening, { knows: [], listen: anywhere }));
    await a.start();
    const dial = [{ peer: 0, address: a.status().listening as string }];
    const b = started(testCarrier(dialling, { knows: [], dial, mayLack: true }));
    const both = Promise.all([nextCircuit(a), nextCircuit(b)]);
    await b.start();
    expect((await both).map((circuit) => circuit.peer)).toEqual([1, 0]);
  });

  it('shows its certificate after a failure even where it thought it known', async () => {
    const [listening, dialling] = [testParty(0), testParty(1)];
    const a = started(testCarrier(listening, { knows: [], listen: anywhere }));
    await a.start();
    const dial = [{ peer: 0, address: a.status().listening as string }];
    const b = started(testCarrier(dialling, { knows: [listening], dial }));
    const circuit = nextCircuit(b);
    await b.start();
    expect((await circuit).peer).toBe(0);
    expect(a.status().refused.get('stranger')).toBe(1);
  });

  it('dials again after the connection is killed, and after the listener was away', async () => {
    const pair = await connected();
    toStop.push(pair.a, pair.b);
    const again = Promise.all([nextCircuit(pair.a), nextCircuit(pair.b)]);
    pair.atListener.close('killed');
    await again;
    const address = pair.a.status().listening as string;
    const down = eventOf(pair.b, 'down');
    await pair.a.stop();
    await down;
    await until(() => pair.b.status().peers[0]?.why !== '');
    const listening = { knows: [pair.dialling], listen: address };
    const a = started(testCarrier(pair.listening, listening));
    const circuit = nextCircuit(pair.b);
    await a.start();
    const back = await circuit;
    await until(() => a.status().peers[0]?.state === 'up');
    // And what kept it away is told no more.
    expect(pair.b.status().peers).toMatchObject([{ state: 'up', why: '' }]);
    expect(back.send(new Uint8Array([1]))).toBe(true);
  });

  it('keeps one connection when two stations dial each other, and loses none before', async () => {
    const [zero, one] = [testParty(0), testParty(1)];
    const ports = await freePorts(2);
    const address = ports.map((port) => `wss://127.0.0.1:${port}`) as [string, string];
    const dialZero = [{ peer: 0, address: address[0] }];
    const dialOne = [{ peer: 1, address: address[1] }];
    const a = started(testCarrier(zero, { knows: [one], listen: address[0], dial: dialOne }));
    const b = started(testCarrier(one, { knows: [zero], listen: address[1], dial: dialZero }));
    const told: string[] = [];
    let open = 0;
    for (const carrier of [a, b]) {
      carrier.onEvent = (event) => void told.push(event.t);
      // As a station does: each shows on every connection who it is.
      const speak = (circuit: Circuit) => {
        open++;
        circuit.onFrame = () => circuit.proved?.();
        circuit.onClose = () => open--;
        circuit.send(new Uint8Array([1]));
      };
      const known = new Set<Circuit>();
      carrier.onBeside = (circuit) => speak(known.add(circuit) && circuit);
      carrier.onCircuit = (circuit) => {
        if (!known.has(circuit)) speak(known.add(circuit) && circuit);
      };
    }
    await Promise.all([a.start(), b.start()]);
    await until(() => told.length === 2 && open === 2);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await until(() => open === 2);
    expect(told).toEqual(['up', 'up']);
    expect(a.status().peers).toMatchObject([{ peer: 1, state: 'up' }]);
    expect(b.status().peers).toMatchObject([{ peer: 0, state: 'up' }]);
  });

  it('ends connections of a key that no longer is the peer, and follows a renewal', async () => {
    const knows = [testParty(1)];
    const listening = testParty(0);
    const a = started(testCarrier(listening, { knows, listen: anywhere }));
    await a.start();
    const dial = [{ peer: 0, address: a.status().listening as string }];
    const b = started(testCarrier(knows[0] as never, { knows: [listening], dial }));
    const first = nextCircuit(a);
    await b.start();
    await first;
    a.recheck();
    expect(a.status().peers).toMatchObject([{ state: 'up' }]);
    knows.pop();
    const down = eventOf(a, 'down');
    a.recheck();
    expect(await down).toMatchObject({ why: 'the peer has new keys' });
  });

  it('rejects a start on a port that is taken', async () => {
    const a = started(testCarrier(testParty(0), { knows: [], listen: anywhere }));
    await a.start();
    const listen = a.status().listening as string;
    const b = testCarrier(testParty(1), { knows: [], listen });
    await expect(b.start()).rejects.toThrow('EADDRINUSE');
  });

  it('stops while it dials and while it waits', async () => {
    const [port] = await freePorts(1);
    const dial = [{ peer: 0, address: `wss://127.0.0.1:${port}` }];
    const b = testCarrier(testParty(1), { knows: [], dial });
    const retry = eventOf(b, 'retry');
    await b.start();
    expect(await retry).toMatchObject({ peer: 0, why: expect.stringContaining('ECONNREFUSED') });
    await b.stop();
  });
});

function started(carrier: WebsocketCarrier): WebsocketCarrier {
  toStop.push(carrier);
  return carrier;
}

function eventOf(carrier: WebsocketCarrier, t: CarrierEvent['t']): Promise<CarrierEvent> {
  return new Promise((resolve) => {
    carrier.onEvent = (event) => event.t === t && resolve(event);
  });
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function freePorts(count: number): Promise<number[]> {
  const { createServer } = await import('node:net');
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) => {
          server.listen(0, '127.0.0.1', () => {
            resolve((server.address() as { port: number }).port);
          });
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
