import type { Charter, Party } from '../src/codec/charter.ts';
import { encodeCharter, lineIdOf } from '../src/codec/charter.ts';
import type { Role } from '../src/codec/kinds.ts';
import { type Officer, officerIdOf } from '../src/codec/officer.ts';
import { bytesOf, ed25519, mlDsa44, type TestSigner, testCrypto } from './crypto.ts';

/* A line of two for the tests of core: each key follows from its name. */

/** The officer's signer is `ed25519(name)`. */
export function officerNamed(name: string, roles: readonly Role[]): Officer {
  const { publicKey } = ed25519(name);
  return { id: officerIdOf(testCrypto, 0, publicKey), scheme: 0, publicKey, roles, name };
}

/** An officer of any key, with the id that it gives. */
export function officerWithKey(name: string, publicKey: Uint8Array): Officer {
  const id = officerIdOf(testCrypto, 0, publicKey);
  return { id, scheme: 0, publicKey, roles: ['auditor'], name };
}

/** Secrets of one incarnation: `recovery` is the party's. */
export type Signers = {
  recovery: TestSigner;
  note: TestSigner;
  cosign: TestSigner;
  mldsa: TestSigner;
};

export function signersOf(party: string, number = 0): Signers {
  return {
    recovery: ed25519(`${party} recovery`),
    note: ed25519(`${party} note ${number}`),
    cosign: ed25519(`${party} cosign ${number}`),
    mldsa: mlDsa44(`${party} mldsa ${number}`),
  };
}

export function keysFor(party: string, number = 0): Party['keys'] {
  const { note, cosign, mldsa } = signersOf(party, number);
  return {
    note: note.publicKey,
    cosign: cosign.publicKey,
    mldsa: mldsa.publicKey,
    tls: ed25519(`${party} tls ${number}`).publicKey,
    receive: { number, publicKey: bytesOf(`${party} receive ${number}`, 1216) },
  };
}

/** A party whose keys are `signersOf(name)`. */
export function partyNamed(name: string): Party {
  return {
    name,
    titles: new Map([['en', `The station of ${name}`]]),
    zone: 'Etc/UTC',
    recovery: signersOf(name).recovery.publicKey,
    tag: bytesOf(`${name} tag`, 8),
    keys: keysFor(name),
    officers: [
      officerNamed(`${name} principal`, ['principal', 'releaser']),
      officerNamed(`${name} releaser`, ['releaser']),
      officerNamed(`${name} duty`, ['duty-officer']),
    ],
  };
}

export const charter: Charter = {
  name: 'first line',
  nonce: bytesOf('nonce', 16),
  founded: 1_700_000_000_000,
  parties: [partyNamed('washington'), partyNamed('moscow')],
  circuits: [
    { id: 'ws', kind: 'websocket', addresses: [{ party: 0, address: 'wss://127.0.0.1:7001' }] },
    { id: 'bag', kind: 'courier', addresses: [] },
  ],
  rules: [
    { kinds: [1], classes: [2], fromPrecedence: 0, needs: [] },
    {
      kinds: [1],
      classes: [],
      fromPrecedence: 4,
      needs: [
        { count: 1, roles: ['principal'] },
        { count: 1, roles: ['releaser', 'principal'] },
      ],
    },
    { kinds: [1], classes: [], fromPrecedence: 0, needs: [{ count: 1, roles: ['releaser'] }] },
  ],
  settings: new Map([[3, 20]]),
  pskHash: bytesOf('psk', 32),
  predecessor: null,
};

export const charterBytes = encodeCharter(charter);
export const line = lineIdOf(testCrypto, charterBytes);
export const founding = { line, charter };
