import { randomBytes } from 'node:crypto';
import { connect as connectTcp } from 'node:net';
import { type ConnectionOptions, connect, createServer, type TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import type { Circuit } from '../circuit.ts';
import type { WebsocketCarrier, WebsocketOptions } from './carrier.ts';
import { certificateToHeader } from './handshake.ts';
import { connected, nextCircuit, type TestParty, testCarrier, testParty } from './testing.ts';
import { mutualTls, tlsIdentity } from './tls.ts';

const toStop: { stop(): Promise<unknown> }[] = [];
afterEach(async () => {
  await Promise.all(toStop.splice(0).map((one) => one.stop()));
});

const upgrade = (extra = ''): string =>
  'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
  `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${extra}\r\n`;

describe('a stranger gets not one byte', () => {
  const requests: [string, string | Uint8Array][] = [
    ['an upgrade', upgrade()],
    ['a plain request', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['a request without a host', 'GET / HTTP/1.1\r\n\r\n'],
    ['an expectation', 'POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n\r\n'],
    ['another expectation', 'POST / HTTP/1.1\r\nHost: x\r\nExpect: tea\r\n\r\n'],
    ['a tunnel', 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['headers without end', `GET / HTTP/1.1\r\n${'a: b\r\n'.repeat(10_000)}`],
    ['random bytes', randomBytes(5000)],
    ['a certificate of another key', upgrade(header(testParty(1).certificate))],
    ['a malformed certificate', upgrade('parley-frame: !!!\r\n')],
  ];
  for (const [name, request] of requests) {
    it(`for ${name}`, async () => {
      const { carrier, port } = await listening();
      const client = raw(port, tlsIdentity(testParty(1).seed), request);
      expect(await client.closed).toBe(0);
      expect(carrier.status().refused.get('stranger')).toBe(1);
      expect(carrier.status().unidentified).toBe(0);
    });
  }

  it('without a TLS certificate', async () => {
    const { port } = await listening();
    expect(await raw(port, {}, upgrade()).closed).toBe(0);
  });

  it('while a party gets its answer', async () => {
    const { port, party } = await listening();
    const client = raw(port, tlsIdentity(party.seed), upgrade());
    await until(() => client.bytes() > 0);
    client.socket.destroy();
    const fresh = testParty(1);
    const shown = raw(port, tlsIdentity(fresh.seed), upgrade(header(fresh.certificate)));
    await until(() => shown.bytes() > 4000); // ours came in return
    shown.socket.destroy();
  });

  it('nor a request, when it listens in place of the peer', async () => {
    const peer = testParty(0);
    let bytes = 0;
    const server = createServer({ ...mutualTls, ...tlsIdentity(testParty(0).seed) }, (socket) => {
      socket.on('data', (chunk) => (bytes += chunk.length));
      socket.on('error', () => {});
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const dial = [{ peer: 1, address: `wss://127.0.0.1:${port}` }];
    // The listener's key is another party's than the one dialled.
    const carrier = testCarrier(testParty(2), { knows: [peer], dial });
    toStop.push(carrier, { stop: () => new Promise((resolve) => server.close(resolve)) });
    server.setSecureContext({ ...mutualTls, ...tlsIdentity(peer.seed) });
    await carrier.start();
    await until(() => (carrier.status().refused.get('stranger') ?? 0) >= 2);
    expect(bytes).toBe(0);
  });
});

describe('TLS', () => {
  it('below 1.3 is refused', async () => {
    const { port, party } = await listening();
    const old = { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' } as const;
    const client = raw(port, { ...tlsIdentity(party.seed), ...old }, upgrade());
    expect(await client.closed).toBe(0);
    expect(client.error()).toMatch(/version|alert/);
  });
});

describe('connections of nobody', () => {
  it('have a time to say who they are', async () => {
    const { carrier, port, party } = await listening({ handshakeMs: 150 });
    const silent = connectTcp(port, '127.0.0.1');
    const slow = raw(port, tlsIdentity(party.seed), 'GET / HT');
    await Promise.all([new Promise((resolve) => silent.on('close', resolve)), slow.closed]);
    expect(carrier.status().refused.get('handshake-timeout')).toBe(2);
    expect(carrier.status().unidentified).toBe(0);
  });

  it('are few, and keep no peer out', async () => {
    const { carrier, port, party } = await listening({ unidentifiedPerAddressMax: 4 });
    const silent = Array.from({ length: 12 }, () => connectTcp(port, '127.0.0.1'));
    for (const socket of silent) socket.on('error', () => {});
    await until(() => (carrier.status().refused.get('too-many-connections') ?? 0) >= 8);
    expect(carrier.status().unidentified).toBe(4);
    const client = raw(port, tlsIdentity(party.seed), upgrade());
    await until(() => client.bytes() > 0);
    client.socket.destroy();
    for (const socket of silent) socket.destroy();
  });
});

describe('a peer that misbehaves costs only itself', () => {
  it('by a frame over the limit', async () => {
    const other = testParty(2);
    const { carrier, port, party } = await listening({}, [other]);
    const healthy = await upgraded(carrier, port, other);
    const bad = await upgraded(carrier, port, party);
    bad.client.socket.write(Buffer.from('82ff0000000000090001', 'hex')); // 589,825 bytes follow
    await bad.closed;
    expect(carrier.status().refused.get('frame-too-large')).toBe(1);
    await expectAlive(healthy);
  });

  it('by text, by junk, and by unmasked frames', async () => {
    const { carrier, port, party } = await listening();
    const texts = await upgraded(carrier, port, party);
    texts.client.socket.write(Buffer.from('818100000000' + '61', 'hex'));
    await texts.closed;
    expect(carrier.status().refused.get('text-frame')).toBe(1);
    for (const bytes of [Buffer.from('820161', 'hex'), Buffer.alloc(3000, 0xff)]) {
      const junk = await upgraded(carrier, port, party);
      junk.client.socket.write(bytes);
      await junk.closed;
    }
    expect(carrier.status().refused.get('malformed')).toBe(2);
  });

  it('by random bytes, a hundred times', async () => {
    const { carrier, port, party } = await listening({ halfFrameMs: 50, closeMs: 20 });
    for (let i = 0; i < 100; i++) {
      const junk = await upgraded(carrier, port, party);
      junk.client.socket.write(randomBytes(200));
      junk.client.socket.end();
      await junk.closed;
    }
  });

  it('by half a frame that never ends', async () => {
    const { carrier, port, party } = await listening({ halfFrameMs: 200 });
    const dribbler = await upgraded(carrier, port, party);
    dribbler.client.socket.write(Buffer.from('82fe100000000000', 'hex'));
    const drops = setInterval(() => dribbler.client.socket.write(Buffer.from([1])), 20);
    await dribbler.closed;
    clearInterval(drops);
    expect(carrier.status().refused.get('frame-half-sent')).toBe(1);
  });

  it('by a flood, which is read no faster than the bound', async () => {
    const bound = { bytesPerSecond: 1_000_000, framesPerSecond: 1e9 };
    const pair = await connected(bound, {});
    toStop.push(pair);
    const rate = await flood(pair.atDialler, pair.atListener, new Uint8Array(1000), 1500);
    expect(rate).toBeLessThan(2_800); // one second's worth at once, then one a millisecond
    expect(rate).toBeGreaterThan(1_500);
  });

  it('by many small frames, likewise', async () => {
    const pair = await connected({ framesPerSecond: 2000 }, {});
    toStop.push(pair);
    const frames = await flood(pair.atDialler, pair.atListener, new Uint8Array(1), 1000);
    expect(frames).toBeLessThan(2000 + 2000 + 22_000); // what one read brings is read
  });
});

function header(certificate: Uint8Array): string {
  return `parley-frame: ${certificateToHeader(certificate)}\r\n`;
}

async function listening(tuning: WebsocketOptions['tuning'] = {}, others: TestParty[] = []) {
  const party = testParty(1);
  const knows = [party, ...others];
  const carrier = testCarrier(testParty(0), { knows, listen: 'wss://127.0.0.1:0', tuning });
  toStop.push(carrier);
  await carrier.start();
  const port = Number(carrier.status().listening?.split(':')[2]);
  return { carrier, port, party };
}

/** A TLS client that sends something and counts what comes back inside TLS. */
function raw(port: number, options: ConnectionOptions, request: string | Uint8Array) {
  let bytes = 0;
  let error = '';
  const secure = { ...mutualTls, servername: '', ...options };
  const socket: TLSSocket = connect({ host: '127.0.0.1', port, ...secure });
  socket.on('data', (chunk) => (bytes += chunk.length));
  socket.on('error', (cause) => (error = cause.message));
  socket.on('secureConnect', () => socket.write(request));
  const closed = new Promise<number>((resolve) => socket.on('close', () => resolve(bytes)));
  return { socket, closed, bytes: () => bytes, error: () => error };
}

/** A raw client past the upgrade, with the circuit that the carrier sees. */
async function upgraded(carrier: WebsocketCarrier, port: number, party: TestParty) {
  const next = nextCircuit(carrier);
  const client = raw(port, tlsIdentity(party.seed), upgrade());
  const circuit = await next;
  await until(() => client.bytes() > 0);
  const closed = new Promise<string>((resolve) => (circuit.onClose = resolve));
  return { client, circuit, closed };
}

async function expectAlive(one: { client: ReturnType<typeof raw>; circuit: Circuit }) {
  const before = one.client.bytes();
  expect(one.circuit.send(new Uint8Array([1]))).toBe(true);
  await until(() => one.client.bytes() > before);
  one.client.socket.destroy();
}

/** Sends as fast as it goes for so long; returns how many frames came. */
async function flood(from: Circuit, to: Circuit, frame: Uint8Array, ms: number): Promise<number> {
  let came = 0;
  to.onFrames = (frames) => {
    came += frames.length;
  };
  const end = performance.now() + ms;
  const pump = (): void => {
    while (performance.now() < end && from.send(frame));
  };
  from.onDrain = pump;
  pump();
  await new Promise((resolve) => setTimeout(resolve, ms));
  return came;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
