import { type Charter, checkCharter, lineIdOf, type Party } from '@parley/core/codec/charter.ts';
import {
  charterSigningInput,
  encodeCharterFile,
  pskHashOf,
} from '@parley/core/codec/charter-file.ts';
import type { Keys } from '@parley/core/codec/keyset.ts';
import { type JournalName, originOf } from '@parley/core/codec/names.ts';
import { type Officer, officerIdOf } from '@parley/core/codec/officer.ts';
import { nodeCrypto } from '../vectors/node-crypto.ts';
import { ed25519, mldsa44, seed, xwing } from './keys.ts';

/** 26 October 2022, 12:00:00 UTC. */
export const noon = 1_666_785_600_000;
export const crypto = nodeCrypto;
export const partyNames = ['north', 'south'] as const;

/** The keys of an incarnation of the example's parties. */
export function keysOf(owner: string, receiveNumber = 0): Keys {
  return {
    note: ed25519(`${owner} note`).publicKey,
    cosign: ed25519(`${owner} cosign`).publicKey,
    mldsa: mldsa44(`${owner} mldsa`),
    tls: ed25519(`${owner} tls`).publicKey,
    receive: { number: receiveNumber, publicKey: xwing(`${owner} receive`) },
  };
}

function officerOf(party: string): Officer {
  const { publicKey } = ed25519(`${party} officer`);
  const id = officerIdOf(crypto, 0, publicKey);
  return { id, scheme: 0, publicKey, roles: ['principal', 'releaser'], name: `${party}-1` };
}

function partyOf(name: string): Party {
  return {
    name,
    titles: new Map([['en', name === 'north' ? 'Northland' : 'Southland']]),
    zone: 'Etc/UTC',
    recovery: ed25519(`${name} recovery`).publicKey,
    tag: seed(`${name} tag`, 8),
    keys: keysOf(name),
    officers: [officerOf(name)],
  };
}

export const psk = seed('ceremony secret');

export const charter: Charter = {
  name: 'example',
  nonce: seed('nonce', 16),
  founded: noon,
  parties: partyNames.map(partyOf),
  circuits: [{ id: 'courier', kind: 'courier', addresses: [] }],
  rules: [
    {
      kinds: [1],
      classes: [],
      fromPrecedence: 4,
      needs: [{ count: 1, roles: ['principal', 'releaser'] }],
    },
  ],
  settings: new Map([[2, 120]]),
  pskHash: pskHashOf(crypto, psk),
  predecessor: null,
};

const checked = checkCharter(crypto, charter);
if (!checked.ok) throw new Error(`the example's charter: ${checked.detail}`);
export const charterBytes = checked.value;
export const line = lineIdOf(crypto, charterBytes);

export const charterSignatures = partyNames.map((name, party) => {
  const signature = ed25519(`${name} recovery`).sign(charterSigningInput(charterBytes));
  return { party, signature };
});
export const charterFile = encodeCharterFile({
  charter: charterBytes,
  signatures: charterSignatures,
});

/** The founding journals. */
export const north: JournalName = { party: 0, number: 0, tag: seed('north tag', 8) };
export const south: JournalName = { party: 1, number: 0, tag: seed('south tag', 8) };
export const origins = [originOf(line, 'north', north), originOf(line, 'south', south)] as const;
