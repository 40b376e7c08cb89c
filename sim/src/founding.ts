import { type Charter, encodeCharter, lineIdOf, type Party } from '@parley/core/codec/charter.ts';
import type { Keys } from '@parley/core/codec/keyset.ts';
import { officerIdOf } from '@parley/core/codec/officer.ts';
import type { Rule } from '@parley/core/codec/rule.ts';
import type { Random } from './entropy.ts';
import { crypto, type Signer, signerOf } from './keys.ts';

/** The private halves of one incarnation. */
export type Secrets = { readonly note: Signer; readonly cosign: Signer; readonly keys: Keys };

export type Founding = {
  readonly line: Uint8Array;
  readonly charter: Charter;
  readonly secrets: readonly Secrets[];
  readonly recovery: readonly Signer[];
  /** One officer per party, with every role that releases. */
  readonly officers: readonly Signer[];
};

export function makeSecrets(random: Random): Secrets {
  const note = signerOf(random.bytes(32));
  const cosign = signerOf(random.bytes(32));
  const keys = {
    note: note.publicKey,
    cosign: cosign.publicKey,
    mldsa: random.bytes(1312),
    tls: random.bytes(32),
    receive: { number: 0, publicKey: random.bytes(1216) },
  };
  return { note, cosign, keys };
}

export type FoundingOptions = {
  readonly parties: number;
  readonly rules?: readonly Rule[];
  readonly settings?: ReadonlyMap<number, number>;
};

/** A line's charter and everyone's keys, all from one seed. */
export function found(random: Random, options: FoundingOptions): Founding {
  const secrets = Array.from({ length: options.parties }, () => makeSecrets(random));
  const recovery = secrets.map(() => signerOf(random.bytes(32)));
  const officers = secrets.map(() => signerOf(random.bytes(32)));
  const parties = secrets.map(({ keys }, i): Party => {
    const publicKey = (officers[i] as Signer).publicKey;
    const id = officerIdOf(crypto, 0, publicKey);
    return {
      name: `party-${i}`,
      titles: new Map([['en', `Party ${i}`]]),
      zone: 'UTC',
      recovery: (recovery[i] as Signer).publicKey,
      tag: random.bytes(8),
      keys,
      officers: [
        { id, scheme: 0, publicKey, roles: ['principal', 'releaser'], name: `officer ${i}` },
      ],
    };
  });
  const charter: Charter = {
    name: 'simulated line',
    nonce: random.bytes(16),
    founded: 1_700_000_000_000,
    parties,
    circuits: [{ id: 'ws', kind: 'websocket', addresses: [] }],
    rules: options.rules ?? [],
    settings: options.settings ?? new Map(),
    pskHash: random.bytes(32),
    predecessor: null,
  };
  return { line: lineIdOf(crypto, encodeCharter(charter)), charter, secrets, recovery, officers };
}
