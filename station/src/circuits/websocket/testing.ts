import { randomBytes } from 'node:crypto';
import { equal } from '@parley/core/base/bytes.ts';
import type { Circuit } from '../circuit.ts';
import { WebsocketCarrier, type WebsocketOptions } from './carrier.ts';
import type { Claim } from './handshake.ts';
import { tlsIdentity, tlsPublicKey } from './tls.ts';

/** A party of a test line: its TLS key, and a stand-in certificate that names it. */
export type TestParty = {
  readonly index: number;
  readonly seed: Uint8Array;
  readonly tlsKey: Uint8Array;
  readonly certificate: Uint8Array;
};

export function testParty(index: number): TestParty {
  const seed = new Uint8Array(randomBytes(32));
  const tlsKey = tlsPublicKey(seed);
  // Checked by `identify` below: a mark, the party, its key, and the bulk of a real certificate.
  const certificate = new Uint8Array([77, index, ...tlsKey, ...new Uint8Array(3000)]);
  return { index, seed, tlsKey, certificate };
}

/** Knows the parties given; learns a certificate that carries the mark. */
export function testIdentify(known: readonly TestParty[]) {
  return (tlsKey: Uint8Array, { certificate }: Claim = {}): number | undefined => {
    if (certificate?.[0] === 77 && equal(certificate.subarray(2, 34), tlsKey)) {
      return certificate[1];
    }
    return known.find((party) => equal(party.tlsKey, tlsKey))?.index;
  };
}

export type TestCarrierOptions = Partial<Omit<WebsocketOptions, 'acquaintance'>> & {
  readonly knows: readonly TestParty[];
  readonly mayLack?: boolean;
};

/** A carrier of `self` with quick bounds; dials nobody and listens nowhere unless told. */
export function testCarrier(self: TestParty, options: TestCarrierOptions): WebsocketCarrier {
  return new WebsocketCarrier({
    id: 'ws',
    self: self.index,
    dial: [],
    entropy: { bytes: (length) => new Uint8Array(randomBytes(length)) },
    ...options,
    tuning: { backoffBaseMs: 20, backoffCapMs: 100, closeMs: 200, ...options.tuning },
    acquaintance: {
      identity: () => tlsIdentity(self.seed),
      certificate: () => self.certificate,
      mayLack: () => options.mayLack ?? false,
      identify: testIdentify(options.knows),
    },
  });
}

/** The next circuit of a carrier. */
export function nextCircuit(carrier: WebsocketCarrier): Promise<Circuit> {
  return new Promise((resolve) => (carrier.onCircuit = resolve));
}

/** A listening and a dialling carrier that know each other, connected. */
export async function connected(
  tuning: WebsocketOptions['tuning'] = {},
  dialTuning: WebsocketOptions['tuning'] = tuning,
) {
  const listening = testParty(0);
  const dialling = testParty(1);
  const a = testCarrier(listening, { knows: [dialling], listen: 'wss://127.0.0.1:0', tuning });
  await a.start();
  const dial = [{ peer: 0, address: a.status().listening as string }];
  const b = testCarrier(dialling, { knows: [listening], dial, tuning: dialTuning });
  const circuits = Promise.all([nextCircuit(a), nextCircuit(b)]);
  await b.start();
  const [atListener, atDialler] = await circuits;
  const stop = async (): Promise<void> => void (await Promise.all([a.stop(), b.stop()]));
  return { a, b, listening, dialling, atListener, atDialler, stop };
}
