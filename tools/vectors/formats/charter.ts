import { ascii, concat, hex } from '@parley/core/base/bytes.ts';
import { type CborValue, encode } from '@parley/core/codec/cbor.ts';
import { type Charter, encodeCharter, lineIdOf, type Party } from '@parley/core/codec/charter.ts';
import {
  charterSigningInput,
  encodeCharterFile,
  pskHashOf,
} from '@parley/core/codec/charter-file.ts';
import type { Keys } from '@parley/core/codec/keyset.ts';
import type { Role } from '@parley/core/codec/kinds.ts';
import { type Officer, officerIdOf } from '@parley/core/codec/officer.ts';
import type { PassCase, VectorFile } from '../case.ts';
import { fail, failValue } from '../mutate.ts';
import { nodeCrypto } from '../node-crypto.ts';
import { time } from '../sample.ts';
import { seeded, seededKey } from '../seeded.ts';

/** Keys of an incarnation; those that sign nothing in a vector are bytes of the right length. */
export function sampleKeys(name: string, receiveNumber = 0): Keys {
  return {
    note: seededKey(`note ${name}`).publicKey,
    cosign: seededKey(`cosign ${name}`).publicKey,
    mldsa: seeded(`mldsa ${name}`, 1312),
    tls: seededKey(`tls ${name}`).publicKey,
    receive: { number: receiveNumber, publicKey: seeded(`receive ${name}`, 1216) },
  };
}

function officer(name: string, roles: readonly Role[]): Officer {
  const publicKey = seededKey(`officer ${name}`).publicKey;
  return { id: officerIdOf(nodeCrypto, 0, publicKey), scheme: 0, publicKey, roles, name };
}

function party(name: string, title: string, zone: string): Party {
  return {
    name,
    titles: new Map([['en', title]]),
    zone,
    recovery: seededKey(`recovery ${name}`).publicKey,
    tag: seeded(`tag of ${name}`, 8),
    keys: sampleKeys(name),
    officers: [
      officer(`${name} principal`, ['principal', 'releaser']),
      officer(`${name} duty`, ['duty-officer', 'drafter']),
    ],
  };
}

export const sampleCharter: Charter = {
  name: 'vectors',
  nonce: seeded('charter nonce', 16),
  founded: time,
  parties: [party('north', 'The North', 'UTC'), party('south', 'The South', 'Asia/Riyadh')],
  circuits: [
    { id: 'direct', kind: 'websocket', addresses: [{ party: 0, address: 'wss://north:4200' }] },
    { id: 'stick', kind: 'courier', addresses: [] },
  ],
  rules: [
    { kinds: [], classes: [2], fromPrecedence: 0, needs: [] },
    { kinds: [1], classes: [], fromPrecedence: 4, needs: [{ count: 2, roles: ['releaser'] }] },
    {
      kinds: [1],
      classes: [],
      fromPrecedence: 0,
      needs: [{ count: 1, roles: ['releaser', 'principal'] }],
    },
  ],
  settings: new Map([[3, 20]]),
  pskHash: pskHashOf(nodeCrypto, seeded('ceremony secret', 32)),
  predecessor: null,
};

function pass(name: string, charter: Charter): PassCase {
  const bytes = encodeCharter(charter);
  return { name, bytes: hex(bytes), shows: { line: hex(lineIdOf(nodeCrypto, bytes)) } };
}

/** Charters: spec/charter.md. */
export function charterVectors(): VectorFile {
  const [north, south] = sampleCharter.parties as [Party, Party];
  const third = party('third', 'A third party', 'UTC');
  const predecessor = { line: seeded('line before', 32), k: 41, cut: seeded('cut 41', 32) };
  const bad = (name: string, parts: Partial<Charter>) =>
    fail(name, 'bad-charter', encodeCharter({ ...sampleCharter, ...parts }));
  const [first, ...officers] = north.officers as [Officer, Officer];
  return {
    format: 'charter',
    about: 'The founding document of a line (spec/charter.md); its SHA-256 is the line id.',
    pass: [
      pass('two parties', sampleCharter),
      pass('a successor with three parties', {
        ...sampleCharter,
        parties: [north, south, third],
        predecessor,
      }),
      pass('no circuits, rules or settings', {
        ...sampleCharter,
        circuits: [],
        rules: [],
        settings: new Map(),
      }),
    ],
    fail: [
      fail('no bytes', 'malformed-cbor', new Uint8Array(0)),
      failValue('version 2', 'bad-charter', [2]),
      bad('one party', { parties: [north] }),
      bad('two parties of one name', { parties: [north, { ...south, name: north.name }] }),
      bad('one key in two places', { parties: [north, { ...south, keys: north.keys }] }),
      bad('two incarnations of one tag', { parties: [north, { ...south, tag: north.tag }] }),
      bad('a name with a capital letter', { parties: [{ ...north, name: 'North' }, south] }),
      bad('an officer id that is not of its key', {
        parties: [{ ...north, officers: [{ ...first, id: seeded('id', 8) }, ...officers] }, south],
      }),
      bad('a setting that nobody knows', { settings: new Map([[99, 1]]) }),
      bad('keep above keep-max', {
        settings: new Map([
          [7, 1000],
          [8, 999],
        ]),
      }),
      bad('an address of no party', {
        circuits: [{ id: 'x', kind: 'websocket', addresses: [{ party: 5, address: 'wss://x' }] }],
      }),
    ],
  };
}

/** Times of the alarm's chain, which came to the settings later. */
export function charterAlarmVectors(): VectorFile {
  const stating = (...settings: [number, number][]) => {
    return { ...sampleCharter, settings: new Map(settings) };
  };
  return {
    format: 'charter',
    about: 'Charters that set when an unacknowledged FLASH goes on (spec/charter.md, settings).',
    pass: [
      pass('every time of the chain', stating([19, 20], [20, 60], [21, 180])),
      pass('one of them, beside an older setting', stating([3, 20], [21, 600])),
    ],
    fail: [
      fail('a time of zero', 'bad-charter', encodeCharter(stating([19, 0]))),
      fail('a time above ten years', 'bad-charter', encodeCharter(stating([21, 315_360_001]))),
      fail('the number after the last', 'bad-charter', encodeCharter(stating([22, 1]))),
    ],
  };
}

function signedBy(charter: Uint8Array, name: string): Uint8Array {
  return seededKey(`recovery ${name}`).sign(charterSigningInput(charter));
}

/** Charter files: the charter with every party's signature. */
export function charterFileVectors(): VectorFile {
  const charter = encodeCharter(sampleCharter);
  const north = { party: 0, signature: signedBy(charter, 'north') };
  const south = { party: 1, signature: signedBy(charter, 'south') };
  const plain = seededKey('recovery south').sign(concat(ascii('parley/charter/v2'), charter));
  const value = (signatures: CborValue): Uint8Array => encode([charter, signatures]);
  const file = (...signatures: { party: number; signature: Uint8Array }[]): Uint8Array =>
    encodeCharterFile({ charter, signatures });
  return {
    format: 'charter-file',
    about: 'A charter signed by the recovery keys of all its parties (spec/charter.md).',
    pass: [{ name: 'signed by both', bytes: hex(file(north, south)) }],
    fail: [
      fail('signed by one', 'bad-charter', file(north)),
      fail(
        'one signature in the place of the other',
        'bad-signature',
        file(north, {
          party: 1,
          signature: north.signature,
        }),
      ),
      fail(
        'a signature made for something else',
        'bad-signature',
        file(north, {
          party: 1,
          signature: plain,
        }),
      ),
      fail(
        'out of order',
        'malformed',
        value([
          [1, south.signature],
          [0, north.signature],
        ]),
      ),
      fail(
        'one party twice',
        'malformed',
        value([
          [0, north.signature],
          [0, north.signature],
        ]),
      ),
      fail(
        'a party that is not on the line',
        'unknown-party',
        file(north, south, {
          party: 2,
          signature: south.signature,
        }),
      ),
    ],
  };
}
