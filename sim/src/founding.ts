import { assert } from '@parley/core/base/assert.ts';
import { type Charter, encodeCharter, lineIdOf, type Party } from '@parley/core/codec/charter.ts';
import { pskHashOf } from '@parley/core/codec/charter-file.ts';
import type { Keys } from '@parley/core/codec/keyset.ts';
import { officerIdOf } from '@parley/core/codec/officer.ts';
import type { Rule } from '@parley/core/codec/rule.ts';
import type { OwnReceiveKey } from '@parley/envelope/parties.ts';
import type { Signer, SimCrypto } from './crypto/ports.ts';
import type { Random } from './random.ts';

/** The private halves of one incarnation. */
export type Secrets = {
  readonly tag: Uint8Array;
  readonly note: Signer;
  readonly cosign: Signer;
  readonly pq: Signer;
  readonly receive: OwnReceiveKey;
  readonly keys: Keys;
};

export type Founding = {
  readonly crypto: SimCrypto;
  readonly line: Uint8Array;
  readonly charter: Charter;
  readonly psk: Uint8Array;
  readonly secrets: readonly Secrets[];
  readonly recovery: readonly Signer[];
  /** One officer per party, with every role that releases. */
  readonly officers: readonly Signer[];
};

/** The keys that the charter names for a party. */
export function foundingSecrets(founding: Founding, party: number): Secrets {
  const secrets = founding.secrets[party];
  assert(secrets, 'every party has the keys of its incarnation 0');
  return secrets;
}

/** Draws the keys of an incarnation; its first receive key has this number. */
export async function drawSecrets(
  crypto: SimCrypto,
  random: Random,
  receiveNumber: number,
): Promise<Secrets> {
  const pair = await crypto.hpke(random).generateKeyPair();
  return secretsWith(crypto, random, { number: receiveNumber, ...pair });
}

/** The same around a receive key that is there already. */
export function secretsWith(crypto: SimCrypto, random: Random, receive: OwnReceiveKey): Secrets {
  const [note, cosign] = [crypto.ed25519(random.bytes(32)), crypto.ed25519(random.bytes(32))];
  const pq = crypto.mldsa44(random.bytes(32));
  const { number, publicKey } = receive;
  const keys = {
    note: note.publicKey,
    cosign: cosign.publicKey,
    mldsa: pq.publicKey,
    tls: random.bytes(32),
    receive: { number, publicKey },
  };
  return { tag: random.bytes(8), note, cosign, pq, receive, keys };
}

export type FoundingOptions = {
  readonly parties: number;
  readonly rules?: readonly Rule[];
  readonly settings?: ReadonlyMap<number, number>;
};

/** A line's charter and everyone's keys, all from one seed. */
export async function found(
  crypto: SimCrypto,
  random: Random,
  options: FoundingOptions,
): Promise<Founding> {
  const secrets: Secrets[] = [];
  for (let i = 0; i < options.parties; i++) secrets.push(await drawSecrets(crypto, random, 0));
  const recovery = secrets.map(() => crypto.ed25519(random.bytes(32)));
  const officers = secrets.map(() => crypto.ed25519(random.bytes(32)));
  const parties = secrets.map(({ keys, tag }, i): Party => {
    const publicKey = (officers[i] as Signer).publicKey;
    const id = officerIdOf(crypto.crypto, 0, publicKey);
    const name = `officer ${i}`;
    return {
      name: `party-${i}`,
      titles: new Map([['en', `Party ${i}`]]),
      zone: 'UTC',
      recovery: (recovery[i] as Signer).publicKey,
      tag,
      keys,
      officers: [{ id, scheme: 0, publicKey, roles: ['principal', 'releaser'], name }],
    };
  });
  const psk = random.bytes(32);
  const charter: Charter = {
    name: 'simulated line',
    nonce: random.bytes(16),
    founded: 1_700_000_000_000,
    parties,
    circuits: [{ id: 'ws', kind: 'websocket', addresses: [] }],
    rules: options.rules ?? [],
    settings: options.settings ?? new Map(),
    pskHash: pskHashOf(crypto.crypto, psk),
    predecessor: null,
  };
  const line = lineIdOf(crypto.crypto, encodeCharter(charter));
  return { crypto, line, charter, psk, secrets, recovery, officers };
}
