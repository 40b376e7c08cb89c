import { type Charter, encodeCharter, lineIdOf, type Party } from '@parley/core/codec/charter.ts';
import type { Keys } from '@parley/core/codec/keyset.ts';
import { officerIdOf } from '@parley/core/codec/officer.ts';
import { hashCrypto, named } from './keys.ts';

export function keysOf(name: string): Keys {
  return {
    note: named(`${name} note`),
    cosign: named(`${name} cosign`),
    mldsa: named(`${name} mldsa`, 1312),
    tls: named(`${name} tls`),
    receive: { number: 0, publicKey: named(`${name} receive`, 1216) },
  };
}

function party(index: number): Party {
  const publicKey = named(`officer ${index}`);
  const id = officerIdOf(hashCrypto, 0, publicKey);
  return {
    name: `party-${index}`,
    titles: new Map([['en', `Party ${index}`]]),
    zone: 'UTC',
    recovery: named(`recovery ${index}`),
    tag: named(`tag ${index}`, 8),
    keys: keysOf(`party ${index}`),
    officers: [{ id, scheme: 0, publicKey, roles: ['principal', 'releaser'], name: 'officer' }],
  };
}

/** A line of three, on which a FLASH needs a release. */
export const charter: Charter = {
  name: 'fuzzed line',
  nonce: named('nonce', 16),
  founded: 1_700_000_000_000,
  parties: [party(0), party(1), party(2)],
  circuits: [{ id: 'ws', kind: 'websocket', addresses: [] }],
  rules: [
    {
      kinds: [1],
      classes: [],
      fromPrecedence: 5,
      needs: [{ count: 1, roles: ['releaser'] }],
    },
  ],
  settings: new Map(),
  pskHash: named('psk hash'),
  predecessor: null,
};

export const lineId = lineIdOf(hashCrypto, encodeCharter(charter));
