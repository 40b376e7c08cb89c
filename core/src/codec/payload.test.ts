import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../test/crypto.ts';
import { limits } from '../base/limits.ts';
import { encode } from './cbor.ts';
import type { Item } from './entry.ts';
import {
  decodeBundleOverLimits,
  decodePayload,
  encodeBundle,
  encodeCosignature,
  encodePayload,
  type Payload,
} from './payload.ts';
import { encodeRun } from './run.ts';

const journal = { party: 1, number: 2, tag: bytesOf('tag', 8) };
const cosigner = { party: 0, number: 1, tag: bytesOf('other tag', 8) };
const [root, leaf, hash] = ['root', 'leaf', 'hash'].map((name) => bytesOf(name, 32)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];
const signature = bytesOf('signature', 64);
const nonce8 = bytesOf('nonce', 8);
const nonce16 = bytesOf('nonce', 16);
const marks = [
  { ...cosigner, size: 3, root, gaps: [[5, 2] as const] },
  { ...journal, size: 0, root, gaps: [] },
];

const each: Exclude<Payload, { type: 'bundle' | 'cosignature' }>[] = [
  { type: 'have', seen: nonce8, marks },
  { type: 'have', seen: null, marks: [] },
  { type: 'challenge', nonce: nonce8 },
  { type: 'challenge-answer', nonce: nonce8 },
  { type: 'canary', nonce: nonce16 },
  { type: 'canary-answer', nonce: nonce16, time: 7, marks, signature },
  { type: 'want', hash, offset: 4, length: 9 },
  { type: 'chunk', hash, offset: 4, total: 30, bytes: bytesOf('chunk', 5) },
  { type: 'note-want', journal, size: 6 },
  { type: 'note', journal, size: 6, root, leaf, signature },
  { type: 'note', journal, size: 0, root, leaf: null, signature },
  { type: 'fork-proof', proof: bytesOf('proof', 40) },
  { type: 'over-limit', proof: bytesOf('proof', 40) },
  { type: 'pq', journal, size: 6, root, time: 9, cosigner, signature: bytesOf('pq', 2420) },
  { type: 'cut-ask' },
];

const item: Item = {
  ...{ kind: 1, precedence: 1, class: 2, time: 5, clock: 2 },
  ...{ held: [], references: [], salt: bytesOf('salt', 16), body: bytesOf('body', 4) },
};
const run = encodeRun([item, item]);

describe('a payload', () => {
  it.each(each)('of type $type comes back from its bytes', (payload) => {
    expect(decodePayload(encodePayload(payload))).toEqual({ ok: true, value: payload });
  });

  it('of a type that is not known may be of a later version, and nobody is accused', () => {
    for (const type of [0, 16, 99]) {
      expect(decodePayload(encode([type, 1]))).toMatchObject({ code: 'unknown-type' });
    }
    for (const value of [[-1], ['16'], new Map([[1, 1]]), []]) {
      expect(decodePayload(encode(value as never))).toMatchObject({ ok: false });
      expect(decodePayload(encode(value as never))).not.toMatchObject({ code: 'unknown-type' });
    }
  });

  it('is refused when it fits no frame', () => {
    const long = new Uint8Array(limits.frameBytesMax + 1);
    expect(decodePayload(long)).toMatchObject({ code: 'frame-too-large' });
    expect(decodePayload(long.subarray(1))).not.toMatchObject({ code: 'frame-too-large' });
  });
});

describe('a cosignature', () => {
  const said = { journal, size: 6, time: 9, signature };

  it('comes back with its cosigner, or without', () => {
    for (const by of [cosigner, null]) {
      const value = { type: 'cosignature', ...said, cosigner: by };
      expect(decodePayload(encodeCosignature({ ...said, cosigner: by }))).toEqual({
        ok: true,
        value,
      });
    }
  });

  it('is refused with another cosigner than of three parts, or with bytes behind it', () => {
    const name = [journal.party, journal.number, journal.tag];
    const whole = [2, ...name, 6, 9, signature, [0, 1, cosigner.tag]];
    expect(decodePayload(encode(whole))).toMatchObject({ ok: true });
    const four = [...whole.slice(0, -1), [0, 1, cosigner.tag, 0]];
    expect(decodePayload(encode(four as never))).toMatchObject({ code: 'malformed' });
    const more = Uint8Array.of(...encode(whole), 0);
    expect(decodePayload(more)).toMatchObject({ code: 'malformed' });
  });
});

describe('a bundle', () => {
  const bytes = (first: number, with_ = { signature, root: root as Uint8Array | null }) =>
    encodeBundle(journal, first, run, with_);

  it('comes back with its run as it came, with its root or without', () => {
    for (const given of [root, null]) {
      const read = decodePayload(bytes(7, { signature, root: given }));
      const value = { type: 'bundle', journal, first: 7, items: [item, item], run, signature };
      expect(read).toEqual({ ok: true, value: { ...value, root: given } });
    }
  });

  it('ends where a journal may end, and not beyond', () => {
    const most = limits.journalEntriesMax;
    expect(decodePayload(bytes(most - 2))).toMatchObject({ ok: true });
    expect(decodePayload(bytes(most - 1))).toMatchObject({ code: 'malformed' });
  });

  it('is refused with bytes behind it, or a name that is none', () => {
    expect(decodePayload(Uint8Array.of(...bytes(7), 0))).toMatchObject({ code: 'malformed' });
    const named = encodeBundle({ ...journal, party: 10 }, 7, run, { signature, root });
    expect(decodePayload(named)).toMatchObject({ code: 'malformed', detail: 'bundle' });
  });

  it('is all that may be over the limits', () => {
    expect(decodeBundleOverLimits(bytes(7))).toMatchObject({ ok: true, value: { first: 7 } });
    const others = [
      encodeCosignature({ journal, size: 6, time: 9, signature, cosigner: null }),
      Uint8Array.of(0x87, ...bytes(7).subarray(1)),
      Uint8Array.of(),
    ];
    for (const other of others) {
      expect(decodeBundleOverLimits(other)).toMatchObject({ code: 'malformed', detail: 'bundle' });
    }
  });
});
